import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { addContacts } from './addContacts';
import { clearLists } from './clearLists';
import { downloadActivity } from './download';
import { exportContacts } from './exportContacts';
import { getActivity } from './get';
import { getAllActivities } from './getAll';
import { removeContacts } from './removeContacts';

/** Bulk jobs: many contacts at once. */
export const activity: Resource<ConstantContactV1Api> = {
	value: 'activity',
	name: 'Activity',
	description: 'Bulk imports, removals and exports',
	defaultOperation: addContacts.value,
	operations: [
		clearLists,
		downloadActivity,
		exportContacts,
		getActivity,
		getAllActivities,
		addContacts,
		removeContacts,
	],
};
