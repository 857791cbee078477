import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { plain } from '../operation';
import { addContacts } from './addContacts';
import { clearLists } from './clearLists';
import { downloadActivity } from './download';
import { exportContacts } from './exportContacts';
import { activityField } from './fields';
import { getAllActivities } from './getAll';
import { toActivity } from './record';
import { removeContacts } from './removeContacts';
import { activitySchema } from './schema';

const getActivity = plain.get({
	noun: 'status of import or export',
	description: 'Retrieve the status of a bulk activity',
	requests: 'One per activity',
	output: activitySchema,
	fields: { activity: activityField },
	run: async ({ api, params }) => toActivity(await api.get(path`/activities/${params.activity}`)),
});

/** Bulk jobs: changes to many contacts at once. */
export const activity: Resource<ConstantContactV2Api> = {
	value: 'activity',
	name: 'Activity',
	description: 'Bulk jobs',
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
