import {
	checkCleared,
	toComparableName,
	emptyError,
	InputError,
	isBlank,
	MappedValues,
	getPersonColumnNames,
	type Mapping,
	type MappingRules,
} from '../../kit';
import { checkConsent } from './consent';
import { PEOPLE, type FormField } from './fields';
import { findState } from './places';
import { readContactValue } from './values';

/** Values of a contact by key, e.g. `first_name`. */
export type ContactValues = Record<string, string>;

/** Values of a contact that is known by its address. */
export type NewContactValues = ContactValues & { email_address: string };

/** Keys of the parts of one postal address that have to go together. */
export interface PlaceKeys {
	stateCode: string;
	countryCode: string;
	/** Codes with the name that belongs to each. A code that changes replaces the name. */
	names: Array<{
		code: string;
		name: string;
		/** The new name; undefined empties it. */
		getName(code: string): string | undefined;
	}>;
}

/** How a filled-in form, or an incoming item, is read. */
export interface FormRules extends MappingRules {
	/** Whether the contact is going to be put on lists. */
	subscribes: boolean;
}

/** A column of an item, and what it holds. */
export type Column = [name: string, value: unknown];

/** What columns of an item may be called. */
interface ColumnNames<F> {
	/** Fields by everything that a column may be called: key, label, alias. */
	fields: Map<string, F>;
	readOnly: Set<string>;
}

/** The fields of a contact that an API version writes: reads filled-in forms, and merges them with what is there. */
export class ContactForm<F extends FormField> {
	private readonly fieldsByKey: Map<string, F>;
	private names: ColumnNames<F> | undefined;

	/**
	 * @param readOnlyKeys keys of a contact that can't be written: of the service's own contacts they are left out without a word
	 * @param isOwn whether an item is a contact as the service gives it
	 */
	constructor(
		readonly fields: F[],
		private readonly readOnlyKeys: string[],
		private readonly isOwn: (item: Record<string, unknown>) => boolean,
		private readonly places: PlaceKeys[],
	) {
		this.fieldsByKey = new Map(fields.map((field) => [field.key, field]));
	}

	/** Made when an item is first read, not when the node is loaded. */
	private get columnNames(): ColumnNames<F> {
		this.names ??= {
			fields: new Map([
				...this.fields.flatMap((field) => getForeignNames(field, field)),
				...this.fields.flatMap((field) => collectNames(field, field)),
			]),
			readOnly: new Set(this.readOnlyKeys.map((key) => toComparableName(key))),
		};
		return this.names;
	}

	/** Fields that a contact can be without. */
	get clearable(): F[] {
		return this.fields.filter(({ kind }) => kind !== 'email' && kind !== 'emailType');
	}

	/**
	 * Turns a filled-in form, or an incoming item, into values. Empty ones are left out. Columns that
	 * match no field are reported in a hint.
	 *
	 * @param columns the item's columns, where they aren't those of the mapping
	 * @throws InputError when a value is too long or can't be used, when two columns differ that mean the same field, or when an
	 * item that is going to be put on lists says that the person has unsubscribed
	 */
	read(
		{ automatic, values: given }: Mapping,
		{ subscribes, hint, unusable, mapped: tell }: FormRules,
		columns: Column[] = Object.entries(given),
	): ContactValues {
		const { fields, readOnly } = this.columnNames;
		const isOwn = automatic && this.isOwn(given);
		const mapped = new MappedValues<string>({ hint, ...(automatic && { unusable }) });
		for (const [column, raw] of columns) {
			if (isBlank(raw)) continue;
			const field = automatic ? fields.get(toComparableName(column)) : this.fieldsByKey.get(column);
			if (field !== undefined) {
				const { key, label, kind } = field;
				if (automatic) tell?.(column, key);
				const isNeeded = kind === 'email';
				mapped.add({ key, label, column, raw, isNeeded }, () => readContactValue(raw, field));
			} else if (!isOwn || !readOnly.has(toComparableName(column))) {
				hint(`The column '${column}' matches no contact field and was left out`);
				tell?.(column, null);
			}
		}
		if (automatic && subscribes) checkConsent(given);
		const values: ContactValues = Object.fromEntries(mapped.entries());
		this.places.forEach((place) => this.checkPlace(values, place));
		return values;
	}

	/**
	 * The values that a contact has after a change. A code that changes takes the name beside it
	 * along, unless that is given.
	 *
	 * @param current values of the contact as it is; others than texts are left out
	 * @param cleared keys of values to empty
	 * @throws InputError when state and country don't go together any more
	 */
	merge(
		current: Record<string, unknown>,
		changes: ContactValues,
		cleared: string[] = [],
	): ContactValues {
		const merged: ContactValues = {};
		for (const { key } of this.fields) {
			const value = changes[key] ?? (cleared.includes(key) ? undefined : current[key]);
			if (typeof value === 'string' && value !== '') merged[key] = value;
		}
		for (const place of this.places) {
			for (const { code: codeKey, name: nameKey, getName } of place.names) {
				const code = changes[codeKey];
				if (code === undefined || code === current[codeKey]) continue;
				if (changes[nameKey] !== undefined || cleared.includes(nameKey)) continue;
				const name = getName(code);
				if (name === undefined) delete merged[nameKey];
				else merged[nameKey] = name;
			}
			const { stateCode, countryCode } = place;
			const isMoved = changes[stateCode] !== undefined || changes[countryCode] !== undefined;
			if (isMoved) this.checkPlace(merged, place);
		}
		return merged;
	}

	/** @throws InputError when a field is given and to be emptied at once, or can't be emptied */
	checkCleared(changes: ContactValues, cleared: string[]): void {
		checkCleared(cleared, {
			getLabel: (key) => this.clearable.find((clearable) => clearable.key === key)?.label,
			isFilled: (key) => changes[key] !== undefined,
			names: this.clearable.map(({ key }) => key),
		});
	}

	/** @throws InputError when the state lies in another country (V1 API 2.4) */
	private checkPlace(values: ContactValues, { stateCode, countryCode }: PlaceKeys): void {
		const state = findState(values[stateCode] ?? '');
		const country = values[countryCode]?.toLowerCase();
		if (state === undefined || country === undefined || state.country === country) return;
		const [stateLabel, countryLabel] = [this.getLabel(stateCode), this.getLabel(countryCode)];
		throw new InputError(
			`'${stateLabel}' ${state.code} (${state.name}) doesn't belong to '${countryLabel}' ${country}`,
			`Set '${countryLabel}' to ${state.country}, or give '${stateLabel.replace('Code', 'Name')}' instead of '${stateLabel}'. In an update, list the old '${stateLabel}' under 'Fields to Clear'.`,
		);
	}

	private getLabel(key: string): string {
		return this.fieldsByKey.get(key)?.label ?? key;
	}
}

/**
 * @throws InputError when the address is missing, without which no contact can be created
 */
export function requireEmail({ email_address: email }: ContactValues, mapping: Mapping): string {
	if (email !== undefined) return email;
	const field = { label: 'Email Address', written: mapping.written?.email_address };
	throw emptyError(field, "Fill in 'Email Address'.");
}

function collectNames<F extends FormField>({ key, label, aliases = [] }: FormField, field: F) {
	return [key, label, ...aliases].map((name): [string, F] => [toComparableName(name), field]);
}

/** Names of other languages and programs, which count where no field has them itself. */
function getForeignNames<F extends FormField>({ key }: FormField, field: F) {
	const person = PEOPLE[key];
	const names = person === undefined ? [] : getPersonColumnNames(person);
	return names.map((name): [string, F] => [toComparableName(name), field]);
}
