import type { INodeProperties, INodePropertyOptions, INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';

const { description } = new ConstantContact();
const node = { typeVersion: 1 };

/** The problems with these parameters according to n8n's description of Constant Contact (V3). */
export function faultsOf(parameters: Record<string, unknown>): string[] {
	const values = { ...defaultsOf(parameters), ...parameters } as INodeParameters;
	const shown = description.properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, node as never, description),
	);
	const unknown = Object.keys(parameters).filter((name) =>
		description.properties.every(
			(property) => property.name !== name || !belongs(property, parameters),
		),
	);
	const missing = shown.filter(
		({ name, required, type }) =>
			required === true && type !== 'boolean' && isEmpty(values[name] as unknown),
	);
	return [
		...unknown.map((name) => `unknown: ${name}`),
		...missing.map(({ name }) => `missing: ${name}`),
		...shown.flatMap((property) => faultsOfValue(property, parameters[property.name])),
	];
}

/** The values that n8n uses if a saved workflow has none. */
function defaultsOf(parameters: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		description.properties
			.filter((property) => belongs(property, parameters))
			.map(({ name, default: value }) => [name, value]),
	);
}

function belongs(
	{ displayOptions }: INodeProperties,
	parameters: Record<string, unknown>,
): boolean {
	const { resource, operation } = displayOptions?.show ?? {};
	return (
		(resource === undefined || resource.includes(parameters.resource as string)) &&
		(operation === undefined || operation.includes(parameters.operation as string))
	);
}

function isEmpty(value: unknown): boolean {
	const plain =
		typeof value === 'object' && value !== null && 'mode' in value
			? (value as { value?: unknown }).value
			: value;
	return plain === undefined || plain === '' || (Array.isArray(plain) && plain.length === 0);
}

function faultsOfValue(property: INodeProperties, value: unknown): string[] {
	const { name, type, options = [] } = property;
	if (value === undefined || (typeof value === 'string' && value.startsWith('='))) return [];
	if (type === 'collection') {
		const fields = options as INodeProperties[];
		return Object.entries(value as object).flatMap(([key, inner]) => {
			const field = fields.find((one) => one.name === key);
			return field === undefined ? [`unknown: ${name}.${key}`] : faultsOfValue(field, inner);
		});
	}
	if (type !== 'options' && type !== 'multiOptions') {
		if (type !== 'resourceLocator') return [];
		const { mode } = value as { mode: string };
		return property.modes?.some((one) => one.name === mode) ? [] : [`no mode: ${name} ${mode}`];
	}
	if (property.typeOptions?.loadOptionsMethod !== undefined) return [];
	const offered = (options as INodePropertyOptions[]).map((option) => option.value);
	return (Array.isArray(value) ? (value as unknown[]) : [value])
		.filter((one) => !(typeof one === 'string' && one.startsWith('=')))
		.filter((one) => !offered.includes(one as string))
		.map((one) => `no option: ${name} ${String(one)}`);
}
