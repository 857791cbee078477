import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { getRegistrant } from './get';
import { getAllRegistrants } from './getAll';

/** People who have registered for an event of EventSpot, retired with it (V2 API 2.8). */
export const registrant: Resource<ConstantContactV2Api> = {
	value: 'registrant',
	name: 'Registrant',
	description: 'Who registered for an event',
	operations: [getRegistrant, getAllRegistrants],
};
