import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';

import { foldName, formatCount } from '../kit';

/** An entry of a pick list. */
export type Choice = INodeListSearchResult['results'][number];

/**
 * The entries of a pick list: records of a list whose name or ID contains what the user typed.
 *
 * @param toChoice creates the entry; undefined leaves the record out
 * @param most the maximum number of entries; no further pages are read then
 */
export async function pickFrom(
	pages: AsyncIterable<IDataObject[]> | Iterable<IDataObject[]>,
	filter: string | undefined,
	toChoice: (record: IDataObject) => Choice | undefined,
	most = Infinity,
): Promise<INodeListSearchResult> {
	const wanted = foldName(filter ?? '');
	const results: Choice[] = [];
	for await (const page of pages) {
		for (const record of page) {
			const choice = toChoice(record);
			if (choice === undefined) continue;
			if (foldName(`${choice.name} ${choice.value}`).includes(wanted)) results.push(choice);
		}
		if (results.length >= most) break;
	}
	return { results: results.slice(0, most) };
}

/** A contact list with its number of members, if the service provides it. */
export function toListChoice(list: IDataObject): Choice {
	const { name, contact_count: count } = list;
	if (typeof count !== 'number') return createChoice(list, String(name));
	return createChoice(list, `${String(name)} (${formatCount(count, 'contact')})`);
}

/** A person's name and email address; the address alone if there is no name. */
export function createPersonChoice(id: unknown, email: unknown, names: unknown[]): Choice {
	const name = names.filter(Boolean).join(' ');
	return { name: name === '' ? String(email) : `${name} (${String(email)})`, value: String(id) };
}

/** What the user typed, if it is a whole email address. */
export function getTypedAddress(filter = ''): string | undefined {
	const typed = filter.trim().toLowerCase();
	return /^[^\s@]+@[^\s@]+$/.test(typed) ? typed : undefined;
}

/** An entry whose value is the record's ID. */
export function createChoice({ id }: IDataObject, name: string): Choice {
	return { name, value: String(id) };
}
