import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import {
	choice,
	describeEmailProblem,
	splitIntoChunks,
	InputError,
	listSome,
	mapConcurrently,
	when,
	type Field,
} from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { CONTACTS, findByEmail } from '../contact/contacts';
import { someLists, someTags } from '../contact/fields';
import { listSegmentMembers } from '../contact/listing';
import { findChosenIds, LIST_KIND, TAG_KIND } from '../fields/chosenRecords';
import { idFieldNamed, idList, readIds, type GivenId } from '../fields/itemIds';
import { segmentField } from '../segment/fields';
import { isUuid } from '../api/uuid';

/** The ways to choose contacts. */
type SourceKind = 'all' | 'ids' | 'items' | 'lists' | 'segment' | 'tags';

const KINDS: Array<{ name: string; value: SourceKind }> = [
	{ name: 'All Active', value: 'all' },
	{ name: 'From IDs', value: 'ids' },
	{ name: 'From Items', value: 'items' },
	{ name: 'In Lists', value: 'lists' },
	{ name: 'In Segment', value: 'segment' },
	{ name: 'With Tags', value: 'tags' },
];

/** The names are those of the fields. A type alias, because an interface can't be assigned to a record of fields. */
type SourceFields = {
	contacts: Field<SourceKind>;
	idField: Field<string | undefined>;
	ids: Field<GivenId[] | undefined>;
	sourceLists: Field<string[] | undefined>;
	segment: Field<number | undefined>;
	sourceTags: Field<string[] | undefined>;
};

/**
 * The fields that say which contacts an activity is about.
 *
 * @param kinds the ways that are offered, if not all
 */
export function createSourceFields(kinds?: SourceKind[]): SourceFields {
	const options = KINDS.filter(({ value }) => kinds === undefined || kinds.includes(value));
	const isOffered = ({ when: shown }: Field<unknown>) =>
		options.some(({ value }) => shown?.contacts?.includes(value) ?? true);
	const all: SourceFields = {
		contacts: choice({ displayName: 'Contacts', default: 'items' as SourceKind, options }),
		idField: when({ contacts: ['items'] }, idFieldNamed('contact_id')),
		ids: when({ contacts: ['ids'] }, idList),
		sourceLists: when({ contacts: ['lists'] }, someLists),
		segment: when({ contacts: ['segment'] }, segmentField),
		sourceTags: when({ contacts: ['tags'] }, someTags),
	};
	return Object.fromEntries(
		Object.entries(all).filter(([, field]) => isOffered(field)),
	) as SourceFields;
}

/** The values of these fields. */
interface SourceParams {
	contacts: SourceKind;
	idField?: string;
	ids?: GivenId[];
	sourceLists?: string[];
	segment?: number;
	sourceTags?: string[];
}

/** Contacts by ID, each with its input item, or a filter that the service applies. */
export type ContactSource = { ids: Map<string, number> } | { source: IDataObject };

/**
 * The contacts that the user chose.
 *
 * @throws InputError naming any value that isn't a contact, before anything is written
 */
export async function readSource(
	api: ConstantContactApi,
	params: SourceParams,
	items: INodeExecutionData[],
): Promise<ContactSource> {
	const { contacts, idField, ids, sourceLists = [], segment = 0, sourceTags = [] } = params;
	if (contacts === 'all') return { source: { all_active_contacts: true } };
	if (contacts === 'segment') return { source: { segment_id: segment } };
	if (contacts === 'lists') {
		return { source: { list_ids: await findChosenIds(api, sourceLists, LIST_KIND) } };
	}
	if (contacts === 'tags') {
		return { source: { tag_ids: await findChosenIds(api, sourceTags, TAG_KIND) } };
	}
	const given = readIds(items, { idSource: contacts, idField, ids }, findProblem);
	return { ids: await removeEmails(api, given) };
}

function findProblem(id: string): string | undefined {
	if (isUuid(id)) return undefined;
	if (id.includes('@')) {
		const wrong = describeEmailProblem(id, Infinity);
		return wrong && `names no contact: ${wrong}`;
	}
	return `has neither the ID nor the email address of a contact: '${id.slice(0, 60)}'`;
}

/** The IDs without duplicates; each email address is looked up with one request. */
async function removeEmails(
	api: ConstantContactApi,
	given: GivenId[],
): Promise<Map<string, number>> {
	const emails = [
		...new Set(given.filter(({ id }) => id.includes('@')).map(({ id }) => id.toLowerCase())),
	];
	const known = new Map<string, string>();
	const find = async (email: string) => ({ email, contact: await findByEmail(api, email) });
	for (const { email, contact } of await mapConcurrently(emails, find, api.concurrency)) {
		if (contact !== undefined) known.set(email, String(contact.contact_id).toLowerCase());
	}
	const unknown = emails.filter((email) => !known.has(email));
	if (unknown.length > 0) {
		throw new InputError(
			`No contact has the email addresses ${listSome(unknown, 5)}`,
			"Correct them, or leave these items out. 'Import Contacts' adds people by their address. Nothing was sent.",
		);
	}
	const ids = new Map<string, number>();
	for (const { id, item } of given) {
		const contact = known.get(id.toLowerCase()) ?? id.toLowerCase();
		if (!ids.has(contact)) ids.set(contact, item);
	}
	return ids;
}

/** The IDs of the contacts that a source chooses, for activities that can't use the source as a filter. */
export async function readMembers(
	api: ConstantContactApi,
	source: IDataObject,
	isWanted: (contact: IDataObject) => boolean = () => true,
): Promise<Map<string, number>> {
	const ids = new Map<string, number>();
	for await (const page of listMembers(api, source)) {
		for (const contact of page) {
			if (isWanted(contact)) ids.set(String(contact.contact_id).toLowerCase(), 0);
		}
	}
	return ids;
}

/** Maximum number of lists in a filter of contacts (V3 API 4). */
const MOST_LISTS = 25;

/** The contacts of a source, page by page; a contact in several lists may be returned more than once. */
export async function* listMembers(
	api: ConstantContactApi,
	source: IDataObject,
): AsyncGenerator<IDataObject[]> {
	if (typeof source.segment_id === 'number') {
		yield* listSegmentMembers(api, source.segment_id, Infinity);
		return;
	}
	for (const query of toFilters(source)) {
		yield* api.pages(CONTACTS, 'contacts', { ...query, limit: 500 }, Infinity);
	}
}

/** The filters for reading the contacts of lists or tags. */
export function toFilters(source: IDataObject): Array<Record<string, string[]>> {
	const tags = source.tag_ids as string[] | undefined;
	if (tags !== undefined) return [{ tags }];
	const lists = (source.list_ids ?? []) as string[];
	return [...splitIntoChunks(lists, MOST_LISTS)].map((some) => ({ lists: some }));
}
