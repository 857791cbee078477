import { emptyError, InputError, isBlank, personFieldOf, type Mapping } from '../../../kit';
import type { ConstantContactApi } from '../../client';
import { findCustomField, isCustomKey, readCustomFields } from './customFields';
import { contactFields, PEOPLE, READ_ONLY, type ContactField } from './fields';
import { normalise } from './names';
import { readCustomValue, readFieldValue, type CustomValue } from './values';

/** Most custom fields of a contact (API notes 4). */
const MOST_CUSTOM_FIELDS = 25;

/** What a user filled in for a contact. */
export interface ContactDraft {
	/** Values of the fields that every contact has, by key. */
	values: Map<string, string | number>;
	customFields: CustomValue[];
}

const fieldsByKey = new Map(contactFields.map((field) => [field.key, field]));

/**
 * Reads a filled-in form, or an incoming item, whose columns are recognised by key, label or other names. Empty values are left out.
 *
 * @throws InputError when a value can't be used
 */
export async function readDraft(
	api: ConstantContactApi,
	{ automatic, values: given }: Mapping,
	hint: (text: string) => void,
): Promise<ContactDraft> {
	const entries = Object.entries(given).filter(([, value]) => !isBlank(value));
	const plain = automatic ? plainNames() : fieldsByKey;
	const nameOf = (name: string) => (automatic ? normalise(name) : name);
	const others = entries.filter(([name]) => !plain.has(nameOf(name)) && !isReadOnly(name));
	const custom = others.length > 0 ? await readCustomFields(api) : [];
	const draft: ContactDraft = { values: new Map(), customFields: [] };
	for (const [name, value] of entries) {
		const own = plain.get(nameOf(name));
		const customField = own === undefined ? findCustomField(custom, name) : undefined;
		const isForeign = automatic && own === undefined && customField === undefined;
		const field = isForeign ? foreignField(name) : own;
		if (field !== undefined) draft.values.set(field.key, readFieldValue(value, field));
		else if (customField !== undefined) {
			draft.customFields.push(readCustomValue(value, customField));
		} else if (isCustomKey(name)) throw unknownField(name);
		else if (!isReadOnly(name)) {
			hint(`The column '${name}' matches no contact field and was left out`);
		}
	}
	checkBirthday(draft.values);
	return checkCount(draft);
}

/** The e-mail address of a draft. @throws InputError when there is none */
export function requireEmail({ values }: ContactDraft, mapping: Mapping): string {
	const email = values.get('email_address');
	if (typeof email === 'string') return email;
	const field = { label: 'Email Address', written: mapping.written?.email_address };
	throw emptyError(field, "Fill in 'Email Address'.");
}

let names: Map<string, ContactField> | undefined;

/** The fields by everything that a column may be called. */
function plainNames(): Map<string, ContactField> {
	names ??= new Map(
		contactFields.flatMap((field) =>
			[field.key, field.label, ...field.aliases].map((name) => [normalise(name), field]),
		),
	);
	return names;
}

/** The field that a column means in another language, or in another program's export. */
function foreignField(column: string): ContactField | undefined {
	const person = personFieldOf(column);
	return person && fieldsByKey.get(PEOPLE[person] ?? '');
}

function isReadOnly(name: string): boolean {
	return READ_ONLY.some((key) => normalise(key) === normalise(name));
}

function unknownField(key: string): InputError {
	return new InputError(
		`The account has no custom field with the ID '${key.slice(key.indexOf(':') + 1)}'`,
		"It may have been deleted: refresh the fields under 'Contact Fields', and map it anew.",
	);
}

/** @throws InputError when month and day don't come together, or are no day of the calendar */
function checkBirthday(values: ContactDraft['values']): void {
	const month = values.get('birthday_month');
	const day = values.get('birthday_day');
	if (month === undefined && day === undefined) return;
	if (month === undefined || day === undefined) {
		throw new InputError(
			"'Birthday Month' and 'Birthday Day' go together, and one is empty",
			'Fill in both, or none.',
		);
	}
	// The year doesn't count, so 29 February is a day.
	if (Number(day) <= new Date(Date.UTC(2000, Number(month), 0)).getUTCDate()) return;
	throw new InputError(
		`'Birthday Day' is ${day}, and month ${month} has fewer days`,
		'Correct the birthday.',
	);
}

function checkCount(draft: ContactDraft): ContactDraft {
	const { length } = draft.customFields;
	if (length <= MOST_CUSTOM_FIELDS) return draft;
	throw new InputError(
		`${length} custom fields are filled in, and a contact has ${MOST_CUSTOM_FIELDS} at most`,
		'Leave some of them out.',
	);
}
