import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { getEvent } from './get';
import { getAllEvents } from './getAll';

/** Events of EventSpot, which Constant Contact retired in June 2024 (V2 API 2.8). */
export const event: Resource<ConstantContactV2Api> = {
	value: 'event',
	name: 'Event',
	description: 'Events that people register for',
	operations: [getEvent, getAllEvents],
};
