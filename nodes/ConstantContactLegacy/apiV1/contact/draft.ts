import { InputError, isBlank, type Mapping } from '../../../kit';
import { contactFields, READ_ONLY_KEYS, type ContactField } from './contactFields';
import { countryName, stateOf } from './places';
import { readContactValue } from './values';

/** Values of a contact by key, e.g. `first_name`. */
export type ContactValues = Record<string, string>;

/**
 * Turns a filled-in form, or an incoming item, into values. Empty ones are left out. Columns that
 * match no field are reported in a hint.
 *
 * @throws InputError when a value is too long or can't be used
 */
export function readContactForm(mapping: Mapping, hint: (text: string) => void): ContactValues {
	const fields = mapping.automatic ? columnNames : fieldsByKey;
	const values: ContactValues = {};
	for (const [name, value] of Object.entries(mapping.values)) {
		if (isBlank(value)) continue;
		const field = fields.get(mapping.automatic ? normalise(name) : name);
		if (field !== undefined) values[field.key] = readContactValue(value, field);
		else if (!readOnlyNames.has(normalise(name))) {
			hint(`The column '${name}' matches no contact field and was left out`);
		}
	}
	checkPlace(values);
	return values;
}

/**
 * @throws InputError when the address is missing, without which no contact can be created (API
 * notes 2.5)
 */
export function requireEmail({ email_address: email }: ContactValues): string {
	if (email !== undefined) return email;
	throw new InputError("'Email Address' is empty", "Fill in 'Email Address'.");
}

/**
 * The values that a contact has after a change. A code that changes takes the name beside it
 * along, unless that is given.
 *
 * @param current the contact as the service answers it
 * @param cleared keys of values to empty
 * @throws InputError when a value is given and emptied at once, or state and country don't go
 * together any more
 */
export function mergeValues(
	current: Record<string, unknown>,
	changes: ContactValues,
	cleared: string[] = [],
): ContactValues {
	const merged: ContactValues = {};
	for (const { key } of contactFields) {
		const value = changes[key] ?? (cleared.includes(key) ? undefined : current[key]);
		if (typeof value === 'string' && value !== '') merged[key] = value;
	}
	for (const [codeKey, nameKey, nameOf] of NAMED_CODES) {
		const code = changes[codeKey];
		const named = changes[nameKey] !== undefined || cleared.includes(nameKey);
		if (code !== undefined && code !== current[codeKey] && !named) merged[nameKey] = nameOf(code);
	}
	if (NAMED_CODES.some(([codeKey]) => changes[codeKey] !== undefined)) checkPlace(merged);
	return merged;
}

/** @throws InputError when a field is given and to be emptied at once, or can't be emptied */
export function checkCleared(changes: ContactValues, cleared: string[]): void {
	for (const key of cleared) {
		const field = fieldsByKey.get(key);
		if (field === undefined || !isClearable(field)) {
			throw new InputError(
				`'Fields to Clear' names '${key}', which can't be emptied`,
				`Use some of: ${contactFields
					.filter(isClearable)
					.map((clearable) => clearable.key)
					.join(', ')}.`,
			);
		}
		if (changes[key] === undefined) continue;
		throw new InputError(
			`'${field.label}' is both filled in and listed under 'Fields to Clear'`,
			'Remove it from one of them.',
		);
	}
}

/** Whether a contact can be without the field. */
export function isClearable({ kind }: ContactField): boolean {
	return kind !== 'email' && kind !== 'emailType';
}

/** Codes and the name that belongs to each. */
const NAMED_CODES: Array<[codeKey: string, nameKey: string, nameOf: (code: string) => string]> = [
	['state_code', 'state_name', (code) => stateOf(code)?.name ?? code],
	['country_code', 'country_name', countryName],
];

/** @throws InputError when the state lies in another country (API notes 2.4) */
function checkPlace({ state_code: stateCode, country_code: countryCode }: ContactValues): void {
	const state = stateOf(stateCode ?? '');
	if (state === undefined || countryCode === undefined || state.country === countryCode) return;
	throw new InputError(
		`'State Code' ${state.code} (${state.name}) doesn't belong to 'Country Code' ${countryCode}`,
		`Set 'Country Code' to ${state.country}, or give 'State Name' instead of 'State Code'. In an update, list the old 'State Code' under 'Fields to Clear'.`,
	);
}

const fieldsByKey = new Map(contactFields.map((field) => [field.key, field]));

const readOnlyNames = new Set(READ_ONLY_KEYS.map(normalise));

/** Fields by everything that a column may be called: key, element, label, alias. */
const columnNames = new Map(
	contactFields.flatMap((field) =>
		[field.key, field.element, field.label, ...(field.aliases ?? [])].map(
			(name) => [normalise(name), field] as const,
		),
	),
);

/** `First Name`, `first_name` and `FirstName` are the same column. */
function normalise(column: string): string {
	return column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
