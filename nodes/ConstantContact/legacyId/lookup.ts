import type { IDataObject } from 'n8n-workflow';

import { isBlank, listSome, mapConcurrently, schema, type Operation } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { splitIds, idFields, readIds } from '../fields/itemIds';
import { define } from '../operation';

/** How the IDs of one kind of record are looked up (V3 API 10). */
interface Lookup {
	value: string;
	name: string;
	/** For texts, e.g. `contact`. */
	word: string;
	target: string;
	/** Name of the query parameter. */
	parameter: string;
	/** Key of the older ID in the response. */
	legacyProperty: string;
	/** Keys of the current IDs in the response. */
	keys: string[];
	/** Maximum IDs per request. */
	most: number;
}

/** An operation that finds current IDs from those of versions 1 and 2, in any number. */
export function defineLookup(lookup: Lookup): Operation<ConstantContactApi> {
	const { value, name, word, keys, most } = lookup;
	return define.batch({
		value,
		name,
		action: `Get ${word} ID by older ID`,
		description: `Look up the current IDs of ${word}s by their IDs in versions 1 and 2 of the API. Unknown IDs are output with found false.`,
		requests: `One per ${most} IDs`,
		output: schema.object(
			{
				legacy_id: { type: 'string' },
				found: { type: 'boolean' },
				...Object.fromEntries(keys.map((key) => [key, schema.text])),
			},
			['legacy_id', 'found', ...keys],
		),
		fields: idFields('id'),
		async *run({ api, params, items, hint }) {
			const given = readIds(items, params, findProblem);
			const known = await lookUp(
				api,
				given.map(({ id }) => parseId(id) ?? ''),
				lookup,
			);
			const unknown = given.filter(({ id }) => !known.has(parseId(id) ?? ''));
			if (unknown.length > 0) {
				const ids = unknown.map(({ id }) => id);
				hint(
					`The account knows no ${word} for ${unknown.length} of ${given.length} IDs: ${listSome(ids, MOST_NAMED)}`,
				);
			}
			for (const { id, item } of given) {
				const found = known.get(parseId(id) ?? '');
				const current = keys.map((key) => [key, found?.[key] ?? null]);
				const json = { legacy_id: id, found: found !== undefined, ...Object.fromEntries(current) };
				yield { json, items: [item] };
			}
		},
	});
}

/** How many IDs a hint lists. */
const MOST_NAMED = 10;

/** The number in an older ID: digits or, in version 1, a URL that ends with them. */
export function parseId(id: string): string | undefined {
	return /^(?:https?:\/\/\S+\/)?0*(\d{1,15})$/i.exec(id)?.[1];
}

function findProblem(id: string): string | undefined {
	return parseId(id) === undefined ? `isn't a number: '${id.slice(0, 60)}'` : undefined;
}

/** What the account has for each older ID. */
async function lookUp(
	api: ConstantContactApi,
	numbers: string[],
	{ target, parameter, legacyProperty, keys, most }: Lookup,
): Promise<Map<string, IDataObject>> {
	const known = new Map<string, IDataObject>();
	const read = async (ids: string[]) => await api.list(target, { [parameter]: ids }, 'xrefs');
	const chunks = splitIds(numbers, most);
	const xrefs = (await mapConcurrently(chunks, read, api.concurrency)).flat();
	for (const xref of xrefs) {
		if (!isBlank(xref[keys[0] ?? ''])) known.set(String(xref[legacyProperty]), xref);
	}
	return known;
}
