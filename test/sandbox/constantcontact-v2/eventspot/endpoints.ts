import type { Call, Endpoint } from '../api';
import type { Paging } from '../cursor';
import { notFound } from '../errors';
import { offsetPage, createPageResponse } from '../paging';
import { eventDocument, eventSummary, registrantDocument, registrantSummary } from './documents';
import type { EventRecord } from './record';

/** Two maximum limits are documented, 50 and 500; the lower one applies (V2 API 1.5). */
const PAGING: Paging = { position: 'offset', defaultLimit: 50, maxLimit: 50 };

function eventOf({ account, params }: Call): EventRecord {
	const event = account.events.find(({ id }) => id === params.eventId);
	if (event === undefined) throw notFound(`Event not found for id ${params.eventId}`);
	return event;
}

/** Read access to EventSpot, for accounts from before its end (V2 API 2.8). */
export const eventSpotEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/eventspot/events',
		paging: PAGING,
		run: (call) =>
			createPageResponse(call, (offset = 0) =>
				offsetPage(call.account.events, call.limit, offset, eventSummary),
			),
	},
	{
		method: 'GET',
		path: '/eventspot/events/:eventId',
		run: (call) => ({ status: 200, body: eventDocument(eventOf(call)) }),
	},
	{
		method: 'GET',
		path: '/eventspot/events/:eventId/registrants',
		paging: PAGING,
		run: (call) => {
			const { registrants } = eventOf(call);
			return createPageResponse(call, (offset = 0) =>
				offsetPage(registrants, call.limit, offset, registrantSummary),
			);
		},
	},
	{
		method: 'GET',
		path: '/eventspot/events/:eventId/registrants/:registrantId',
		run: (call) => {
			const event = eventOf(call);
			const { registrantId } = call.params;
			const registrant = event.registrants.find(({ id }) => id === registrantId);
			if (registrant === undefined) throw notFound(`Registrant not found: ${registrantId}`);
			return { status: 200, body: registrantDocument(event, registrant) };
		},
	},
];
