import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	composeName,
	foldName,
	hasStatus,
	InputError,
	mayHaveActed,
	required,
	text,
	toResult,
	when,
	type Field,
} from '../../kit';

/** The fields for where an import puts contacts. */
interface TargetFields {
	addTo: Field<'name' | 'lists'>;
	lists: Field<string[] | undefined>;
	listName: Field<string | undefined>;
}

/** Where an import puts contacts: chosen lists, or a list given by name. */
export function targetFields(lists: Field<string[]>): TargetFields {
	return {
		addTo: choice({
			displayName: 'Add To',
			noDataExpression: true,
			default: 'lists',
			options: [
				{
					name: 'List by Name',
					value: 'name',
					description: "The list with this name; it is created if it doesn't exist",
				},
				{ name: 'Lists', value: 'lists', description: 'One or more existing lists' },
			],
		}),
		lists: when({ addTo: ['lists'] }, lists),
		listName: when(
			{ addTo: ['name'] },
			required(
				text({
					displayName: 'List Name',
					placeholder: 'e.g. Trade Fair 2026',
					description: "Case doesn't matter; created if no list has it",
					// V1 API 3; V2 API 2.3.
					maxLength: 255,
				}),
			),
		),
	};
}

/** How a version of the API lists and creates contact lists. */
export interface ListDirectory {
	read(): AsyncIterable<IDataObject[]>;
	create(name: string): Promise<IDataObject>;
}

/** The list with a name. */
export interface TargetList extends IDataObject {
	id: string;
	name: string;
	/** Whether it was created for this import. */
	created: boolean;
}

/** As long as the longest list ID. */
export const LONGEST_ID = '9'.repeat(20);

/** How an import finds its list by name; undefined if it isn't given by name. */
export function createListFinder(
	name: string | undefined,
	directory: ListDirectory,
	{ unclear }: { unclear: (text: string) => void },
): (() => Promise<TargetList>) | undefined {
	if (name === undefined) return undefined;
	return async () => await findOrCreateList(name, directory, unclear);
}

/**
 * The list with a name, which is created if it doesn't exist.
 *
 * @param unclear notes what may have been done if there is no response
 * @throws InputError if several lists have the name, ignoring case and spaces
 */
async function findOrCreateList(
	name: string,
	directory: ListDirectory,
	unclear: (text: string) => void,
): Promise<TargetList> {
	const found = await findList(name, directory);
	if (found !== undefined) return found;
	const made = await toResult(directory.create(name));
	if (made.ok) return { id: String(made.value.id), name, created: true };
	if (mayHaveActed(made.error)) unclear(`the new list '${name}'`);
	const { error } = made;
	if (!hasStatus(error, 409)) throw error;
	// Another import has created it in the meantime.
	const existing = await findList(name, directory);
	if (existing !== undefined) return existing;
	throw error;
}

async function findList(name: string, directory: ListDirectory): Promise<TargetList | undefined> {
	const exact = composeName(name);
	const wanted = foldName(name);
	const alike: TargetList[] = [];
	for await (const page of directory.read()) {
		for (const list of page) {
			const own = String(list.name ?? '').trim();
			const composed = composeName(own);
			const entry = { id: String(list.id), name: own, created: false };
			if (composed === exact) return entry;
			if (foldName(own) === wanted) alike.push(entry);
		}
	}
	if (alike.length <= 1) return alike[0];
	const named = alike.map(({ id, name: own }) => `'${own}' (${id})`).join(', ');
	throw new InputError(
		`Several lists are named '${name}', ignoring case and spaces: ${named}`,
		"Enter the name exactly as it is in the list, or set 'Add To' to 'Lists' and choose one.",
	);
}
