import type { Call } from '../api';
import { payloadLink, type EntryParts } from '../atom/entryDocument';
import { element, instant, text } from '../atom/write';
import { PAYLOADS, TITLES, type TrackingEvent } from './record';

function contactElement(call: Call, contactId: number): string {
	const { addresses, contacts } = call.account;
	const path = addresses.path('contacts', contactId);
	return element('Contact', { id: addresses.payloadId(path) }, [
		text('EmailAddress', contacts.get(contactId)?.email ?? ''),
		// Links in events are absolute in the recorded responses
		payloadLink(addresses.id(path)),
	]);
}

function campaignElement(call: Call, campaignId: number): string {
	const { addresses, campaigns } = call.account;
	const path = addresses.path('campaigns', campaignId);
	return element('Campaign', { id: addresses.payloadId(path) }, [
		payloadLink(addresses.id(path)),
		text('Name', campaigns.get(campaignId)?.fields.Name ?? ''),
	]);
}

/** The element name for a clicked link is unknown (V1 API 11). */
function urlElement(call: Call, { campaignId, urlId }: TrackingEvent): string[] {
	if (urlId === undefined) return [];
	const { addresses } = call.account;
	const path = addresses.path('campaigns', campaignId, 'events', 'urls', urlId);
	return [element('Url', { id: addresses.payloadId(path) }, [payloadLink(addresses.id(path))])];
}

function bounceElements({ bounce }: TrackingEvent): string[] {
	if (bounce === undefined) return [];
	return [
		text('Code', bounce.code),
		text('Description', bounce.description),
		text('BounceMessage', bounce.message),
	];
}

/** An event below `collection`, the path of the feed (V1 API 2.6); it has no edit link. */
export function eventEntry(call: Call, collection: string, event: TrackingEvent): EntryParts {
	const { addresses } = call.account;
	const { type, campaignId, contactId, time } = event;
	const path = `${collection}/${campaignId},${contactId},${time}`;
	const campaign = addresses.id(addresses.path('campaigns', campaignId));
	return {
		path,
		edit: null,
		title: `Email ${TITLES[type]} Event for Customer: ${addresses.user}, Campaign: ${campaign}`,
		updated: time,
		author: true,
		payload: {
			name: PAYLOADS[type],
			id: addresses.payloadId(path),
			children: [
				contactElement(call, contactId),
				campaignElement(call, campaignId),
				text('EventTime', instant(time)),
				...urlElement(call, event),
				...bounceElements(event),
			],
		},
	};
}

/** Counts of a contact's activities on one campaign. */
export interface ReportsSummary {
	contactId: number;
	campaignId: number;
	opens: number;
	clicks: number;
	forwards: number;
}

/** An entry of the summary, which has an edit link (V1 API 2.6). */
export function summaryEntry(call: Call, summary: ReportsSummary): EntryParts {
	const { addresses } = call.account;
	const { contactId, campaignId } = summary;
	const path = addresses.path('contacts', contactId, 'events', 'summary', campaignId);
	return {
		path,
		title: `Reports Summary for Customer: ${addresses.user}, Contact id: ${contactId}`,
		updated: call.now,
		author: true,
		payload: {
			name: 'ReportsSummary',
			id: addresses.payloadId(path),
			children: [
				contactElement(call, contactId),
				campaignElement(call, campaignId),
				text('Opens', summary.opens),
				text('Clicks', summary.clicks),
				text('Forwards', summary.forwards),
			],
		},
	};
}
