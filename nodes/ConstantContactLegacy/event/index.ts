import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { getEvent } from './get';
import { getAllEvents } from './getAll';

/** Events that people register for. */
export const event: Resource<ConstantContactV1Api> = {
	value: 'event',
	name: 'Event',
	description: 'Events that people register for',
	operations: [getEvent, getAllEvents],
};
