import type { INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import { compareNames } from '../values/sorting';
import { choices } from './basic';
import type { Field } from './field';

/** *Fields to Clear*: names the fields that an update empties, sorted by display name. */
export function createClearingField(options: INodePropertyOptions[]): Field<string[]> {
	return choices({
		displayName: 'Fields to Clear',
		options: [...options].sort((left, right) => compareNames(left.name, right.name)),
	});
}

/** What is known of a field that an update can empty. */
interface ClearableFields {
	/** The display name of a field; undefined if it can't be emptied. */
	getLabel(name: string): string | undefined;
	/** Whether the same update also fills in the field. */
	isFilled(name: string): boolean;
	/** All their names, if there are few. */
	names?: readonly string[];
}

/**
 * Checks the value of *Fields to Clear*.
 *
 * @throws InputError if a field can't be emptied, or is also filled in
 */
export function checkCleared(cleared: readonly string[], known: ClearableFields): void {
	for (const name of cleared) {
		const label = known.getLabel(name);
		if (label === undefined) {
			throw new InputError(
				`'Fields to Clear' names '${name}', which can't be emptied`,
				known.names === undefined
					? 'Choose fields from the list.'
					: `Use one or more of: ${known.names.join(', ')}.`,
			);
		}
		if (known.isFilled(name)) throw clearedAndFilledError(label);
	}
}

/** The error for a field that an update both fills in and empties. */
function clearedAndFilledError(label: string): InputError {
	return new InputError(
		`'${label}' is both filled in and listed under 'Fields to Clear'`,
		'Remove it from one of them.',
	);
}
