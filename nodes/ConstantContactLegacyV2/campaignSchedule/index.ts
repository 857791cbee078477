import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { createSchedule } from './create';
import { deleteSchedule } from './delete';
import { getSchedule } from './get';
import { getAllSchedules } from './getAll';
import { updateSchedule } from './update';

/** When campaigns are to be sent. */
export const campaignSchedule: Resource<ConstantContactV2Api> = {
	value: 'campaignSchedule',
	name: 'Campaign Schedule',
	description: 'When campaigns are sent',
	operations: [createSchedule, deleteSchedule, getSchedule, getAllSchedules, updateSchedule],
};
