import type { IDataObject } from 'n8n-workflow';

import { dynamicListText, InputError, type Field } from '../../kit';
import { idChoices } from '../../constantContactShared/idChoices';
import type { ConstantContactApi } from '../client';
import { LISTS, TAGS } from './common';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What can be chosen several at a time. */
interface Kind {
	/** In messages, e.g. `list`. */
	word: string;
	target: string;
	/** Name under which a response has the records. */
	name: string;
	idKey: string;
	/** Most of them in one request (API notes 4). */
	most: number;
	method: string;
}

export const LIST_KIND: Kind = {
	word: 'list',
	target: LISTS,
	name: 'lists',
	idKey: 'list_id',
	most: 50,
	method: 'getLists',
};

export const TAG_KIND: Kind = {
	word: 'tag',
	target: TAGS,
	name: 'tags',
	idKey: 'tag_id',
	most: 50,
	method: 'getTags',
};

/** Lists by name or ID, each once. */
export function listsFieldOf(description?: string): Field<string[]> {
	return idChoices({
		displayName: 'List Names or IDs',
		description: dynamicListText(
			...(description === undefined ? [] : [description]),
			'Expressions may give names.',
		),
		loadOptionsMethod: LIST_KIND.method,
	});
}

/** Tags by name or ID, each once. */
export function tagsFieldOf(description?: string): Field<string[]> {
	return idChoices({
		displayName: 'Tag Names or IDs',
		description: dynamicListText(
			...(description === undefined ? [] : [description]),
			'Expressions may give names.',
		),
		loadOptionsMethod: TAG_KIND.method,
	});
}

/**
 * The IDs of chosen records. Names are looked up once for all items of a run; IDs cost no request.
 *
 * @throws InputError when there is no record of a name, or more are chosen than a request takes
 */
export async function idsOfChosen(
	api: ConstantContactApi,
	chosen: string[],
	kind: Kind,
): Promise<string[]> {
	const named = chosen.filter((entry) => !UUID.test(entry));
	const ids = named.length > 0 ? await idsByName(api, kind) : new Map<string, string>();
	const found = chosen.map((entry) => {
		if (UUID.test(entry)) return entry.toLowerCase();
		const id = ids.get(entry.trim().toLowerCase());
		if (id !== undefined) return id;
		throw new InputError(
			`The account has no ${kind.word} named '${entry}'`,
			`Choose a ${kind.word} from the list, correct the name, or create it first.`,
		);
	});
	const unique = [...new Set(found)];
	if (unique.length <= kind.most) return unique;
	throw new InputError(
		`${unique.length} ${kind.word}s are chosen, and at most ${kind.most} are allowed`,
		'Choose fewer.',
	);
}

async function idsByName(
	api: ConstantContactApi,
	{ target, name, idKey }: Kind,
): Promise<Map<string, string>> {
	return await api.readOnce(name, async () => {
		const records: IDataObject[] = [];
		for await (const page of api.pages(target, name, { limit: 500 })) records.push(...page);
		return new Map(
			records.map((record) => [
				String(record.name).trim().toLowerCase(),
				String(record[idKey]).toLowerCase(),
			]),
		);
	});
}
