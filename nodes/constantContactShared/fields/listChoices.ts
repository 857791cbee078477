import { dynamicListText, InputError, show, type Field } from '../../kit';
import { idChoices } from './idChoices';

/** Further options of a choice of lists. */
interface ListChoiceOptions {
	/** What they are used for, as a sentence, if that isn't obvious. */
	description?: string;
	/** Converts anything else that identifies a list to its ID. */
	toId?: (entry: string) => string;
}

/**
 * Contact lists without duplicates, by the number in their ID.
 *
 * @param loadOptionsMethod name of the node's method that returns the lists
 */
export function listChoices(
	loadOptionsMethod: string,
	{ description, toId = (entry) => entry.trim() }: ListChoiceOptions = {},
): Field<string[]> {
	const anyLists = idChoices({
		displayName: 'List Names or IDs',
		description: dynamicListText(...(description === undefined ? [] : [description])),
		loadOptionsMethod,
	});
	return {
		...anyLists,
		read(raw, context) {
			const ids = [...new Set(anyLists.read(raw, context).map(toId))];
			const refused = ids.find((id) => !/^[1-9]\d*$/.test(id));
			if (refused === undefined) return ids;
			throw new InputError(
				`'${context.label}' contains ${show(refused)}, which isn't the ID of a list`,
				'Choose lists, or enter the numbers that Contact List: Get Many returns as id.',
			);
		},
	};
}
