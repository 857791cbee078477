import type { Call, Endpoint } from '../api';
import { contactOf } from '../contacts/endpoints';
import { flagFilter, idOf, wireId } from '../wire';
import { contactCampaignDocument } from './documents';
import { activityPage, TRACKING_PAGING } from './page';
import {
	COLLECTION_NAMES,
	COLLECTIONS,
	noCounts,
	type Counts,
	type TrackingActivity,
} from './record';

const PATH = '/contacts/:contactId/tracking';

/** A collection of a contact's activities. */
function report(
	path: string,
	isChosen: (call: Call, activity: TrackingActivity) => boolean,
): Endpoint {
	return {
		method: 'GET',
		path: PATH + path,
		query: ['created_since'],
		paging: TRACKING_PAGING,
		run: (call) => {
			const { id } = contactOf(call);
			return activityPage(
				call,
				(until) => call.account.tracking.ofContact(id, until),
				(activity) => isChosen(call, activity),
			);
		},
	};
}

/** Counts of a contact's activities by campaign, as of the last refresh. */
function countsOf({ account, now }: Call, contactId: number): Map<number, Counts> {
	const { tracking } = account;
	return tracking.contactCounts(contactId, tracking.refreshes.asOf('contact', contactId, now));
}

const reports: Endpoint[] = [
	{
		method: 'GET',
		path: `${PATH}/reports/summary`,
		query: ['updateSummary'],
		run: (call) => {
			const { account, filters, now } = call;
			const { id } = contactOf(call);
			if (flagFilter(filters, 'updateSummary')) {
				account.tracking.refreshes.refresh('contact', id, now);
			}
			const total = noCounts();
			for (const counts of countsOf(call, id).values()) {
				for (const name of COLLECTION_NAMES) total[name] += counts[name];
			}
			return { status: 200, body: { ...total, contact_id: wireId(id, account.options) } };
		},
	},
	{
		method: 'GET',
		path: `${PATH}/reports/summaryByCampaign`,
		run: (call) => {
			const { id } = contactOf(call);
			return {
				status: 200,
				body: [...countsOf(call, id)].map(([campaignId, counts]) =>
					contactCampaignDocument(call.account, id, campaignId, counts),
				),
			};
		},
	},
];

/** Tracking of contacts (V2 API 2.2). */
export const contactTrackingEndpoints: Endpoint[] = [
	...reports,
	report('', () => true),
	...COLLECTION_NAMES.map((name) =>
		report(`/${name}`, (_call, { type }) => type === COLLECTIONS[name]),
	),
	report('/clicks/:linkId', ({ params }, { link }) => link?.uid === idOf(params.linkId!)),
];
