import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { plain } from '../operation';
import { eventField } from './fields';
import { eventSchema, eventSummarySchema } from './schema';

const getEvent = plain.get({
	noun: 'event',
	description: "Retrieve an event; Constant Contact retired this API's events in June 2024",
	requests: 'One per event',
	output: eventSchema,
	fields: { event: eventField },
	run: async ({ api, params }) => await api.get(path`/eventspot/events/${params.event}`),
});

const getAllEvents = plain.getAll({
	noun: 'events',
	description: "Retrieve a list of events; Constant Contact retired this API's events in June 2024",
	requests: 'One per 50 events',
	length: 'short',
	output: eventSummarySchema,
	fields: {},
	pages: ({ api }) => api.pages(path`/eventspot/events`, { limit: 50 }),
});

/** Events of EventSpot, which Constant Contact retired in June 2024 (V2 API 2.8). */
export const event: Resource<ConstantContactV2Api> = {
	value: 'event',
	name: 'Event',
	description: 'Events with registrations',
	operations: [getEvent, getAllEvents],
};
