import type { JsonObject } from '../../json';
import { fieldFault } from '../customFields/values';
import { numberOf, objectsOf, textOf, textsOf } from '../schema';
import type { Account } from '../state';
import { birthdayFault, parseDay } from './dates';
import {
	ADDRESS_TEXTS,
	TEXT_NAMES,
	type AddressKind,
	type AddressRecord,
	type ContactRecord,
	type FieldValue,
	type NoteRecord,
	type PhoneKind,
	type PhoneRecord,
	type Source,
} from './record';

/** The core properties of a contact in a body: omitted ones are empty. */
export type Core = Pick<ContactRecord, 'texts' | 'anniversary' | 'birthday'>;

/** Parses names, anniversary and birthday; invalid ones are added to the errors. */
export function readCore(body: JsonObject, faults: string[]): Core {
	const [month, day] = [numberOf(body.birthday_month), numberOf(body.birthday_day)];
	const birthday = birthdayFault(month, day);
	if (birthday !== undefined) faults.push(birthday);
	const given = textOf(body.anniversary) ?? '';
	const anniversary = given === '' ? undefined : parseDay(given);
	if (given !== '' && anniversary === undefined) faults.push('anniversary is in an invalid format');
	const texts = TEXT_NAMES.flatMap((name) => {
		const value = textOf(body[name]) ?? '';
		return value === '' ? [] : [[name, value] as const];
	});
	return {
		texts: Object.fromEntries(texts),
		...(anniversary === undefined ? {} : { anniversary }),
		...(month === undefined || day === undefined ? {} : { birthday: { month, day } }),
	};
}

function repeated(values: string[]): boolean {
	return new Set(values).size < values.length;
}

/** Ids of lists or tags: each must exist. */
export function readIds(
	ids: string[],
	name: string,
	exists: (id: string) => boolean,
	faults: string[],
): string[] {
	const lower = [...new Set(ids.map((id) => id.toLowerCase()))];
	for (const id of lower) if (!exists(id)) faults.push(`${name} ${id} does not exist`);
	return lower;
}

function readPhones(
	account: Account,
	before: readonly PhoneRecord[],
	sent: JsonObject[],
	source: Source,
	now: number,
	faults: string[],
): PhoneRecord[] {
	const phones = sent.flatMap((phone): PhoneRecord[] => {
		const number = textOf(phone.phone_number) ?? '';
		const kind = textOf(phone.kind) as PhoneKind | undefined;
		if (number === '') return [];
		const known = before.find((other) => other.kind === kind);
		if (known?.number === number) return [known];
		return [
			{
				id: known?.id ?? account.random.uuid(),
				number,
				...(kind === undefined ? {} : { kind }),
				createdTime: known?.createdTime ?? now,
				updatedTime: now,
				createSource: known?.createSource ?? source,
				updateSource: source,
			},
		];
	});
	if (repeated(phones.map(({ kind }) => kind ?? ''))) {
		faults.push('phone_numbers has more than one number of a kind');
	}
	return phones;
}

/** The non-empty texts of an address. */
export function addressTexts(sent: JsonObject): AddressRecord['texts'] {
	return Object.fromEntries(
		ADDRESS_TEXTS.flatMap((name) => {
			const value = textOf(sent[name]) ?? '';
			return value === '' ? [] : [[name, value] as const];
		}),
	);
}

function readAddresses(
	account: Account,
	before: readonly AddressRecord[],
	sent: JsonObject[],
	now: number,
	faults: string[],
): AddressRecord[] {
	const addresses = sent.map((address): AddressRecord => {
		const kind = address.kind as AddressKind;
		const known = before.find((other) => other.kind === kind);
		const texts = addressTexts(address);
		if (known !== undefined && JSON.stringify(known.texts) === JSON.stringify(texts)) return known;
		return {
			id: known?.id ?? account.random.uuid(),
			kind,
			texts,
			createdTime: known?.createdTime ?? now,
			updatedTime: now,
		};
	});
	if (repeated(addresses.map(({ kind }) => kind))) {
		faults.push('street_addresses has more than one address of a kind');
	}
	return addresses;
}

/** Values of custom fields: each field must exist and accept its value. */
export function readFields(account: Account, sent: JsonObject[], faults: string[]): FieldValue[] {
	const values = sent.flatMap((entry): FieldValue[] => {
		const fieldId = String(entry.custom_field_id).toLowerCase();
		const value = textOf(entry.value);
		const choiceIds = (entry.choice_ids as Array<string | number> | undefined)?.map(String);
		const field = account.fields.get(fieldId);
		if (field === undefined) {
			faults.push(`custom_field_id ${fieldId} does not exist`);
			return [];
		}
		const fault = fieldFault(field, value ?? '', choiceIds);
		if (fault !== undefined) faults.push(fault);
		if ((value ?? '') === '' && (choiceIds ?? []).length === 0) return [];
		return [
			{
				fieldId,
				...(value === undefined ? {} : { value }),
				...(choiceIds === undefined ? {} : { choiceIds }),
			},
		];
	});
	if (repeated(values.map(({ fieldId }) => fieldId))) {
		faults.push('custom_fields has a field more than once');
	}
	return values;
}

function readNotes(
	account: Account,
	before: readonly NoteRecord[],
	sent: JsonObject[],
	now: number,
): NoteRecord[] {
	const notes = sent.flatMap((note): NoteRecord[] => {
		const content = textOf(note.content) ?? '';
		const known = before.find(({ id }) => id === note.note_id);
		if (content === '') return [];
		if (known?.content === content) return [known];
		const createdTime = known?.createdTime ?? now;
		return [{ id: known?.id ?? account.random.uuid(), content, createdTime }];
	});
	if (account.options.putNotes === 'replace') return notes;
	return [...notes.filter(({ id }) => !before.some((old) => old.id === id)), ...before];
}

/** Parses the parts of a contact in a body: omitted ones stay unchanged, an empty array clears a part (V3 API 4). */
export function readParts(
	account: Account,
	before: ContactRecord,
	body: JsonObject,
	source: Source,
	now: number,
	faults: string[],
): Partial<ContactRecord> {
	const fields = objectsOf(body.custom_fields);
	const phones = objectsOf(body.phone_numbers);
	const addresses = objectsOf(body.street_addresses);
	const lists = textsOf(body.list_memberships);
	const tags = textsOf(body.taggings);
	const notes = objectsOf(body.notes);
	const taken = tags && readIds(tags, 'taggings', (id) => account.tags.has(id), faults);
	const appended = account.options.putTaggings === 'append' ? before.tags : [];
	return {
		...(fields && { fields: readFields(account, fields, faults) }),
		...(phones && {
			phones: readPhones(account, before.phones, phones, source, now, faults),
		}),
		...(addresses && {
			addresses: readAddresses(account, before.addresses, addresses, now, faults),
		}),
		...(lists && {
			lists: readIds(lists, 'list_memberships', (id) => account.lists.isActive(id), faults),
		}),
		...(taken && { tags: [...new Set([...appended, ...taken])] }),
		...(notes && { notes: readNotes(account, before.notes, notes, now) }),
	};
}

/** An empty contact. */
export function emptyContact(account: Account, source: Source, now: number): ContactRecord {
	return {
		number: account.contacts.nextNumber(),
		texts: {},
		createSource: source,
		updateSource: source,
		createdTime: now,
		updatedTime: now,
		fields: [],
		phones: [],
		addresses: [],
		lists: [],
		tags: [],
		notes: [],
	};
}
