import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { customerFields } from '../../nodes/ContactHub/model/customerFields';
import { eventTypes } from '../../nodes/ContactHub/model/eventTypes';
import type { FieldKind, RecordField } from '../../nodes/ContactHub/model/types';
import { createConditionsProperty } from '../../nodes/ContactHub/query/conditionFields';
import type { Operator } from '../../nodes/ContactHub/query/language';
import { code, table } from './markdown';

const KINDS: Record<FieldKind, string> = {
	any: 'anything',
	choice: 'one of some values',
	date: 'date, e.g. 1990-05-31',
	dateTime: 'date and time',
	email: 'email address',
	boolean: 'true or false (also yes, no, 1, 0)',
	integer: 'whole number',
	json: 'list in JSON',
	keyValuePairs: 'pairs of key and value',
	locale: 'language and country, e.g. it_IT',
	number: 'number',
	object: 'object in JSON',
	text: 'text',
	stringList: 'list, list in JSON, or text with commas',
	timezone: 'area and city, e.g. Europe/Rome',
	url: 'web address',
	year: 'year with four digits',
};

const CONSENT_LEAF = /\.(status|limitation|objection)$/;

/** A field of a customer as shown in the table. */
interface DescribedField {
	label: string;
	/** Dotted path; for a consent, the path of the consent instead of its three switches. */
	path: string;
	kind: string;
	/** Short column names that are recognized, besides the label and the path. */
	columns: string[];
}

/** All writable fields of a customer; the three switches of a consent share a row. */
export function describedFields(): DescribedField[] {
	const lastSteps = customerFields.map(({ path }) => lastStep(path));
	const isUnique = (step: string) => lastSteps.filter((other) => other === step).length === 1;
	const lines = customerFields.map((field): DescribedField => {
		if (CONSENT_LEAF.test(field.path)) return describedConsent(field);
		const step = lastStep(field.path);
		// A single word such as `date` must not be mistaken for a consent.
		const isShort = isUnique(step) && !field.path.startsWith('consents.');
		const names = [...(isShort ? [step] : []), ...(field.aliases ?? [])];
		const columns = names.filter((name) => plain(name) !== plain(field.label));
		return { label: field.label, path: field.path, kind: KINDS[field.kind], columns };
	});
	return lines.filter(({ path }, index) => index === 0 || lines[index - 1]?.path !== path);
}

function describedConsent({ path, label }: RecordField): DescribedField {
	return {
		label: label.replace(/: \w+$/, ''),
		path: path.replace(CONSENT_LEAF, ''),
		kind: 'three fields, `.status`, `.limitation` and `.objection`: true or false',
		columns: [],
	};
}

/** A name without anything that is ignored when columns are matched. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[ _-]/g, '');
}

function lastStep(path: string): string {
	return path.split('.').pop() ?? path;
}

/** The fields of a customer. */
export function customerFieldsTable(): string {
	const rows = describedFields().map(({ label, path, kind, columns }) => [
		label,
		code(path),
		kind,
		columns.map(code).join(', '),
	]);
	return table(['Field', 'Path', 'Value', 'Columns that match too'], rows);
}

/** The documented event types and their properties. */
export function eventTypesTable(): string {
	const rows = Object.entries(eventTypes).map(([type, properties]) => [
		code(type),
		Object.keys(properties)
			.map((marked) => (marked.endsWith('*') ? `**${code(marked.slice(0, -1))}**` : code(marked)))
			.join(', ') || 'none',
	]);
	return table(['Event type', 'Properties'], rows);
}

const OPERANDS: Record<Operator, string> = {
	BETWEEN: "'Value' and 'Value To', both included",
	EQUALS: 'one value',
	GT: 'one value',
	GTE: 'one value',
	IN: 'several values with commas, or a list: the attribute is one of them',
	IS_NOT_NULL: 'none',
	IS_NULL: 'none',
	LIKE: 'one text; how ContactHub reads a pattern is not documented',
	LT: 'one value',
	LTE: 'one value',
	NOT_EQUALS: 'one value',
	NOT_IN: 'several values with commas, or a list: the attribute is none of them',
};

/** The operators of a condition. */
export function operatorsTable(): string {
	const [condition] = createConditionsProperty(1, '').options as Array<{
		values: INodeProperties[];
	}>;
	const operator = condition?.values.find(({ name }) => name === 'operator');
	const rows = ((operator?.options ?? []) as INodePropertyOptions[]).map(({ name, value }) => [
		name,
		code(String(value)),
		OPERANDS[value as Operator],
	]);
	return table(['Operator', 'In JSON', 'Value'], rows);
}
