import {
	choice,
	choices,
	InputError,
	required,
	text,
	when,
	type Field,
	type Fields,
} from '../../kit';

/** Where rows come from. */
export const sourceFields = {
	source: choice({
		displayName: 'Input',
		default: 'items',
		description: 'Where the rows come from',
		options: [
			{
				name: 'File',
				value: 'file',
				description:
					'CSV or TXT files that the input items carry; the first line names the columns',
			},
			{ name: 'Items', value: 'items', description: 'Each input item is a row' },
		],
	}),
	binaryProperty: when(
		{ source: ['file'] },
		required(
			text({
				displayName: 'Input Binary Field',
				default: 'data',
				hint: 'The name of the input binary field that holds the file',
			}),
		),
	),
} satisfies Fields;

/** The fields that say where rows come from. */
export type SourceFields = typeof sourceFields;

/** What becomes of rows without an address. */
export const invalidRows = choice({
	displayName: 'Invalid Rows',
	default: 'stop',
	description: 'What to do when rows have no valid email address',
	options: [
		{ name: 'Leave Out', value: 'skip', description: 'Send the others, and return these' },
		{ name: 'Stop', value: 'stop', description: 'Send nothing' },
	],
});

/** What becomes of columns that the service doesn't know. */
export const unknownColumns = choice({
	displayName: 'Unknown Columns',
	default: 'stop',
	description: "What to do with columns that Constant Contact doesn't know",
	options: [
		{ name: 'Leave Out', value: 'skip', description: 'Send the others' },
		{ name: 'Stop', value: 'stop', description: 'Send nothing' },
	],
});

/**
 * The contact lists of an activity, one at least.
 *
 * @param loadOptionsMethod lists them for the editor
 * @param toId takes what else may name a list than its ID
 */
export function bulkLists(
	loadOptionsMethod: string,
	toId: (list: string) => string = (list) => list,
): Field<string[]> {
	const anyLists = choices({
		displayName: 'List Names or IDs',
		description:
			'The contact lists that the activity is about. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		loadOptionsMethod,
	});
	return {
		...anyLists,
		property: { ...anyLists.property, required: true },
		read(raw, context) {
			const lists = anyLists.read(withTextIds(raw), context);
			if (lists.length > 0) return [...new Set(lists.map(toId))];
			throw new InputError("'Lists' is empty", 'Choose at least one list, or give list IDs.');
		},
	};
}

/** IDs as other nodes hand them on may be numbers. */
function withTextIds(raw: unknown): unknown {
	if (typeof raw === 'number') return String(raw);
	if (!Array.isArray(raw)) return raw;
	return raw.map((entry: unknown) => (typeof entry === 'number' ? String(entry) : entry));
}
