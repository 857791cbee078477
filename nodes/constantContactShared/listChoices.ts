import { dynamicListText, InputError, show, type Field } from '../kit';
import { idChoices } from './idChoices';

/** What else a choice of lists may have. */
export interface ListChoiceOptions {
	/** What they are wanted for, as a sentence, where that isn't plain. */
	description?: string;
	/** Turns what else names a list into its ID. */
	toId?: (entry: string) => string;
}

/**
 * Contact lists, each once, by the number that is their ID.
 *
 * @param loadOptionsMethod name of the node's method that gives the lists
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
			const refused = ids.find((id) => !/^\d+$/.test(id));
			if (refused === undefined) return ids;
			throw new InputError(
				`'${context.label}' holds ${show(refused)}, which isn't an ID of a list`,
				'Choose lists, or give the numbers that Contact List: Get Many gives as id.',
			);
		},
	};
}
