import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { checkInTickets, undoCheckIn } from './checkIn';
import { copyEvent } from './copy';
import { createEvent } from './create';
import { getAllEvents, getEvent } from './reading';
import { updateEvent } from './update';

/** Events that people register for. */
export const event: Resource<ConstantContactApi> = {
	value: 'event',
	name: 'Event',
	description: 'Events with registrations',
	operations: [
		checkInTickets,
		copyEvent,
		createEvent,
		getEvent,
		getAllEvents,
		undoCheckIn,
		updateEvent,
	],
};
