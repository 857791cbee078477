import { choices, InputError, show, type Field } from '../kit';

/**
 * The contact lists that a campaign goes to, by ID; an expression may give numbers, too.
 *
 * @param loadOptionsMethod the node's method that offers the lists
 */
export function campaignLists(loadOptionsMethod: string): Field<string[]> {
	const anyLists = choices({
		displayName: 'List Names or IDs',
		description:
			'The contact lists that the campaign goes to; it needs one before it is scheduled. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		loadOptionsMethod,
	});
	return {
		...anyLists,
		read(raw, context) {
			const entries = typeof raw === 'number' ? [raw] : raw;
			const texts = Array.isArray(entries) ? entries.map(String) : entries;
			const ids = [...new Set(anyLists.read(texts, context))];
			const refused = ids.find((id) => !/^\d+$/.test(id));
			if (refused === undefined) return ids;
			throw new InputError(
				`'${context.label}' holds ${show(refused)}, which is no ID of a list`,
				'Choose lists, or give the numbers that Contact List: Get Many gives as id.',
			);
		},
	};
}
