import { choices, compareNames, InputError, type Field, type Fields } from '../kit';

/** The field that names what an update empties, and what checks the names. */
export interface Clearing {
	field: Field<string[]>;
	/**
	 * Checks the names that the field holds.
	 *
	 * @param filled names of the fields that the same update fills in
	 * @returns the names
	 * @throws InputError when a name isn't a field that can be cleared, or the field is also filled in
	 */
	check(names: string[], filled: string[]): string[];
}

/** Lets an update empty those fields of a form that are texts: they have no value that is always set. */
export function createClearing(fields: Fields): Clearing {
	const labels = new Map(
		Object.entries(fields).flatMap(([name, { property }]) =>
			property.type === 'string' ? [[name, property.displayName]] : [],
		),
	);
	const options = [...labels].map(([value, name]) => ({ name, value }));
	return {
		field: choices({
			displayName: 'Fields to Clear',
			options: options.sort((left, right) => compareNames(left.name, right.name)),
		}),
		check(names, filled) {
			for (const name of names) {
				const label = labels.get(name);
				if (label === undefined) {
					throw new InputError(
						`'Fields to Clear' names '${name}', which isn't a field that can be empty`,
						`Use some of: ${[...labels.keys()].join(', ')}.`,
					);
				}
				if (filled.includes(name)) {
					throw new InputError(
						`'${label}' is both filled in and listed under 'Fields to Clear'`,
						'Remove it from one of them.',
					);
				}
			}
			return names;
		},
	};
}
