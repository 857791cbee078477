import type { IDataObject } from 'n8n-workflow';

import { formatCount, isBlank } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import {
	CONTACTS as TABLE,
	withoutColumns,
} from '../../constantContactShared/replication/sharedTables';
import { countPages } from '../../constantContactShared/replication/countPages';
import { readWithCursors } from '../../constantContactShared/replication/expiredCursor';
import { hashRecord } from '../../constantContactShared/replication/lookbackWindow';
import { AscendingProgress } from '../../constantContactShared/replication/progress';
import type { V3Query } from '../api/query';
import { CONTACTS, isDeleted, PARTS } from '../contact/contacts';
import { readCustomFields } from '../contact/form/customFields';
import { getChangeTime, toContactRecord } from './contactRecord';
import { legacyIdColumn, readLegacyIds } from './legacyIds';
import { isSince, createListing, MOST_PER_PAGE, toFilterTime } from './listing';
import type { Table, TableCall, TableCursor, TablePage } from './table';

export const contacts: Table = {
	...TABLE,
	description:
		'All contacts with their addresses, lists, tags and custom fields; a key-based run also reports deleted ones',
	requests:
		'One per 500 contacts, and one for the custom fields; in key-based runs, one more per 500 who have unsubscribed since the last run',
	expectedRequests: ({ contacts: count }) => countPages(count, MOST_PER_PAGE) + 1,
	columns: [
		...withoutColumns(TABLE, 'fax', 'prefix_name', 'middle_name', 'source_details'),
		...columnList(
			['email_address', 'text'],
			['permission_to_send', 'text'],
			['opt_in_date', 'time'],
			['opt_out_date', 'time'],
			['opt_out_reason', 'text'],
			['other_phone', 'text'],
			['birthday_month', 'number'],
			['birthday_day', 'number'],
			['anniversary', 'text'],
			['tags', 'json'],
			['sms_channel', 'json'],
			['update_source', 'text'],
			['deleted_date', 'text'],
		),
		legacyIdColumn('legacy_id'),
	],
	changedAt: getChangeTime,
	read: readContacts,
};

/** The requests of a run, in order. */
const STAGES = ['updated', 'optout'] as const;
type Stage = (typeof STAGES)[number];

/** How often to read a list that returns fewer contacts than its count. */
const MOST_PASSES = 2;

/**
 * The contacts, including deleted ones if only changes are wanted. An opt-out doesn't update the time of a contact's last change
 * (V3 pitfalls 1), so a key-based run queries both times.
 */
async function* readContacts(call: TableCall): AsyncGenerator<TablePage> {
	const { api, since } = call;
	const findLegacyId = await readLegacyIds(call, 'contacts');
	/** Contacts of the first request that the second may return again, with their contents. */
	const outputRows = new Map<unknown, string>();
	const toRecords = async (found: IDataObject[]): Promise<IDataObject[]> => {
		const hasFields = found.some(
			({ custom_fields: values }) => Array.isArray(values) && values.length > 0,
		);
		const fields = hasFields ? await readCustomFields(api) : [];
		return found
			.filter((contact) => since !== undefined || !isDeleted(contact))
			.map((contact) => ({
				...toContactRecord(contact, fields),
				legacy_id: findLegacyId(contact.contact_id),
			}));
	};
	const stages = since === undefined ? STAGES.slice(0, 1) : STAGES;
	const first = Math.max(0, stages.indexOf(call.from?.stage as Stage));
	for (let at = first; at < stages.length; at++) {
		const stage = stages[at] as Stage;
		const from = at === first ? call.from : undefined;
		const next = at + 1 < stages.length ? { stage: stages[at + 1] } : undefined;
		for await (const { records, cursor = next } of readStage({ ...call, from }, stage)) {
			const rows = await toRecords(records);
			const fresh = rows.filter(
				(row) => stage === 'updated' || outputRows.get(row.id) !== hashRecord(row),
			);
			for (const row of stage === 'updated' && since !== undefined ? rows : []) {
				const { opt_out_date: optOut } = row;
				if (!isBlank(optOut) && isSince(optOut, since)) outputRows.set(row.id, hashRecord(row));
			}
			yield { records: fresh, cursor };
		}
	}
}

/**
 * The contacts of one request, as the API returns them. The order of the list isn't known: if it returns fewer contacts than it
 * counted at the start, others moved while it was being read and some may have been skipped, so it is read again.
 */
async function* readStage(call: TableCall, stage: Stage): AsyncGenerator<TablePage> {
	const { api, since, hint } = call;
	const query: V3Query = {
		// Deleted contacts are left out afterwards: the list must not shrink while it is being read.
		status: 'all',
		include: PARTS,
		include_count: true,
		limit: MOST_PER_PAGE,
		[`${stage}_after`]: toFilterTime(since),
	};
	let { from } = call;
	for (let pass = Number(from?.pass ?? 1); ; pass++) {
		let seen = Number(from?.seen ?? 0);
		let total = Number(from?.total ?? 0);
		const list = createListing(api, 'contacts', (page, isFirst) => {
			if (isFirst) {
				seen = 0;
				total = page.total ?? 0;
			}
			seen += page.items.length;
			return page;
		});
		const progress = new AscendingProgress(
			getCreationTime,
			false,
			from?.reached,
			from?.atReached,
			({ contact_id: id }) => String(id),
		);
		const pages = readWithCursors({
			api: list,
			target: CONTACTS,
			query,
			from: from?.next,
			already: (contact) => progress.has(contact),
			wanted: Infinity,
		});
		for await (const { items, next } of pages) {
			progress.note(items);
			const here = { stage, pass: String(pass), seen: String(seen), total: String(total) };
			const isLast = next === undefined && seen >= total;
			yield {
				records: items,
				cursor: isLast ? undefined : { ...here, next, ...markProgress(progress) },
			};
		}
		if (seen >= total) return;
		if (pass === MOST_PASSES) {
			hint(
				`Contacts: Constant Contact counts ${formatCount(total, 'contact')}, but returns ${seen}. Load the table in full from time to time`,
			);
			return;
		}
		from = undefined;
	}
}

/** Above this many characters, IDs aren't kept for the next part of a run: n8n stores them with the workflow. */
const MOST_MARKS = 200_000;

/** How far a list has been read. An import may create many contacts in the same second. */
function markProgress({ reached, atReached }: AscendingProgress): TableCursor {
	return { reached, ...(atReached.length <= MOST_MARKS && { atReached }) };
}

function getCreationTime({ created_at: created }: IDataObject): number {
	return Date.parse(String(created));
}
