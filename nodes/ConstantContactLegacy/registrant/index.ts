import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { getRegistrant } from './get';
import { getAllRegistrants } from './getAll';
import { updateAttendance } from './updateAttendance';

/** People who have registered for an event. */
export const registrant: Resource<ConstantContactV1Api> = {
	value: 'registrant',
	name: 'Registrant',
	description: 'Who registered for an event',
	operations: [getRegistrant, getAllRegistrants, updateAttendance],
};
