import { path, type Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { plain } from '../operation';
import { eventField } from './fields';
import { eventSchema, eventSummarySchema } from './schema';

const getEvent = plain.get({
	noun: 'event',
	description: 'Retrieve an event with its fees, payment options and registration types',
	requests: 'One per event',
	output: eventSchema,
	fields: { event: eventField },
	run: async ({ api, params }) =>
		await api.get(path`/events/${params.event}`, { eventMarketing: true }),
});

const getAllEvents = plain.getAll({
	noun: 'events',
	description: 'Retrieve a list of events',
	requests: 'One per page; Constant Contact sets its size',
	length: 'short',
	output: eventSummarySchema,
	fields: {},
	pages: ({ api, limit }) => api.feed(path`/events`, { eventMarketing: true, wanted: limit }),
});

/** Events that people register for. */
export const event: Resource<ConstantContactV1Api> = {
	value: 'event',
	name: 'Event',
	description: 'Events with registrations',
	operations: [getEvent, getAllEvents],
};
