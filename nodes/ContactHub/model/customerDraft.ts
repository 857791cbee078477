import type { IDataObject } from 'n8n-workflow';

import {
	getPersonColumnNames,
	getValueAt,
	InputError,
	isBlank,
	isRecord,
	isSameJson,
	MappedValues,
	NothingToWriteError,
	requireName,
	setAt,
	setKey,
	toComparableName,
	type Mapping,
	type MappingRules,
} from '../../kit';
import {
	customerFields,
	IDENTIFIERS,
	getAttributeLabel,
	OWN_KEYS,
	PEOPLE,
	READ_ONLY_KEYS,
} from './customerFields';
import { toFieldKind } from './mapperTypes';
import { requireSize } from './size';
import { toTimestamp } from './times';
import type { RecordField } from './types';
import { isNoDateIn, readValue } from './values';

/** The user's input for a customer. */
export interface CustomerDraft {
	/** The customer as ContactHub expects it, without `id` and `nodeId`. */
	customer: IDataObject;
	/** Columns of the incoming item that don't match a field. */
	unmatched: string[];
}

/** How a customer is read. */
export interface DraftRules extends MappingRules {
	/** JSON that is merged over the form. */
	more?: IDataObject | undefined;
}

/**
 * Converts a filled-in form, or an incoming item, to a customer. Empty values are left out: use *Fields to Clear* to clear.
 *
 * @throws InputError if a value has the wrong type, when two columns for the same field differ, or a part is too large
 */
export function draftCustomer(
	mapping: Mapping,
	{ more = {}, hint = () => {}, unusable, mapped }: Partial<DraftRules> = {},
): CustomerDraft {
	const fields = [...customerFields, ...getExtendedFields(mapping)];
	const { matched, unmatched } = mapping.automatic
		? matchColumns(mapping.values, fields)
		: matchIds(mapping.values, fields);
	const customer: IDataObject = {};
	const values = new MappedValues<unknown>({ hint, ...(mapping.automatic && { unusable }) });
	const times = { zone: mapping.zone, hint };
	for (const { field, column, value: raw } of matched) {
		if (isBlank(raw) || isNoDateIn(raw, field)) continue;
		const { path: key, label } = field;
		if (mapping.automatic) mapped?.(column, key);
		const isNeeded = IDENTIFIERS.includes(key);
		values.add({ key, label, column, raw, isNeeded }, () => readValue(raw, field, times));
	}
	for (const column of unmatched) mapped?.(column, null);
	values.leaveOutPartners(PARTNERS);
	for (const [path, value] of values.entries()) setAt(customer, path, value);
	mergeInto(customer, more);
	const { externalId } = customer;
	if (typeof externalId === 'string') requireName(externalId, getAttributeLabel('externalId'));
	for (const part of ['base', 'extended', 'extra']) requireSize(customer[part], part);
	return { customer, unmatched };
}

/** One coordinate alone is refused (ContactHub API 3.1), or would change a customer's point to another place. */
const PARTNERS = [
	['base.address.geo.lat', 'base.address.geo.lon'],
	['base.address.geo.lon', 'base.address.geo.lat'],
] as const;

/** @throws InputError if only one of two coordinates is written, which ContactHub refuses (ContactHub API 3.1) */
export function requireWholePoint(customer: IDataObject): void {
	for (const [given, missing] of PARTNERS) {
		if (typeof getValueAt(customer, given) !== 'number') continue;
		if ((getValueAt(customer, missing) ?? null) !== null) continue;
		throw new InputError(
			`'${getAttributeLabel(given)}' is filled in, but '${getAttributeLabel(missing)}' is empty`,
			'Fill in both, or none.',
		);
	}
}

/** @throws InputError if there is nothing to write: ContactHub refuses a customer without data (ContactHub API 2.1) */
export function requireData({ customer, unmatched }: CustomerDraft): IDataObject {
	if (Object.keys(customer).length > 0) return customer;
	const columns =
		unmatched.length === 0 ? '' : ` None of these columns match a field: ${unmatched.join(', ')}.`;
	throw new NothingToWriteError('The customer is empty', `Fill in at least one field.${columns}`);
}

/**
 * The parts of a draft that differ from the current customer. Objects are compared field by field, lists as a whole, because a
 * PATCH replaces them (ContactHub API 2.1). A point that differs has both coordinates: one alone is refused (ContactHub API 3.1).
 */
export function getChangedParts(draft: IDataObject, current: IDataObject): IDataObject {
	const changes: IDataObject = {};
	for (const [key, wanted] of Object.entries(draft)) {
		const existing = current[key] ?? {};
		if (isRecord(wanted) && isRecord(existing)) {
			const inner = getChangedParts(wanted as IDataObject, existing as IDataObject);
			if (Object.keys(inner).length === 0) continue;
			changes[key] = key === 'geo' ? { ...existing, ...wanted } : inner;
		} else if (!isSameValue(wanted, current[key])) {
			changes[key] = wanted;
		}
	}
	return changes;
}

interface Match {
	field: RecordField;
	column: string;
	value: unknown;
}

/** The workspace's own fields, as loaded by the editor from the configuration. */
function getExtendedFields({ known }: Mapping): RecordField[] {
	return known
		.filter(({ id }) => id.startsWith('extended.'))
		.map(({ id, displayName, type }) => ({
			path: id,
			label: displayName,
			kind: toFieldKind(type),
		}));
}

function matchIds(values: Record<string, unknown>, fields: RecordField[]) {
	const byPath = new Map(fields.map((field) => [field.path, field]));
	const matched: Match[] = [];
	const unmatched: string[] = [];
	for (const [path, value] of Object.entries(values)) {
		const field = byPath.get(path);
		if (field !== undefined) matched.push({ field, column: path, value });
		else if (path.startsWith('extended.')) {
			matched.push({ field: createUntypedField(path), column: path, value });
		} else unmatched.push(path);
	}
	return { matched, unmatched };
}

/** Finds fields in an item: by path, by label, by alias, or by the last step of the path if only one field has it. */
function matchColumns(item: Record<string, unknown>, fields: RecordField[]) {
	const names = indexNames(fields);
	// A whole customer as returned by ContactHub may be passed in.
	const isOwn = OWN_KEYS.every((key) => item[key] !== undefined);
	const matched: Match[] = [];
	const unmatched: string[] = [];
	for (const [column, value] of listColumns(item, names)) {
		const field = names.get(normalizeColumn(column)) ?? names.get(removeEndDots(column));
		if (field !== undefined) matched.push({ field, column, value });
		else if (column.startsWith('extended.')) {
			matched.push({ field: createUntypedField(column), column, value });
		} else if (!isBlank(value) && !(isOwn && isReadOnly(column))) unmatched.push(column);
	}
	return { matched, unmatched };
}

function isReadOnly(column: string): boolean {
	return READ_ONLY_KEYS.some((key) => column === key || column.startsWith(`${key}.`));
}

/** Columns of an item; objects are flattened until they match a field, so whole customers can be passed in. */
function* listColumns(
	item: Record<string, unknown>,
	names: Map<string, RecordField>,
	prefix = '',
): Generator<[string, unknown]> {
	for (const [key, value] of Object.entries(item)) {
		const column = `${prefix}${key}`;
		if (!isRecord(value)) yield [column, value];
		else if (column === 'extended') yield* listExtendedColumns(value);
		else if (names.get(normalizeColumn(column))?.kind === 'json') yield [column, value];
		else yield* listColumns(value, names, `${column}.`);
	}
}

function* listExtendedColumns(extended: Record<string, unknown>): Generator<[string, unknown]> {
	for (const [key, value] of Object.entries(extended)) yield [`extended.${key}`, value];
}

let documentedNames: Map<string, RecordField> | undefined;

/** The names of the documented fields are computed once; those of a workspace's own fields, for each item. */
function indexNames(fields: RecordField[]): Map<string, RecordField> {
	if (fields.length > customerFields.length) return indexFields(fields);
	documentedNames ??= indexFields(customerFields);
	return documentedNames;
}

function indexFields(fields: RecordField[]): Map<string, RecordField> {
	const names = new Map<string, RecordField>();
	const lastSteps = new Map<string, Set<RecordField>>();
	const ownNames = new Map<string, Set<RecordField>>();
	for (const field of fields) {
		// A generic `date`, `version` or `status` must not become a consent.
		if (!field.path.startsWith('consents.')) {
			addOwner(lastSteps, field.path.split('.').pop() as string, field);
		}
		if (field.path.startsWith('extended.')) {
			addOwner(ownNames, field.path.replace(/^extended\./, ''), field);
			addOwner(ownNames, field.label.replace(/^Extended: /, ''), field);
		}
		const own = [
			field.path,
			field.path.replace(/^base\./, ''),
			field.label,
			...(field.aliases ?? []),
		];
		for (const name of own)
			if (!names.has(normalizeColumn(name))) names.set(normalizeColumn(name), field);
	}
	for (const [name, owners] of [...lastSteps, ...ownNames]) {
		const [only] = owners;
		if (owners.size === 1 && only !== undefined && !names.has(name)) names.set(name, only);
	}
	for (const field of fields) {
		const others = getPersonColumnNames(...(PEOPLE[field.path] ?? []));
		for (const name of others.flatMap((own) => [normalizeColumn(own), toComparableName(own)])) {
			if (!names.has(name)) names.set(name, field);
		}
	}
	return names;
}

/** Notes that a column with this name may mean a field: of names that mean several, none is used. */
function addOwner(owners: Map<string, Set<RecordField>>, name: string, field: RecordField): void {
	const column = normalizeColumn(name);
	owners.set(column, new Set([...(owners.get(column) ?? []), field]));
}

function normalizeColumn(column: string): string {
	return toComparableName(column, '.');
}

/** The name of a column without dots that end words: `Tel.`, `Nr. telefono`. Others may separate the steps of a path. */
function removeEndDots(column: string): string {
	return normalizeColumn(column.replace(/\.(?=\s|$)/g, ''));
}

/** An unknown extended field: its value is sent unchanged. */
function createUntypedField(path: string): RecordField {
	return { path, label: path, kind: 'any' };
}

function mergeInto(target: IDataObject, source: IDataObject): void {
	for (const [key, value] of Object.entries(source)) {
		// Own keys only: every object inherits a `__proto__` that is an object.
		if (isRecord(value) && Object.hasOwn(target, key) && isRecord(target[key])) {
			mergeInto(target[key] as IDataObject, value as IDataObject);
		} else {
			setKey(target, key, value);
		}
	}
}

/** Whether two values mean the same to ContactHub: as JSON, as times, or as empty lists. */
function isSameValue(wanted: unknown, existing: unknown): boolean {
	if (Array.isArray(wanted)) {
		const entries: unknown = existing ?? [];
		return (
			Array.isArray(entries) &&
			wanted.length === entries.length &&
			wanted.every((entry, index) => isSameValue(entry, entries[index]))
		);
	}
	if (isRecord(wanted) && isRecord(existing)) {
		const keys = new Set([...Object.keys(wanted), ...Object.keys(existing)]);
		return [...keys].every((key) => isSameValue(wanted[key], existing[key]));
	}
	return isSameJson(wanted, existing) || isSameDateTime(wanted, existing);
}

/** Whether two texts name the same time: the API returns `+0000` if `Z` was sent (ContactHub API 1.1). */
function isSameDateTime(left: unknown, right: unknown): boolean {
	const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
	if (typeof left !== 'string' || typeof right !== 'string') return false;
	if (!pattern.test(left) || !pattern.test(right)) return false;
	return toTimestamp(left) === toTimestamp(right);
}
