import { checkCleared, createClearingField, type Field, type Fields } from '../../kit';

/** The field that names what an update clears, and the check of the names. */
interface Clearing {
	field: Field<string[]>;
	/**
	 * Checks the names in the field.
	 *
	 * @param filled names of the fields that the same update fills in
	 * @returns the names
	 * @throws InputError if a name isn't a field that can be cleared, or the field is also filled in
	 */
	check(names: string[], filled: string[]): string[];
}

/** Lets an update clear the text fields of a form that aren't required. */
export function createClearing(fields: Fields): Clearing {
	const labels = new Map(
		Object.entries(fields).flatMap(([name, { property }]) =>
			property.type === 'string' ? [[name, property.displayName]] : [],
		),
	);
	const options = [...labels].map(([value, name]) => ({ name, value }));
	return {
		field: createClearingField(options),
		check(names, filled) {
			checkCleared(names, {
				getLabel: (name) => labels.get(name),
				isFilled: (name) => filled.includes(name),
				names: [...labels.keys()],
			});
			return names;
		},
	};
}
