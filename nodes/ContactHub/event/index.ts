import { path, type Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { plain } from '../operation';
import { createEvent } from './create';
import { eventIdField } from './fields';
import { getAllEvents } from './getAll';
import { eventSchema, simplifyEvent } from './schema';
import { updateEvent } from './update';

const getEvent = plain.get({
	noun: 'event',
	description: 'Retrieve an event by ID',
	requests: 'One per event',
	output: eventSchema,
	simplify: simplifyEvent,
	fields: { eventId: eventIdField },
	run: async ({ api, params }) => await api.get(path`/events/${params.eventId}`),
});

const deleteEvent = plain.delete({
	noun: 'event',
	description: 'Delete an event',
	requests: 'One per event',
	fields: { eventId: eventIdField },
	target: ({ params }) => path`/events/${params.eventId}`,
	ids: { id: 'eventId' },
});

/** What customers did and what was done to them. */
export const event: Resource<ContactHubApi> = {
	value: 'event',
	name: 'Event',
	description: 'Activities of customers',
	operations: [createEvent, deleteEvent, getEvent, getAllEvents, updateEvent],
};
