import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { invalid, notFound } from '../errors';
import {
	boolean,
	id,
	list,
	object,
	readBody,
	readOnly,
	requiredText,
	text,
	textsOf,
	type Schema,
} from '../schema';
import { flagFilter, parseTime, wordFilter } from '../wire';
import { eventDocument, eventSummary } from './documents';
import { eventOf } from './lookup';
import { cursorPage, readCursorPage } from './pages';
import { EVENT_STATUSES, type EventContent, type EventRecord, type TicketRecord } from './record';
import { defaultContent } from './store';

const DAY_MS = 86_400_000;
const SORTS = ['name', 'start_time', 'end_time', 'created_time', 'updated_time'] as const;

const time: Schema = { type: 'string', format: 'date-time' };
const anyObject: Schema = { type: 'object' };

/** Body of PATCH: omitted properties stay, read-only ones may be sent back. */
const EVENT_PATCH = object({
	name: requiredText(),
	title: requiredText(),
	description: { type: 'string', maxLength: 600 },
	event_start: time,
	event_end: time,
	time_zone: requiredText(),
	time_zone_abbreviation: text(),
	event_type: requiredText(),
	location_type: requiredText(),
	currency_type: text(3),
	contact: anyObject,
	address: anyObject,
	online_meeting: anyObject,
	display_contact_flag: boolean,
	display_end_time_flag: boolean,
	display_on_calendar_flag: boolean,
	display_time_zone_flag: boolean,
	notify_owner_on_reg: boolean,
	event_code: text(),
	event_promotions: list(anyObject),
	event_metadata: anyObject,
	default_track: anyObject,
	event_id: readOnly,
	campaign_id: readOnly,
	eso: readOnly,
	status: readOnly,
	create_time: readOnly,
	active_time: readOnly,
	cancelled_time: readOnly,
	deleted_time: readOnly,
	last_update_time: readOnly,
	event_calendar_url: readOnly,
	event_settings: readOnly,
	event_widget_url: readOnly,
	failed_campaign_activities: readOnly,
	registration_url: readOnly,
});

const SET_BY_SERVICE = [
	'event_id',
	'campaign_id',
	'eso',
	'status',
	'create_time',
	'active_time',
	'cancelled_time',
	'deleted_time',
	'last_update_time',
	'event_calendar_url',
	'event_settings',
	'event_widget_url',
	'failed_campaign_activities',
	'registration_url',
	'default_track',
	'event_metadata',
];

const COPY = object({ target_event_name: requiredText(), source_campaign_activities: list(id) }, [
	'target_event_name',
]);
const KEYS = object({ order_ticket_keys: list({ type: 'string' }, undefined, 1) }, [
	'order_ticket_keys',
]);

function sortKey(event: EventRecord, by: (typeof SORTS)[number]): string | number {
	switch (by) {
		case 'name':
			return event.content.name;
		case 'start_time':
			return event.content.event_start;
		case 'end_time':
			return event.content.event_end;
		case 'created_time':
			return event.createdTime;
		case 'updated_time':
			return event.updatedTime;
	}
}

function readEvents(call: Call): ApiResponse {
	const page = readCursorPage(call);
	const { filters } = page;
	const status = wordFilter(filters, 'event_status', EVENT_STATUSES);
	const wanted = filters.get('search_text')?.toLowerCase() ?? '';
	const sort = wordFilter(filters, 'sort_by', SORTS);
	const direction = wordFilter(filters, 'sort_order', ['ASC', 'DESC']) === 'DESC' ? -1 : 1;
	const found = call.account.events
		.all()
		.filter((event) =>
			status === undefined ? event.status !== 'DELETED' : event.status === status,
		)
		.filter(({ content: { name, title, description } }) =>
			`${name}\n${title}\n${description}`.toLowerCase().includes(wanted),
		);
	if (sort !== undefined) {
		found.sort((a, b) => (sortKey(a, sort) < sortKey(b, sort) ? -direction : direction));
	}
	return { status: 200, body: cursorPage(call, found, page, eventSummary) };
}

function timeOf({ query }: Call, name: string): number | undefined {
	const text = query.get(name);
	if (text === null) return undefined;
	const parsed = parseTime(text);
	if (parsed === undefined) throw invalid(`${name} is not a valid ISO-8601 date`);
	return parsed;
}

function createEvent(call: Call): ApiResponse {
	const { account, query, now } = call;
	const start = timeOf(call, 'start_time') ?? now + 30 * DAY_MS;
	const end = timeOf(call, 'end_time') ?? start + 3_600_000;
	if (end < start) throw invalid('end_time is before start_time');
	const name = query.get('name') ?? `Event ${account.events.all().length + 1}`;
	if (account.events.hasName(name)) throw invalid(`the name '${name}' is not unique`);
	const event = account.events.create(defaultContent(name, start, end), now);
	return { status: 201, body: eventDocument(event, true) };
}

/** The content after a PATCH; null clears optional properties. */
function patched(before: EventContent, body: JsonObject): EventContent {
	const entries = Object.entries(body).filter(([name]) => !SET_BY_SERVICE.includes(name));
	const content = { ...before, ...Object.fromEntries(entries) };
	if (parseTime(content.event_end)! < parseTime(content.event_start)!) {
		throw invalid('event_end is before event_start');
	}
	return content;
}

function patchEvent(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, EVENT_PATCH, account.options);
	const event = eventOf(call);
	if (event.status !== 'DRAFT' && event.status !== 'ACTIVE') {
		throw invalid(`an event in status ${event.status} cannot be updated`);
	}
	const content = patched(event.content, body);
	if (account.events.hasName(content.name, event.id)) {
		throw invalid(`the name '${content.name}' is not unique`);
	}
	account.events.put({ ...event, content, updatedTime: now });
	return { status: 204 };
}

/** Copies an event; depending on the options, without one of its activities: 207. */
function copyEvent(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, COPY, account.options);
	const event = eventOf(call);
	if (!['DRAFT', 'ACTIVE', 'COMPLETE', 'CANCELLED'].includes(event.status)) {
		throw invalid(`an event in status ${event.status} cannot be copied`);
	}
	const wanted = textsOf(body.source_campaign_activities) ?? event.activityIds;
	const unknown = wanted.filter((one) => !event.activityIds.includes(one.toLowerCase()));
	if (unknown.length > 0)
		throw invalid(...unknown.map((one) => `${one} is no activity of the event`));
	const name = String(body.target_event_name);
	if (account.events.hasName(name)) throw invalid(`the name '${name}' is not unique`);
	const copy = account.events.create({ ...event.content, name }, now);
	if (account.options.eventCopy === 'whole') {
		return { status: 200, body: eventDocument(copy, true) };
	}
	const failed_campaign_activities = wanted.slice(-1);
	return { status: 207, body: { ...eventDocument(copy, true), failed_campaign_activities } };
}

/** Marks tickets as used or unused, either all or none. */
function markTickets(call: Call, mark: (ticket: TicketRecord) => void): ApiResponse {
	const { account, request } = call;
	const keys = textsOf(readBody(request, KEYS, account.options).order_ticket_keys)!;
	const event = eventOf(call);
	if (event.status !== 'ACTIVE' && event.status !== 'COMPLETE') {
		throw invalid(`the event is in status ${event.status}`);
	}
	const found = keys.map((key) => {
		const registration = event.registrations.find(({ tickets }) =>
			tickets.some((ticket) => ticket.key === key),
		);
		if (registration === undefined) throw notFound(`The ticket ${key} was not found`);
		if (registration.status === 'CANCELED') throw invalid(`the ticket ${key} is cancelled`);
		return registration.tickets.find((ticket) => ticket.key === key)!;
	});
	found.forEach(mark);
	return { status: 204 };
}

const READ = { service: 'events', scope: 'campaign_data', privilege: 'campaign:read' } as const;
const WRITE = { service: 'events', scope: 'campaign_data', privilege: 'campaign:write' } as const;

/** Events (V3 API appendix A). */
export const eventEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/events',
		...READ,
		query: ['event_status', 'search_text', 'sort_by', 'sort_order', 'limit', 'prev', 'next'],
		run: readEvents,
	},
	{
		method: 'POST',
		path: '/events/default',
		...WRITE,
		query: ['name', 'start_time', 'end_time', 'placeholder_campaign_id'],
		run: createEvent,
	},
	{
		method: 'GET',
		path: '/events/:eventId',
		...READ,
		query: ['include'],
		run: (call) => ({
			status: 200,
			body: eventDocument(eventOf(call), flagFilter(call.query, 'include')),
		}),
	},
	{ method: 'PATCH', path: '/events/:eventId', ...WRITE, takes: 'json', run: patchEvent },
	{ method: 'POST', path: '/events/:eventId/copy', ...WRITE, takes: 'json', run: copyEvent },
	{
		method: 'POST',
		path: '/events/:eventId/check_in/tickets',
		...WRITE,
		takes: 'json',
		run: (call) =>
			markTickets(call, (ticket) => {
				ticket.checkedInTime ??= call.now;
			}),
	},
	{
		method: 'POST',
		path: '/events/:eventId/undo_check_in/tickets',
		...WRITE,
		takes: 'json',
		run: (call) => markTickets(call, (ticket) => delete ticket.checkedInTime),
	},
];
