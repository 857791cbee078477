import type { IDataObject } from 'n8n-workflow';

import {
	cutText,
	formatCount,
	toComparableName,
	emptyError,
	InputError,
	isNothing,
	isNoDate,
	isNoMonthOrDay,
	isRecord,
	MappedValues,
	findPersonField,
	toResult,
	type Mapping,
	type MappingRules,
	type TellColumn,
	type TellHint,
	type UnusableValues,
} from '../../../kit';
import { isDayOfMonth } from '../../../constantContactShared/birthday';
import { checkConsent } from '../../../constantContactShared/contactForm/consent';
import type { ConstantContactApi } from '../../api/client';
import {
	areCustomFieldsRead,
	findCustomField,
	isCustomKey,
	readCustomFields,
	type CustomField,
} from './customFields';
import { contactFields, PEOPLE, READ_ONLY, type ContactField } from './fields';
import { isNoChoice, readCustomValue, readFieldValue, type CustomValue } from './values';

/** Maximum custom fields per contact (V3 API 4). */
export const MOST_CUSTOM_FIELDS = 25;

/** What a user filled in for a contact. */
export interface ContactDraft {
	/** Values of the standard fields, by key. */
	values: Map<string, string | number>;
	customFields: CustomValue[];
}

const fieldsByKey = new Map(contactFields.map((field) => [field.key, field]));

/** How a filled-in form, or an incoming item, is read. */
export interface DraftRules extends MappingRules {
	/** Whether the contact may be added to lists. */
	subscribes: boolean;
	/** How many custom fields the request accepts. Default: as many as a contact can have. */
	mostCustomFields?: number | undefined;
}

/**
 * Reads a filled-in form, or an incoming item whose columns are matched by key, label or other names. Empty values are left out.
 *
 * @throws InputError if a value is invalid, when two columns for the same field differ, or when the item says that the person
 * has unsubscribed
 */
async function readDraft(
	api: ConstantContactApi,
	{ automatic, values: given, zone }: Mapping,
	{ subscribes, hint, unusable, mapped, mostCustomFields = MOST_CUSTOM_FIELDS }: DraftRules,
): Promise<ContactDraft> {
	const entries = Object.entries(automatic ? flattenAddress(given) : given).filter(
		([, value]) => !isNothing(value),
	);
	const plain = automatic ? indexPlainNames() : fieldsByKey;
	const normalizeName = (name: string) => (automatic ? toComparableName(name) : name);
	// A contact as returned by the service may be passed in.
	const isOwn = automatic && given.contact_id !== undefined;
	const isLeftOut = (name: string) => isOwn && isReadOnly(name);
	const isShort = automatic && isShortForm(given);
	const others = entries.filter(([name]) => !plain.has(normalizeName(name)) && !isLeftOut(name));
	const custom = others.length > 0 ? await readCustomFields(api) : [];
	// Otherwise it would overtake an item about the same person; if the reading fails, that concerns only the other one.
	if (others.length === 0 && areCustomFieldsRead(api)) await toResult(readCustomFields(api));
	const rules = { hint, ...(automatic && { unusable }) };
	const isCutting = automatic && unusable === 'cut';
	const times = { zone, hint };
	const values = new MappedValues<string | number>(rules);
	const customValues = new MappedValues<CustomValue>(rules);
	const used = new Set<string>();
	for (const [column, raw] of entries) {
		if (isShort && KINDLESS.includes(column)) {
			hint(LEFT_OUT_KINDLESS);
			mapped?.(column, null);
			continue;
		}
		const own = plain.get(normalizeName(column));
		const customField = own === undefined ? findByColumn(custom, column, automatic) : undefined;
		const isForeign = automatic && own === undefined && customField === undefined;
		const field = isForeign ? findForeignField(column) : own;
		if (field !== undefined || customField !== undefined) used.add(column);
		if (field !== undefined) {
			if (isNoDateIn(field, raw)) continue;
			const { key, label, kind } = field;
			const isNeeded = kind === 'email';
			if (automatic) mapped?.(column, key);
			values.add({ key, label, column, raw, isNeeded }, () => readFieldValue(raw, field, times));
		} else if (customField !== undefined) {
			if (customField.type.startsWith('date') && isNoDate(raw)) continue;
			if (isNoChoice(raw, customField)) continue;
			const { id: key, label } = customField;
			if (automatic) mapped?.(column, label);
			const fit = isCutting ? createCutter(label, column, hint) : undefined;
			customValues.add({ key, label, column, raw }, () =>
				readCustomValue(raw, customField, times, fit),
			);
		} else if (isCustomKey(column)) throw unknownFieldError(column);
		else if (!isLeftOut(column)) {
			hint(`The column '${column}' matches no contact field and was left out`);
			mapped?.(column, null);
		}
	}
	if (automatic && subscribes) checkConsent(given, (column) => used.has(column));
	values.leaveOutPartners(PARTNERS);
	const customFields = [...customValues.entries()].map(([, value]) => value);
	const draft: ContactDraft = { values: new Map(values.entries()), customFields };
	const wrong = findBirthdayProblem(draft.values);
	if (wrong !== undefined) {
		if (!automatic || unusable !== 'leaveOut') throw wrong;
		for (const key of BIRTHDAY) draft.values.delete(key);
		const labels = BIRTHDAY.map((key) => fieldsByKey.get(key)?.label).join("' and '");
		hint(`Left out invalid values for '${labels}'`, wrong.message);
	}
	return checkCount(draft, mostCustomFields);
}

/** The same item; of a contact as the API returns it, the email address is the text in its record. */
function flattenAddress(item: Record<string, unknown>): Record<string, unknown> {
	const { contact_id: id, email_address: email } = item;
	return id !== undefined && isRecord(email) ? { ...item, email_address: email.address } : item;
}

/** Keys of a contact's short form whose values are those of any kind: as another kind, they would be written a second time. */
export const KINDLESS = ['phone_number', 'city'];

const LEFT_OUT_KINDLESS =
	"Left out 'phone_number' and 'city' of contacts as this node returns them, because they don't say of which kind they are. To change them, name the field, e.g. 'work_phone' or 'home_city'";

/** Whether an item is a contact in the short form; parts that weren't read are missing. */
export function isShortForm(item: Record<string, unknown>): boolean {
	return ['contact_id', 'name', 'permission_to_send'].every((key) => item[key] !== undefined);
}

/** The fields of a birthday, which the service accepts only together (V3 API 4). */
export const BIRTHDAY = ['birthday_month', 'birthday_day'] as const;

/** Without its number, the permission for text messages would become that for the contact's current number. */
const PARTNERS = [
	['birthday_month', 'birthday_day'],
	['birthday_day', 'birthday_month'],
	['sms_number', 'sms_permission'],
] as const;

/** The custom field of a column; of an item, also as imports name it: `cf:Shoe_size`. */
function findByColumn(
	fields: CustomField[],
	column: string,
	automatic: boolean,
): CustomField | undefined {
	const found = findCustomField(fields, column);
	return found ?? (automatic ? findCustomField(fields, column.replace(/^cf:/i, '')) : undefined);
}

/** Whether a value of a date field stands for none. */
function isNoDateIn({ kind }: ContactField, raw: unknown): boolean {
	if (kind === 'month' || kind === 'day') return isNoMonthOrDay(raw);
	return kind === 'date' && isNoDate(raw);
}

/** Cuts texts to the maximum length, and says so. */
function createCutter(label: string, column: string, hint: TellHint) {
	return (text: string, most: number) => {
		if (text.length <= most) return text;
		hint(
			`Cut texts for '${label}' to ${most} characters`,
			`column '${column}' contains ${formatCount(text.length, 'character')}`,
		);
		return cutText(text, most);
	};
}

/** The context for reading a contact's form: a run of the operation, or its preview. */
export interface DraftCall {
	api: ConstantContactApi;
	params: { contactFields: Mapping; unusableValues: UnusableValues };
	hint: TellHint;
	/** Set by a preview. */
	mapped?: TellColumn;
}

/**
 * Reads the parameters of a call, see `readDraft`.
 *
 * @param subscribes whether the contact may be added to lists
 * @param mostCustomFields how many custom fields the request accepts
 */
export async function readFormDraft(
	{ api, params, hint, mapped }: DraftCall,
	subscribes: boolean,
	mostCustomFields?: number,
): Promise<ContactDraft> {
	const { contactFields: mapping, unusableValues: unusable } = params;
	const rules = { subscribes, hint, unusable, mapped, mostCustomFields };
	return await readDraft(api, mapping, rules);
}

/** A draft as a preview shows it. */
export function showDraft({ values, customFields }: ContactDraft): IDataObject {
	return {
		...Object.fromEntries(values),
		...(customFields.length > 0 && { custom_fields: customFields }),
	};
}

/** The email address of a draft. @throws InputError if there is none */
export function requireEmail({ values }: ContactDraft, mapping: Mapping): string {
	const email = values.get('email_address');
	if (typeof email === 'string') return email;
	const field = { label: 'Email Address', written: mapping.written?.email_address };
	throw emptyError(field, "Fill in 'Email Address'.");
}

let names: Map<string, ContactField> | undefined;

/** The fields by every name that a column may have. */
function indexPlainNames(): Map<string, ContactField> {
	names ??= new Map(
		contactFields.flatMap((field) =>
			[field.key, field.label, ...field.aliases].map((name) => [toComparableName(name), field]),
		),
	);
	return names;
}

/** The field that matches a column in another language, or in another program's export. */
function findForeignField(column: string): ContactField | undefined {
	const person = findPersonField(column);
	return person && fieldsByKey.get(PEOPLE[person] ?? '');
}

function isReadOnly(name: string): boolean {
	return READ_ONLY.some((key) => toComparableName(key) === toComparableName(name));
}

function unknownFieldError(key: string): InputError {
	return new InputError(
		`The account has no custom field with the ID '${key.slice(key.indexOf(':') + 1)}'`,
		"It may have been deleted: refresh the fields under 'Contact Fields', and map it again.",
	);
}

/** What is wrong with a birthday of which a part is missing, or whose day doesn't exist. */
function findBirthdayProblem(values: ContactDraft['values']): InputError | undefined {
	const month = values.get('birthday_month');
	const day = values.get('birthday_day');
	if (month === undefined && day === undefined) return undefined;
	if (month === undefined || day === undefined) {
		return new InputError(
			"'Birthday Month' and 'Birthday Day' belong together, but one is empty",
			'Fill in both, or none.',
		);
	}
	if (isDayOfMonth(Number(month), Number(day))) return undefined;
	return new InputError(
		`'Birthday Day' is ${day}, and month ${month} has fewer days`,
		'Correct the birthday.',
	);
}

function checkCount(draft: ContactDraft, most: number): ContactDraft {
	const { length } = draft.customFields;
	if (length <= most) return draft;
	throw new InputError(
		`${length} custom fields are filled in, but at most ${most} are allowed`,
		'Leave some of them out.',
	);
}
