import { InputError, show, type Field } from '../kit';
import { idChoices } from './idChoices';

/**
 * Contact lists, each once, by the number that is their ID.
 *
 * @param description what they are wanted for, as a sentence
 * @param loadOptionsMethod name of the node's method that gives the lists
 * @param toId turns what else names a list into its ID
 */
export function listChoices(
	description: string,
	loadOptionsMethod: string,
	toId: (entry: string) => string = (entry) => entry.trim(),
): Field<string[]> {
	const anyLists = idChoices({
		displayName: 'List Names or IDs',
		description: `${description} Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
		loadOptionsMethod,
	});
	return {
		...anyLists,
		read(raw, context) {
			const ids = [...new Set(anyLists.read(raw, context).map(toId))];
			const refused = ids.find((id) => !/^\d+$/.test(id));
			if (refused === undefined) return ids;
			throw new InputError(
				`'${context.label}' holds ${show(refused)}, which is no ID of a list`,
				'Choose lists, or give the numbers that Contact List: Get Many gives as id.',
			);
		},
	};
}
