import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { createEvent } from './create';
import { deleteEvent } from './delete';
import { getEvent } from './get';
import { getAllEvents } from './getAll';
import { updateEvent } from './update';

/** What customers did and what was done to them. */
export const event: Resource<ContactHubApi> = {
	value: 'event',
	name: 'Event',
	description: 'What customers do',
	operations: [createEvent, deleteEvent, getEvent, getAllEvents, updateEvent],
};
