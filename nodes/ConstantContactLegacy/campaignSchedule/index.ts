import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { createSchedule } from './create';
import { deleteSchedule } from './delete';
import { getAllSchedules } from './getAll';

/** When campaigns are to be sent. */
export const campaignSchedule: Resource<ConstantContactV1Api> = {
	value: 'campaignSchedule',
	name: 'Campaign Schedule',
	description: 'When campaigns are sent',
	operations: [createSchedule, deleteSchedule, getAllSchedules],
};
