import type { INodeProperties } from 'n8n-workflow';

import type { Field, Operation, Resource } from '../../nodes/kit';

/** A filter, date or list of an operation, and parameters with which the operation gets as far as reading it. */
export interface FilterCase {
	resource: string;
	operation: string;
	/** Its collection; undefined for a parameter outside of collections. */
	collection: string | undefined;
	name: string;
	label: string;
	/** All parameters, including the expression. */
	parameters: Record<string, unknown>;
	/** The same parameters with another value instead of the expression. */
	withValue(value: unknown): Record<string, unknown>;
}

/** An expression that n8n resolves to nothing. */
export const GIVES_NOTHING = '={{ $json.missing }}';

/** Parameters that aren't filters although they are among them, and may be empty. */
const SWITCHES = ['emptyFilter', 'replyToEmail'];

/** Types of parameters that have a meaning when they are empty. */
const CHOICES = ['dateTime', 'resourceLocator'];

/** Every filter of a node's resources, and every date and record selection in a collection that may be left empty. */
export function filterCases<Api>(resources: Array<Resource<Api>>): FilterCase[] {
	return resources.flatMap((resource) =>
		resource.operations
			// What an update leaves empty stays unchanged.
			.filter(({ value }) => value !== 'update')
			.flatMap((operation) => casesOf(resource.value, operation)),
	);
}

function casesOf<Api>(resource: string, operation: Operation<Api>): FilterCase[] {
	const base = requiredParameters(operation.fields);
	return Object.entries(operation.fields).flatMap(([collection, field]): FilterCase[] => {
		const opened = { ...base, ...opening(field) };
		const make = (name: string, label: string, inside: boolean): FilterCase => {
			const withValue = (value: unknown) => ({
				...opened,
				[collection]: inside ? { [name]: value } : value,
			});
			return {
				resource,
				operation: operation.value,
				collection: inside ? collection : undefined,
				name,
				label,
				parameters: withValue(GIVES_NOTHING),
				withValue,
			};
		};
		const { property } = field;
		if (property.type !== 'collection') return [];
		const options = property.options as INodeProperties[];
		return options
			.filter(
				({ name, type }) =>
					!SWITCHES.includes(name) &&
					(property.displayName === 'Filters' || CHOICES.includes(type)),
			)
			.map(({ name, displayName }) => make(name, displayName, true));
	});
}

/** What the node needs besides the filter: records by an invented ID, texts. */
function requiredParameters(fields: Record<string, Field<unknown>>): Record<string, unknown> {
	const parameters: Record<string, unknown> = {};
	for (const [name, { property }] of Object.entries(fields)) {
		if (property.required !== true) continue;
		if (property.type === 'resourceLocator')
			parameters[name] = { __rl: true, mode: 'id', value: '1' };
		if (property.type === 'string') parameters[name] = 'x';
	}
	return parameters;
}

/** The siblings' values that show a field. */
function opening({ when = {} }: Field<unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(when).map(([name, [first]]) => [name, first]));
}
