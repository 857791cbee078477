import type { ApiResponse } from '../../http';
import type { Call, Endpoint } from '../api';
import { Parts, readEntry, type EntryShape } from '../atom/entry';
import { badRequest, notFound, ServiceError } from '../errors';
import {
	attendanceStatus,
	eventDetail,
	eventSummary,
	registrantDetail,
	registrantSummary,
} from './documents';
import { createTaggedEntryResponse, createTaggedFeedResponse } from './feed';
import type { EventRecord, RegistrantRecord } from './record';

/** The check-in client sends only the content of an Atom entry (V1 API 7.3). */
const SHAPE: EntryShape = { payload: 'AttendanceStatus', requires: [], uri: '' };

function endpoint(
	method: Endpoint['method'],
	path: string,
	run: (call: Call) => ApiResponse,
	rest: Partial<Endpoint> = {},
): Endpoint {
	return {
		method,
		path,
		newFamily: true,
		...rest,
		run: (call) => {
			if (!call.account.options.eventSpot) {
				throw new ServiceError(403, 'The account does not own EventSpot');
			}
			return run(call);
		},
	};
}

function eventOf({ account, params, request }: Call): EventRecord {
	const event = account.events.find(({ id }) => id === params.eventId);
	if (event === undefined) throw notFound(request.path);
	return event;
}

function registrantOf(call: Call, { registrants }: EventRecord): RegistrantRecord {
	// Ids are case-sensitive
	const registrant = registrants.find(({ id }) => id === call.params.registrantId);
	if (registrant === undefined) throw notFound(call.request.path);
	return registrant;
}

function eventPath(call: Call, { id }: EventRecord): string {
	return call.account.addresses.path('events', id);
}

function registrantTitle({ firstName, lastName }: RegistrantRecord): string {
	return `${firstName} ${lastName}`;
}

function listEvents(call: Call): ApiResponse {
	return createTaggedFeedResponse(call, 'Events', call.account.events, (event) => ({
		path: eventPath(call, event),
		title: event.name,
		updated: event.created,
		payload: eventSummary(event),
	}));
}

function getEvent(call: Call): ApiResponse {
	const event = eventOf(call);
	const { name: title, created: updated } = event;
	const path = eventPath(call, event);
	return createTaggedEntryResponse(call, { path, title, updated, payload: eventDetail(event) });
}

function listRegistrants(call: Call): ApiResponse {
	const event = eventOf(call);
	return createTaggedFeedResponse(call, 'Registrants', event.registrants, (registrant) => ({
		path: `${eventPath(call, event)}/registrants/${registrant.id}`,
		title: registrantTitle(registrant),
		updated: registrant.registered,
		payload: registrantSummary(registrant),
	}));
}

function createRegistrantResponse(
	call: Call,
	payload: (...of: [RegistrantRecord, EventRecord]) => string,
) {
	const event = eventOf(call);
	const registrant = registrantOf(call, event);
	return createTaggedEntryResponse(call, {
		path: call.request.path,
		title: registrantTitle(registrant),
		updated: registrant.registered,
		payload: payload(registrant, event),
	});
}

function putAttendance(call: Call): ApiResponse {
	const registrant = registrantOf(call, eventOf(call));
	const parts = new Parts(readEntry(call.request.body, SHAPE).payload, ['Status', 'Type']);
	const status = parts.text('Status');
	if (status !== 'ATTENDED' && status !== 'NOT_ATTENDED') {
		throw badRequest(`Status '${status ?? ''}' must be ATTENDED or NOT_ATTENDED`);
	}
	registrant.attendance = status;
	return { status: 204 };
}

const REGISTRANTS = '/events/:eventId/registrants';
const ATTENDANCE = `${REGISTRANTS}/:registrantId/attendancestatus`;

export const eventSpotEndpoints: Endpoint[] = [
	endpoint('GET', '/events', listEvents, { paging: 'pageNumber' }),
	endpoint('GET', '/events/:eventId', getEvent),
	endpoint('GET', REGISTRANTS, listRegistrants, { paging: 'pageNumber' }),
	endpoint('GET', `${REGISTRANTS}/:registrantId`, (call) =>
		createRegistrantResponse(call, registrantDetail),
	),
	endpoint('GET', ATTENDANCE, (call) => createRegistrantResponse(call, attendanceStatus)),
	endpoint('PUT', ATTENDANCE, putAttendance, { takes: 'atom' }),
];
