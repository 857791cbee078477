import {
	checkCleared,
	toComparableName,
	emptyError,
	emptyFormError,
	InputError,
	isBlank,
	MappedValues,
	getPersonColumnNames,
	type Mapping,
	type TellColumn,
	type TellHint,
	type UnusableValues,
} from '../../kit';
import { checkConsent } from './consent';
import { PEOPLE, type FormField } from './fields';
import { findState } from './places';
import { readContactValue } from './values';

/** Values of a contact by key, e.g. `first_name`. */
export type ContactValues = Record<string, string>;

/** Values of a contact that is identified by its address. */
type NewContactValues = ContactValues & { email_address: string };

/** Keys of the parts of a postal address that depend on each other. */
export interface PlaceKeys {
	stateCode: string;
	countryCode: string;
	/** Codes with the name that belongs to each. If a code changes, it replaces the name. */
	names: Array<{
		code: string;
		name: string;
		/** The new name; undefined clears it. */
		getName(code: string): string | undefined;
	}>;
}

/** The context for reading a contact's form: a run of the operation, or its preview. */
export interface FormCall {
	params: { contactFields: Mapping; unusableValues?: UnusableValues | undefined };
	hint: TellHint;
	/** Set by a preview. */
	mapped?: TellColumn;
}

/** What is special about the contacts of an API version. */
interface FormDefinition<F extends FormField> {
	fields: F[];
	/** Keys of a contact that can't be written: in the service's own contacts, they are ignored without a hint. */
	readOnlyKeys: string[];
	places: PlaceKeys[];
	/** Whether an item is a contact as returned by the service. */
	isOwn: (item: Record<string, unknown>) => boolean;
	/** The columns of an item that may be such a contact, if they aren't its keys. */
	flatten?: (item: Record<string, unknown>) => Record<string, unknown>;
}

/** The names that columns of an item may have. */
interface ColumnNames<F> {
	/** Fields by every name that a column may have: key, label, alias. */
	fields: Map<string, F>;
	readOnly: Set<string>;
}

/** The contact fields that an API version writes: reads filled-in forms, and merges them with existing values. */
export class ContactForm<F extends FormField> {
	private readonly fieldsByKey: Map<string, F>;
	private names: ColumnNames<F> | undefined;

	constructor(private readonly definition: FormDefinition<F>) {
		this.fieldsByKey = new Map(this.fields.map((field) => [field.key, field]));
	}

	/** All fields, in the order of the form. */
	get fields(): F[] {
		return this.definition.fields;
	}

	/** Created when an item is first read, not when the node is loaded. */
	private get columnNames(): ColumnNames<F> {
		this.names ??= {
			fields: new Map([
				...this.fields.flatMap((field) => getForeignNames(field, field)),
				...this.fields.flatMap((field) => collectNames(field, field)),
			]),
			readOnly: new Set(this.definition.readOnlyKeys.map((key) => toComparableName(key))),
		};
		return this.names;
	}

	/** Optional fields of a contact. */
	get clearable(): F[] {
		return this.fields.filter(({ kind }) => kind !== 'email' && kind !== 'emailType');
	}

	/**
	 * The values of a contact to create, or to find by address.
	 *
	 * @throws InputError if a value is invalid, or there is no address
	 */
	readNew(call: FormCall): NewContactValues {
		const values = this.read(call, true);
		return { ...values, email_address: requireEmail(values, call.params.contactFields) };
	}

	/**
	 * The changes of an update.
	 *
	 * @param cleared keys of the fields to clear
	 * @throws InputError if a value is invalid, or there is nothing to change
	 */
	readChanges(call: FormCall, cleared: string[] = []): ContactValues {
		const changes = this.read(call, false);
		this.checkCleared(changes, cleared);
		if (Object.keys(changes).length + cleared.length > 0) return changes;
		throw emptyFormError();
	}

	/**
	 * Converts a filled-in form, or an incoming item, to values. Empty ones are left out. Columns that don't match a field are
	 * reported in a hint.
	 *
	 * @param subscribes whether the contact will be added to lists
	 * @throws InputError if a value is too long or invalid, if two columns for the same field differ, or if an item to be added
	 * to lists says that the person has unsubscribed
	 */
	private read({ params, hint, mapped: tell }: FormCall, subscribes: boolean): ContactValues {
		const { contactFields, unusableValues: unusable } = params;
		const { automatic, values: given } = contactFields;
		const { isOwn: isContact, flatten = (item) => item, places } = this.definition;
		const { fields, readOnly } = this.columnNames;
		const isOwn = automatic && isContact(given);
		const mapped = new MappedValues<string>({ hint, ...(automatic && { unusable }) });
		for (const [column, raw] of Object.entries(automatic ? flatten(given) : given)) {
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
		if (automatic && subscribes) {
			checkConsent(given, (column) => fields.has(toComparableName(column)));
		}
		const values: ContactValues = Object.fromEntries(mapped.entries());
		places.forEach((place) => this.checkPlace(values, place));
		return values;
	}

	/**
	 * The values of a contact after a change. If a code changes, so does its name, unless that is given.
	 *
	 * @param current the contact's current values; only texts are used
	 * @param cleared keys of the values to clear
	 * @throws InputError if state and country no longer match
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
		for (const place of this.definition.places) {
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

	/** @throws InputError if a field is both set and cleared, or can't be cleared */
	private checkCleared(changes: ContactValues, cleared: string[]): void {
		checkCleared(cleared, {
			getLabel: (key) => this.clearable.find((clearable) => clearable.key === key)?.label,
			isFilled: (key) => changes[key] !== undefined,
			names: this.clearable.map(({ key }) => key),
		});
	}

	/** @throws InputError if the state is in another country (V1 API 2.4) */
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

/** @throws InputError if the address is missing, which is required for a new contact */
function requireEmail({ email_address: email }: ContactValues, mapping: Mapping): string {
	if (email !== undefined) return email;
	const field = { label: 'Email Address', written: mapping.written?.email_address };
	throw emptyError(field, "Fill in 'Email Address'.");
}

function collectNames<F extends FormField>({ key, label, aliases = [] }: FormField, field: F) {
	return [key, label, ...aliases].map((name): [string, F] => [toComparableName(name), field]);
}

/** Names in other languages and programs, used if no field has them itself. */
function getForeignNames<F extends FormField>({ key }: FormField, field: F) {
	const person = PEOPLE[key];
	const names = person === undefined ? [] : getPersonColumnNames(person);
	return names.map((name): [string, F] => [toComparableName(name), field]);
}
