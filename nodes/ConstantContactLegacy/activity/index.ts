import { path, type Resource } from '../../kit';
import { ACTIVITIES } from '../../constantContactShared/bulk/waiting';
import type { ConstantContactV1Api } from '../api/client';
import { plain } from '../operation';
import { addContacts } from './addContacts';
import { clearLists } from './clearLists';
import { downloadActivity } from './download';
import { exportContacts } from './exportContacts';
import { activityField } from './fields';
import { removeContacts } from './removeContacts';
import { activitySchema } from './schema';

const getActivity = plain.get({
	noun: 'status of import or export',
	description: 'Retrieve the status of a bulk activity',
	requests: 'One per activity',
	output: activitySchema,
	fields: { activity: activityField },
	run: async ({ api, params }) => await api.get(path`/activities/${params.activity}`),
});

const getAllActivities = plain.getAll({
	noun: 'imports and exports',
	description: 'Retrieve a list of the newest bulk activities, at most 50',
	requests: 'One',
	records: 'activities',
	length: 'short',
	output: activitySchema,
	fields: {},
	pages: ({ api, limit }) => api.feed(ACTIVITIES, { wanted: limit }),
});

/** Bulk jobs: changes to many contacts at once. */
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
