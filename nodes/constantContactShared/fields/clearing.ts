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
	/**
	 * What an update writes.
	 *
	 * @param values the form's values by field; undefined is left as it is
	 * @param names of the fields to clear
	 * @returns each field with its value, empty if it is cleared
	 * @throws InputError as `check`
	 */
	listChanges<Value>(
		values: Record<string, Value>,
		names?: string[],
	): Array<[name: string, value: Exclude<Value, undefined> | '']>;
}

/** Lets an update clear the text fields of a form that aren't required. */
export function createClearing(fields: Fields): Clearing {
	const labels = new Map(
		Object.entries(fields).flatMap(([name, { property }]) =>
			property.type === 'string' ? [[name, property.displayName]] : [],
		),
	);
	const options = [...labels].map(([value, name]) => ({ name, value }));
	const check = (names: string[], filled: string[]) => {
		checkCleared(names, {
			getLabel: (name) => labels.get(name),
			isFilled: (name) => filled.includes(name),
			names: [...labels.keys()],
		});
		return names;
	};
	return {
		field: createClearingField(options),
		check,
		listChanges<Value>(values: Record<string, Value>, names: string[] = []) {
			const changes = new Map<string, Exclude<Value, undefined> | ''>();
			for (const [name, value] of Object.entries(values)) {
				if (value !== undefined) changes.set(name, value as Exclude<Value, undefined>);
			}
			for (const name of check(names, [...changes.keys()])) changes.set(name, '');
			return [...changes];
		},
	};
}
