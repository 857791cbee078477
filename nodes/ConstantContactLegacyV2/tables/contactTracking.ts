import type { IDataObject } from 'n8n-workflow';

import { path } from '../../kit';
import { CONTACTS_PER_PAGE } from '../contact/listing';
import { getActivityDate } from '../tracking/trackingRecord';
import { listActivities, readFirstActivities, type TrackingList } from './activities';
import { CONTACT_TRACKING } from '../../constantContactShared/replication/sharedTables';
import { TrackedCampaigns } from '../../constantContactShared/replication/trackedCampaigns';
import { countRequestsForSent, readSentCampaigns } from './emailCampaigns';
import { fanOut } from '../../constantContactShared/replication/fanOut';
import { AscendingProgress } from '../../constantContactShared/replication/progress';
import { readWithCursors } from '../../constantContactShared/replication/expiredCursor';
import { countPages } from '../../constantContactShared/replication/countPages';
import type { TableCursor, Table, TableCall, TablePage } from './table';

export const contactTracking: Table = {
	...CONTACT_TRACKING,
	requests:
		'One per sent campaign and one more per 500 of its activities, and one for their list; two per 50 of them if there are more than 50. Contact by contact: one per 500 contacts and one per contact',
	expectedRequests: ({ contacts, sentCampaigns: campaigns }, { trackingBy }) =>
		trackingBy === 'contact'
			? countPages(contacts, CONTACTS_PER_PAGE) + contacts
			: countRequestsForSent(campaigns) + campaigns,
	changedAt: getActivityDate,
	read: (call) =>
		call.options.trackingBy === 'contact' ? readByContact(call) : readByCampaign(call),
};

/** Campaign by campaign: the same rows as contact by contact, with far fewer requests (V2 API 3). */
async function* readByCampaign(call: TableCall): AsyncGenerator<TablePage> {
	const { api } = call;
	const from = call.from?.by === 'campaign' ? call.from : undefined;
	const sent = await readSentCampaigns(call);
	const tracked = new TrackedCampaigns(call, sent, from !== undefined);
	const done = (id: string): TablePage => ({
		records: [],
		cursor: { by: 'campaign', after: id },
	});
	const ids = sent.map(({ id }) => String(id));
	// A campaign sent in the meantime with a lower ID waits for the next run.
	const left = ids.filter((id) => Number(id) > Number(from?.current ?? from?.after ?? -1));
	call.expect(left.length);
	const toTrackingList = (id: string): TrackingList => ({
		target: path`/emailmarketing/campaigns/${id}/tracking`,
		since: tracked.getSince(id),
		parent: { campaign_id: id },
	});
	if (from?.current !== undefined && ids.includes(from.current)) {
		const isThere = yield* listActivities(call, toTrackingList(from.current), from, from);
		if (isThere) tracked.add(from.current);
		yield done(from.current);
	}
	const fetch = async (id: string) => await readFirstActivities(api, toTrackingList(id));
	for await (const { id, first } of fanOut(api, left, fetch)) {
		const place = { by: 'campaign', current: id };
		const isThere =
			first !== undefined &&
			(yield* listActivities(call, toTrackingList(id), place, undefined, first));
		if (isThere) tracked.add(id);
		yield done(id);
	}
	tracked.finish();
}

/** Contact by contact. A contact that is deleted in the meantime is skipped. */
async function* readByContact(call: TableCall): AsyncGenerator<TablePage> {
	const { api, since } = call;
	const from = call.from?.by === 'contact' ? call.from : undefined;
	const idOf = ({ id }: IDataObject) => Number(id);
	const progress = new AscendingProgress(idOf, true, from?.after);
	let cursor = from?.next;
	const pages = readWithCursors({
		api,
		target: path`/contacts`,
		query: { status: 'ALL', limit: CONTACTS_PER_PAGE },
		from: cursor,
		already: (contact) => progress.has(contact),
	});
	for await (const { items, next } of pages) {
		const left = items.filter((contact) => !progress.has(contact));
		call.expect(left.length);
		const ids = left.map(({ id }) => String(id));
		const toTrackingList = (id: string): TrackingList => ({
			target: path`/contacts/${id}/tracking`,
			since,
			parent: { contact_id: id },
		});
		const fetch = async (id: string) => await readFirstActivities(api, toTrackingList(id));
		const here = (): TableCursor => ({
			by: 'contact',
			next: cursor,
			after: progress.reached,
		});
		for await (const { id, first } of fanOut(api, ids, fetch)) {
			const place = here();
			if (first !== undefined) {
				// Each contact has few activities: if a run stops among them, they are all read again.
				for await (const page of listActivities(call, toTrackingList(id), {}, undefined, first)) {
					yield { ...page, cursor: place };
				}
			}
			progress.note([{ id }]);
			yield { records: [], cursor: here() };
		}
		cursor = next;
	}
	// What was known of the campaigns is out of date: those sent since then have been read as well.
	call.state.campaigns = undefined;
}
