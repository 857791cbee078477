import type { Sandbox } from '../../sandbox';

/** A person as both accounts are compared by: what must come along, whichever version holds it. */
export interface Person {
	email: string;
	first_name: string;
	last_name: string;
	company_name: string;
	/** Whether the person may be mailed, has yet to confirm that, or has unsubscribed. */
	consent: string;
	/** Names of lists as they are compared, sorted. */
	lists: string[];
	/** Values by the label of the field as it is compared. */
	fields: Record<string, string>;
}

/** Whether a campaign reaches the person. */
export const mayBeMailed = ({ consent, lists }: Person): boolean =>
	consent === 'allowed' && lists.length > 0;

/** A name of a list or field as names are compared. */
export const comparable = (name: string): string => name.trim().toLowerCase();

const trimmed = (value: string | undefined) => (value ?? '').trim();

const sortedNames = (names: string[]) => [...new Set(names.map(comparable))].sort();

/** Everybody in the account of version 2, by address. */
export function legacyPeople({ constantContactV2: account }: Sandbox): Map<string, Person> {
	const names = new Map(account.lists().map(({ id, name }) => [id, name]));
	const consents: Record<string, string> = { OPTOUT: 'unsubscribed', UNCONFIRMED: 'waiting' };
	const people = [...account.contacts()].map(
		({ email, texts, status, lists, customFields }): Person => ({
			email,
			first_name: trimmed(texts.first_name),
			last_name: trimmed(texts.last_name),
			company_name: trimmed(texts.company_name),
			consent: consents[status] ?? 'allowed',
			lists: sortedNames(lists.map((id) => names.get(id) ?? '')),
			fields: Object.fromEntries(
				Object.entries(customFields)
					.map(([name, value]) => [name.replace('CustomField', 'custom field '), value.trim()])
					.filter(([, value]) => value !== ''),
			) as Record<string, string>,
		}),
	);
	return byAddress(people);
}

/** Everybody in the account of V3 who isn't deleted, by address. */
export function newPeople({ constantContactV3: account }: Sandbox): Map<string, Person> {
	const names = new Map(account.lists().map(({ id, name }) => [id, name]));
	const labels = new Map(account.customFields().map(({ id, label }) => [id, label]));
	const consents: Record<string, string> = {
		explicit: 'allowed',
		implicit: 'allowed',
		pending_confirmation: 'waiting',
	};
	const people = [...account.contacts()]
		.filter(({ deletedTime }) => deletedTime === undefined)
		.map(({ email, texts, lists, fields }): Person => ({
			email: email?.address ?? '',
			first_name: trimmed(texts.first_name),
			last_name: trimmed(texts.last_name),
			company_name: trimmed(texts.company_name),
			consent: consents[email?.permission ?? ''] ?? String(email?.permission),
			lists: sortedNames(lists.map((id) => names.get(id) ?? '')),
			fields: Object.fromEntries(
				fields.map(({ fieldId, value }) => [
					comparable(labels.get(fieldId) ?? fieldId),
					value ?? '',
				]),
			),
		}));
	return byAddress(people);
}

function byAddress(people: Person[]): Map<string, Person> {
	return new Map(people.map((person) => [person.email, person]));
}
