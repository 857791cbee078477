import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { connectionProperties, type Fields } from '../../nodes/kit';
import { enumerate, prose, sentence, table } from './markdown';

/** How a parameter looks without its name, which a field doesn't know. */
type Property = Omit<INodeProperties, 'name'>;

/** Longer lists of choices are shown only in the editor. */
const MOST_CHOICES = 12;

const KINDS: Partial<Record<INodeProperties['type'], string>> = {
	boolean: 'on or off',
	collection: 'optional fields',
	dateTime: 'date and time',
	fixedCollection: 'list',
	json: 'JSON',
	multiOptions: 'several choices',
	number: 'number',
	options: 'one choice',
	resourceMapper: 'form, or the incoming columns',
	string: 'text',
};

/** A table of parameters, including those in collections; empty if there are none. */
export function parameterTable(fields: Fields): string {
	const rows = Object.values(fields).flatMap((field) => {
		const { property } = field;
		if (property.type === 'notice') return [];
		return toRows(property, '', describeConditions(field.when, fields));
	});
	return rows.length === 0 ? '' : table(['Parameter', 'Value', 'Description'], rows);
}

/** The connection settings of a credential, except the switch that shows them. */
export function connectionTable(): string {
	const [, ...fields] = connectionProperties();
	const rows = fields.flatMap(({ displayOptions: _shown, ...property }) =>
		toRows(property, '', []),
	);
	return table(['Field', 'Value', 'Description'], rows);
}

/** The notices between parameters in the editor. */
export function listNotices(fields: Fields): string[] {
	return Object.values(fields)
		.filter(({ property }) => property.type === 'notice')
		.map(({ property }) => prose(property.displayName));
}

function toRows(property: Property, parent: string, conditions: string[]): string[][] {
	const label = `${parent}${property.displayName}`;
	const row = [
		parent === '' ? `**${label}**` : label,
		describeKind(property),
		describe(property, conditions),
	];
	const children =
		property.type === 'collection' ? ((property.options ?? []) as INodeProperties[]) : [];
	return [row, ...children.flatMap((child) => toRows(child, `${label} › `, []))];
}

function describeKind(property: Property): string {
	if (property.type !== 'resourceLocator') return KINDS[property.type] ?? property.type;
	return enumerate(
		(property.modes ?? []).map(({ displayName }) => displayName),
		'or',
	);
}

function describe(property: Property, conditions: string[]): string {
	const { description, hint, required, placeholder = '' } = property;
	return [
		description && sentence(prose(description)),
		hint && sentence(prose(hint)),
		describeChoices(property),
		describeEntries(property),
		property.type === 'string' &&
			/^e\.g\./.test(placeholder) &&
			sentence(prose(upperFirst(placeholder))),
		describeDefault(property),
		required && property.type !== 'boolean' && 'Required.',
		...conditions,
	]
		.filter(Boolean)
		.join(' ');
}

/** The choices of a list, with their descriptions. */
function describeChoices({ type, options = [] }: Property): string | undefined {
	if (type !== 'options' && type !== 'multiOptions') return undefined;
	const choices = options as INodePropertyOptions[];
	if (choices.length === 0 || choices.length > MOST_CHOICES) return undefined;
	const described = choices.map(({ name, description }) =>
		description === undefined ? `*${name}*` : `*${name}* (${lowerFirst(prose(description))})`,
	);
	return `Choices: ${described.join(', ')}.`;
}

/** The fields of a list entry. */
function describeEntries({ type, options = [] }: Property): string | undefined {
	if (type !== 'fixedCollection') return undefined;
	const entries = (options as Array<{ displayName: string; values: INodeProperties[] }>).map(
		({ displayName, values }) =>
			`*${displayName}* (${values.map((value) => value.displayName).join(', ')})`,
	);
	return `Entries: ${enumerate(entries, 'or')}.`;
}

function describeDefault(property: Property): string | undefined {
	const { type, default: value } = property;
	if (type === 'boolean') return `Default: ${value === true ? 'on' : 'off'}.`;
	if (type === 'options') {
		const name = choiceName(property, value);
		return name === undefined ? undefined : `Default: *${name}*.`;
	}
	if (type !== 'number' && type !== 'string') return undefined;
	return value === '' ? undefined : `Default: ${String(value)}.`;
}

/** When a parameter is shown, in words. */
function describeConditions(when: Fields[string]['when'], siblings: Fields): string[] {
	return Object.entries(when ?? {}).map(([name, values]) => {
		const sibling = siblings[name]?.property;
		if (sibling === undefined) return '';
		const shown = values.map((value) => {
			if (typeof value === 'boolean') return value ? 'on' : 'off';
			return `*${choiceName(sibling, value) ?? value}*`;
		});
		return `Shown when '${sibling.displayName}' is ${enumerate(shown, 'or')}.`;
	});
}

function choiceName({ options = [] }: Property, value: unknown): string | undefined {
	return (options as INodePropertyOptions[]).find((option) => option.value === value)?.name;
}

function lowerFirst(text: string): string {
	return /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

function upperFirst(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
