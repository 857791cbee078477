import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { createJob } from './create';
import { deleteJob } from './delete';
import { getJob } from './get';
import { getAllJobs } from './getAll';
import { updateJob } from './update';

/** Jobs of a customer. */
export const jobResource: Resource<ContactHubApi> = {
	value: 'job',
	name: 'Job',
	description: 'Jobs of a customer',
	operations: [createJob, deleteJob, getJob, getAllJobs, updateJob],
};
