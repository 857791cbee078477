import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../client';
import { downloadActivity, exportContacts } from './exportContacts';
import { importContacts } from './importContacts';
import { getActivity, getAllActivities } from './reading';

/** Bulk activities: jobs that the service carries out for many contacts. */
export const activity: Resource<ConstantContactApi> = {
	value: 'activity',
	name: 'Activity',
	description: 'Bulk jobs',
	defaultOperation: 'importContacts',
	operations: [downloadActivity, exportContacts, getActivity, getAllActivities, importContacts],
};
