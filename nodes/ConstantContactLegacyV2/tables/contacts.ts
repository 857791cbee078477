import type { IDataObject } from 'n8n-workflow';

import { isRecord, path } from '../../kit';
import { CONTACTS_PER_PAGE } from '../contact/listing';
import { CONTACTS } from '../../constantContactShared/replication/sharedTables';
import { AscendingProgress } from '../../constantContactShared/replication/progress';
import { readWithCursors } from '../../constantContactShared/replication/expiredCursor';
import { countPages } from '../../constantContactShared/replication/countPages';
import type { Table, TableCall, TablePage } from './table';

export const contacts: Table = {
	...CONTACTS,
	description: 'All contacts of any status, with their addresses, lists and custom fields',
	requests: 'One per 500 contacts',
	expectedRequests: ({ contacts: count }) => countPages(count, CONTACTS_PER_PAGE),
	columns: [...CONTACTS.columns, { name: 'email_address', type: 'text', from: getFirstAddress }],
	changedAt: ({ modified_date: modified }) => modified,
	read: readContacts,
};

/**
 * The contacts, of any status: unsubscribed ones must be included as well. They are sorted by ascending ID (V2 API 1.5), so a
 * contact that changes in the meantime is neither skipped nor read twice.
 */
async function* readContacts({ api, since, from }: TableCall): AsyncGenerator<TablePage> {
	const progress = new AscendingProgress(getId, true, from?.after);
	const pages = readWithCursors({
		api,
		target: path`/contacts`,
		query: { status: 'ALL', limit: CONTACTS_PER_PAGE, modified_since: since },
		from: from?.next,
		already: (contact) => progress.has(contact),
		wanted: Infinity,
	});
	for await (const { items, next } of pages) {
		progress.note(items);
		const cursor = next === undefined ? undefined : { next, after: progress.reached };
		yield { records: items, cursor };
	}
}

function getId({ id }: IDataObject): number {
	return Number(id);
}

function getFirstAddress({ email_addresses: addresses }: IDataObject): unknown {
	const [first] = Array.isArray(addresses) ? addresses : [];
	return isRecord(first) ? first.email_address : undefined;
}
