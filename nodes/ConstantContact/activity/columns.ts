import {
	findPersonField,
	formatCount,
	isNoDate,
	readBoolean,
	removeFormulaMark,
	toComparableName,
	toResultSync,
	type PersonField,
	type TimeContext,
} from '../../kit';
import type { Columns, ValueReader } from '../../constantContactShared/bulk/columns';
import { findBirthdayProblem } from '../../constantContactShared/bulk/dates';
import { findCustomField, type CustomField } from '../contact/form/customFields';
import { MOST_CUSTOM_FIELDS } from '../contact/form/draft';
import { ADDRESS_KINDS, PEOPLE } from '../contact/form/fields';
import { findChoice, isNoChoice, listChoices, readTime } from '../contact/form/values';

/** Keys of an imported row and the maximum length of each (V3 API appendix B). */
const LENGTHS = new Map<string, number>([
	['email', 50],
	['first_name', 50],
	['last_name', 50],
	['job_title', 50],
	['company_name', 50],
	['birthday_month', 2],
	['birthday_day', 2],
	['anniversary', 50],
	...['home', 'work', 'mobile', 'other'].map((kind): [string, number] => [`${kind}_phone`, 50]),
	...ADDRESS_KINDS.flatMap((kind): Array<[string, number]> => [
		[`${kind}_street`, 255],
		[`${kind}_street2`, 255],
		[`${kind}_city`, 50],
		[`${kind}_state`, 50],
		[`${kind}_zip`, 50],
		[`${kind}_country`, 50],
	]),
	['sms_number', 16],
	['sms_consent_date', 16],
]);

const LONGEST_CUSTOM = 255;

/** Maximum phone numbers per contact (V3 API 4). */
const MOST_PHONES = 3;

/** Further names, for tables with only one address and one phone number. */
const ALIASES: Record<string, string> = {
	'email address': 'email',
	mail: 'email',
	'e mail': 'email',
	phone: 'work_phone',
	'cell phone': 'mobile_phone',
	mobile: 'mobile_phone',
	company: 'company_name',
	street: 'home_street',
	address: 'home_street',
	city: 'home_city',
	state: 'home_state',
	zip: 'home_zip',
	'postal code': 'home_zip',
	country: 'home_country',
	...Object.fromEntries(ADDRESS_KINDS.map((kind) => [`${kind} postal code`, `${kind}_zip`])),
};

/** The columns that match common headings in tables of people, in any language. */
const IMPORT_PEOPLE: Partial<Record<PersonField, string>> = {
	...PEOPLE,
	email: 'email',
	street2: 'home_street2',
	postalCode: 'home_zip',
	workStreet2: 'work_street2',
	workPostalCode: 'work_zip',
};

/**
 * The columns of an import: the standard ones, and the account's custom fields by name or label.
 *
 * @param times how times are read
 * @param strange names that stand for none of them here
 */
export function createImportColumns(
	customFields: CustomField[],
	times: TimeContext,
	strange: readonly string[] = [],
): Columns {
	const custom = customFields.map(({ name }) => `cf:${name}`);
	const names = [...LENGTHS.keys(), ...custom];
	const byName = new Map([
		...Object.entries(ALIASES).map(([name, column]): [string, string] => [
			toComparableName(name),
			column,
		]),
		...[...LENGTHS.keys()].map((column): [string, string] => [toComparableName(column), column]),
	]);
	return {
		names,
		email: 'email',
		dates: [
			'anniversary',
			'sms_consent_date',
			...customFields.filter(({ type }) => type === 'date').map(({ name }) => `cf:${name}`),
		],
		wholes: { birthday_month: 12, birthday_day: 31 },
		readers: { ...createReaders(customFields, times), sms_number: readUsNumber },
		summary: `${[...LENGTHS.keys()].join(', ')}, and the labels of custom fields`,
		find(name) {
			if (strange.includes(name)) return undefined;
			const plain = byName.get(toComparableName(name));
			if (plain !== undefined) return plain;
			const custom = findCustomField(customFields, name.replace(/^cf:/i, ''));
			if (custom !== undefined) return `cf:${custom.name}`;
			const field = findPersonField(name);
			return field && IMPORT_PEOPLE[field];
		},
	};
}

/** Imports accept US numbers without the code of the country (V3 pitfalls 17); _Contact: Create_ requires it. */
function readUsNumber(text: string): { value: string } {
	const [, digits] = /^(?:(?:\+|00)?1)?([2-9]\d{9})$/.exec(text.replace(/[\s().-]/g, '')) ?? [];
	return { value: digits ?? text };
}

/** What reads the values of custom fields that accept only some. */
function createReaders(
	customFields: CustomField[],
	times: TimeContext,
): Record<string, ValueReader> {
	return Object.fromEntries(
		customFields.flatMap((field): Array<[string, ValueReader]> => {
			const reader = READERS[field.type];
			if (reader === undefined) return [];
			const column = `cf:${field.name}`;
			const read: ValueReader = (text) => {
				const value = reader(text, field, times);
				if (typeof value === 'string') return { value };
				return { problem: `has the ${column} '${text}', ${value.problem}` };
			};
			return [[column, read]];
		}),
	);
}

/** Reads a value as the service wants it, or says what is wrong. */
type CustomReader = (
	text: string,
	field: CustomField,
	times: TimeContext,
) => string | { problem: string };

const READERS: Record<string, CustomReader> = {
	boolean: readFlag,
	currency: readAmount,
	datetime: readMoment,
	multi_select: readChoice,
	number: readAmount,
	single_select: readChoice,
};

function readAmount(text: string): string | { problem: string } {
	const number = removeFormulaMark(text, true);
	if (/^-?\d+(?:\.\d+)?$/.test(number)) return number;
	return { problem: "which isn't a number. Enter digits with a point before decimals" };
}

function readFlag(text: string, { label }: CustomField): string | { problem: string } {
	const flag = toResultSync(() => readBoolean(text, label));
	return flag.ok ? String(flag.value) : { problem: "which isn't true or false" };
}

/** A time as the contact form writes it. */
function readMoment(
	text: string,
	{ label }: CustomField,
	times: TimeContext,
): string | { problem: string } {
	if (isNoDate(text)) return '';
	const time = toResultSync(() => readTime(removeFormulaMark(text, true), label, times));
	return time.ok ? time.value : { problem: "which isn't a time. Write it as 2026-05-31 14:30" };
}

/** The label of a choice as the service spells it. How an import separates several isn't documented, so these stay as they are. */
function readChoice(text: string, field: CustomField): string | { problem: string } {
	if (isNoChoice(text, field)) return '';
	const list = toResultSync(() => listChoices(text, field));
	const given = list.ok ? list.value.map((entry) => findChoice(entry, field)) : [];
	const [first] = given;
	if (first === undefined || given.includes(undefined)) {
		const labels = field.choices.map(({ label }) => label).join(', ');
		return { problem: `which isn't a choice. Use one of: ${labels}` };
	}
	return given.length === 1 ? first.label : text;
}

/** What is wrong with a value that the service would truncate, or whose row it would refuse. */
export function findLengthProblem(column: string, value: string): string | undefined {
	const most = LENGTHS.get(column) ?? LONGEST_CUSTOM;
	if (value.length <= most) return undefined;
	return `has ${formatCount(value.length, 'character')} in ${column}; the maximum is ${most}`;
}

/**
 * What is wrong with a row that the service would refuse as a whole, or whose consent to text messages it would not record.
 *
 * @param isExplicit whether people with an SMS number have consented, which takes the date
 */
export function findRowProblem(
	columns: string[],
	values: string[],
	isExplicit: boolean,
): string | undefined {
	let customFields = 0;
	let phones = 0;
	for (const [index, column] of columns.entries()) {
		if (values[index] === '') continue;
		if (column.startsWith('cf:')) customFields++;
		else if (column.endsWith('_phone')) phones++;
	}
	if (customFields > MOST_CUSTOM_FIELDS) {
		return `has ${customFields} custom fields; the maximum is ${MOST_CUSTOM_FIELDS}`;
	}
	if (phones > MOST_PHONES) return `has ${phones} phone numbers; the maximum is ${MOST_PHONES}`;
	if (isExplicit && lacksConsentDate(columns, values)) {
		return "has an sms_number, but no sms_consent_date, which the 'SMS Permission' explicit needs";
	}
	return findBirthdayProblem(columns, values, { month: 'birthday_month', day: 'birthday_day' });
}

/** Whether a row has a number for text messages, and an empty date of the consent. */
function lacksConsentDate(columns: string[], values: string[]): boolean {
	const read = (name: string) => values[columns.indexOf(name)];
	return Boolean(read('sms_number')) && read('sms_consent_date') === '';
}

/** Whether a phone number has a country code other than that of the US: an import may reject it (V3 pitfalls 17). */
export function isForeignPhone(column: string, value: string): boolean {
	return /_phone$|^sms_number$/.test(column) && /^\s*(?:\+|00)\s*(?!1)\d/.test(value);
}
