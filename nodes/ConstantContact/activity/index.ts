import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { addToLists } from './addToLists';
import { deleteContacts } from './deleteContacts';
import { deleteCustomFields, deleteLists, deleteTags } from './deletions';
import { downloadActivity, exportContacts } from './exportContacts';
import { importContacts } from './importContacts';
import { addTags, removeFromLists, removeTags } from './memberships';
import { getActivity, getAllActivities } from './reading';

/** Bulk activities: jobs that the service runs for many contacts. */
export const activity: Resource<ConstantContactApi> = {
	value: 'activity',
	name: 'Activity',
	description: 'Bulk jobs',
	defaultOperation: 'importContacts',
	operations: [
		addTags,
		addToLists,
		deleteContacts,
		deleteCustomFields,
		deleteLists,
		deleteTags,
		downloadActivity,
		exportContacts,
		getActivity,
		getAllActivities,
		importContacts,
		removeFromLists,
		removeTags,
	],
};
