import type { IDataObject } from 'n8n-workflow';

import type { DateTime } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { isUnsubscribed } from '../contact/contacts';
import { toFilters, listMembers, readMembers, type ContactSource } from './contactSource';
import { listUnsubscribed } from './unsubscribed';

/** Maximum number of contacts that the service can exclude from a source. Beyond that, all other contacts are named instead. */
const MOST_EXCLUDED = 50;

/** Contacts, without those who have unsubscribed. */
interface GuardedSource {
	chosen: ContactSource;
	/** Contacts that the service is asked to exclude. */
	exclude: string[];
	/** The excluded contacts, with their input items. */
	unsubscribed: Array<{ item: number; contact_id: string }>;
}

/**
 * Excludes contacts who have unsubscribed, so that nobody is subscribed again by accident.
 *
 * @param since for contacts named by ID, excludes only those who unsubscribed after this time
 */
export async function removeUnsubscribed(
	api: ConstantContactApi,
	chosen: ContactSource,
	since?: DateTime,
): Promise<GuardedSource> {
	const gone = new Map<string, number>();
	if ('ids' in chosen) {
		const ids = new Map(chosen.ids);
		for await (const page of listUnsubscribed(api, since)) {
			for (const { contact_id } of page) {
				const id = String(contact_id).toLowerCase();
				const item = ids.get(id);
				if (item === undefined) continue;
				gone.set(id, item);
				ids.delete(id);
			}
		}
		return { chosen: { ids }, exclude: [], unsubscribed: createReport(gone) };
	}
	const { source } = chosen;
	// Contacts who have unsubscribed are not active.
	if (source.all_active_contacts === true) return { chosen, exclude: [], unsubscribed: [] };
	for await (const page of readAffected(api, source)) {
		for (const contact of page) {
			if (isUnsubscribed(contact)) gone.set(String(contact.contact_id).toLowerCase(), 0);
		}
	}
	const unsubscribed = createReport(gone);
	if (gone.size === 0) return { chosen, exclude: [], unsubscribed };
	if (source.list_ids !== undefined && gone.size <= MOST_EXCLUDED) {
		return { chosen, exclude: [...gone.keys()], unsubscribed };
	}
	const ids = await readMembers(api, source, (contact) => !isUnsubscribed(contact));
	return { chosen: { ids }, exclude: [], unsubscribed };
}

/** Contacts of a source who may have unsubscribed. For a segment, all contacts, as segments can't be filtered. */
async function* readAffected(
	api: ConstantContactApi,
	source: IDataObject,
): AsyncGenerator<IDataObject[]> {
	if (source.segment_id !== undefined) {
		yield* listMembers(api, source);
		return;
	}
	for (const query of toFilters(source)) yield* listUnsubscribed(api, undefined, query);
}

function createReport(gone: Map<string, number>): GuardedSource['unsubscribed'] {
	return [...gone].map(([contact_id, item]) => ({ item, contact_id }));
}

/**
 * Contacts who unsubscribed while they were being added to lists: those named, or those in one of the lists.
 *
 * @param begin when adding began
 */
export async function findUnsubscribedSince(
	api: ConstantContactApi,
	begin: DateTime,
	sent: ReadonlySet<string> | undefined,
	lists: string[],
): Promise<string[]> {
	const found: string[] = [];
	const query = sent === undefined ? { include: 'list_memberships' } : {};
	for await (const page of listUnsubscribed(api, begin, query)) {
		for (const { contact_id, list_memberships: memberships } of page) {
			const id = String(contact_id).toLowerCase();
			const isIn =
				Array.isArray(memberships) && memberships.some((list) => lists.includes(String(list)));
			if (sent?.has(id) ?? isIn) found.push(id);
		}
	}
	return found;
}
