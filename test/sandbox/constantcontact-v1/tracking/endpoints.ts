import type { ApiResponse } from '../../http';
import type { Call, Endpoint } from '../api';
import { entryElement } from '../atom/entryDocument';
import { createFeedResponse, PAGE_SIZE, pageOf } from '../atom/feed';
import { createServiceResponse } from '../atom/service';
import { campaignOf } from '../campaigns/endpoints';
import { contactOf } from '../contacts/endpoints';
import { badRequest, notFound } from '../errors';
import { eventEntry, summaryEntry, type ReportsSummary } from './documents';
import { EVENT_TYPES, TITLES, type EventType, type TrackingEvent } from './record';
import { isEventType } from './store';

/** How long events are kept (V1 API 2.6). */
const KEPT_MS = 90 * 86_400_000;
const MAX_PAGE_SIZE = 200;
/** The service document of a campaign doesn't list clicks (V1 API 6.1). */
const CAMPAIGN_TYPES = EVENT_TYPES.filter((type) => type !== 'clicks');

function typeOf({ params, request }: Call): EventType {
	const { eventType } = params;
	if (!isEventType(eventType!)) throw notFound(request.path);
	return eventType;
}

function kept(call: Call, events: TrackingEvent[]): TrackingEvent[] {
	return events.filter(({ time }) => time > call.now - KEPT_MS && time <= call.now);
}

function eventFeed(
	call: Call,
	title: string,
	events: TrackingEvent[],
	pageSize = PAGE_SIZE,
): ApiResponse {
	const { path } = call.request;
	const shape = {
		title,
		self: '',
		links: ['next', 'first', 'current'] as const,
		entry: (event: TrackingEvent) => entryElement(call, eventEntry(call, path, event)),
	};
	const recent = kept(call, events);
	return createFeedResponse(call, shape, (cursor) => pageOf(recent, cursor, pageSize));
}

function pageSizeOf({ filters }: Call): number {
	const sent = filters.get('pageSize') ?? String(PAGE_SIZE);
	const size = /^\d{1,4}$/.test(sent) ? Number(sent) : 0;
	if (size < 1 || size > MAX_PAGE_SIZE) {
		throw badRequest(`pageSize '${sent}' must be 1 to ${MAX_PAGE_SIZE}`);
	}
	return size;
}

function serviceDocument(call: Call, types: readonly EventType[], owner: string): ApiResponse {
	const { addresses } = call.account;
	return createServiceResponse(
		'Constant Contact Web Services Event Workspace',
		types.map((type) => ({
			href: call.request.path + type,
			title: `${TITLES[type]} Events for Customer: ${addresses.user}, ${owner}`,
			accept: ['application/atom+xml; type=entry'],
		})),
	);
}

function summaries(call: Call, contactId: number): ReportsSummary[] {
	const { tracking } = call.account;
	const count = (type: EventType, campaignId: number): number =>
		kept(call, tracking.ofContact(contactId, type)).filter(
			(event) => event.campaignId === campaignId,
		).length;
	const sends = kept(call, tracking.ofContact(contactId, 'sends'));
	return [...new Set(sends.map(({ campaignId }) => campaignId))].map((campaignId) => ({
		contactId,
		campaignId,
		opens: count('opens', campaignId),
		clicks: count('clicks', campaignId),
		forwards: count('forwards', campaignId),
	}));
}

export const trackingEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/contacts/:contactId/events/',
		run: (call) => serviceDocument(call, EVENT_TYPES, `Contact id: ${contactOf(call).id}`),
	},
	{
		method: 'GET',
		path: '/contacts/:contactId/events/summary',
		paging: 'next',
		run: (call) => {
			const { id } = contactOf(call);
			const shape = {
				title: `Reports Summary for Customer: ${call.account.addresses.user}, Contact id: ${id}`,
				self: '',
				links: ['next'] as const,
				entry: (summary: ReportsSummary) => entryElement(call, summaryEntry(call, summary)),
			};
			return createFeedResponse(call, shape, (cursor) => pageOf(summaries(call, id), cursor));
		},
	},
	{
		method: 'GET',
		path: '/contacts/:contactId/events/:eventType',
		paging: 'next',
		run: (call) => {
			const { id } = contactOf(call);
			const type = typeOf(call);
			const { addresses, tracking } = call.account;
			const title = `${TITLES[type]} Events for Customer: ${addresses.user}, Contact id: ${id}`;
			return eventFeed(call, title, tracking.ofContact(id, type));
		},
	},
	{
		method: 'GET',
		path: '/campaigns/:campaignId/events/',
		run: (call) => serviceDocument(call, CAMPAIGN_TYPES, `Campaign id: ${campaignOf(call).id}`),
	},
	{
		method: 'GET',
		path: '/campaigns/:campaignId/events/:eventType',
		query: ['pageSize'],
		paging: 'next',
		run: (call) => {
			const { id } = campaignOf(call);
			const type = typeOf(call);
			const { addresses, tracking } = call.account;
			const title = `${TITLES[type]} Events for Customer: ${addresses.user}, Campaign id: ${id}`;
			return eventFeed(call, title, tracking.ofCampaign(id, type), pageSizeOf(call));
		},
	},
	{
		method: 'GET',
		path: '/campaigns/:campaignId/events/urls/:urlId',
		query: ['pageSize'],
		paging: 'next',
		run: (call) => {
			const { id, urls } = campaignOf(call);
			const url = urls.find((known) => String(known.id) === call.params.urlId);
			if (url === undefined) throw notFound(call.request.path);
			const { addresses, tracking } = call.account;
			const clicks = tracking.ofCampaign(id, 'clicks').filter(({ urlId }) => urlId === url.id);
			const title = `Click Events for Customer: ${addresses.user}, Campaign id: ${id}`;
			return eventFeed(call, title, clicks, pageSizeOf(call));
		},
	},
];
