import { choice, filters } from '../../kit';
import { ACTIVITIES } from '../../constantContactShared/bulk/waiting';
import { plain } from '../operation';
import { toActivity } from './record';
import { activitySchema } from './schema';

export const getAllActivities = plain.getAll({
	noun: 'imports and exports',
	description: 'Retrieve a list of the newest bulk activities, at most 50',
	requests: 'One',
	records: 'activities',
	length: 'short',
	output: activitySchema,
	fields: {
		filters: filters({
			fields: {
				status: choice({
					displayName: 'Status',
					default: 'COMPLETE',
					options: [
						{ name: 'Cancelled', value: 'CANCELLED' },
						{ name: 'Complete', value: 'COMPLETE' },
						{ name: 'Error', value: 'ERROR' },
						{ name: 'Pending', value: 'PENDING' },
						{ name: 'Queued', value: 'QUEUED' },
						{ name: 'Running', value: 'RUNNING' },
						{ name: 'Unconfirmed', value: 'UNCONFIRMED' },
					],
				}),
				type: choice({
					displayName: 'Type',
					default: 'ADD_CONTACTS',
					options: [
						{ name: 'Clear Lists', value: 'CLEAR_CONTACTS_FROM_LISTS' },
						{ name: 'Export Contacts', value: 'EXPORT_CONTACTS' },
						{ name: 'Import Contacts', value: 'ADD_CONTACTS' },
						{ name: 'Remove Contacts', value: 'REMOVE_CONTACTS_FROM_LISTS' },
					],
				}),
			},
		}),
	},
	async *pages({ api, params: { filters } }) {
		const { status, type } = filters;
		// The API doesn't page its activities (V2 API 2.9).
		yield (await api.list(ACTIVITIES, { status, type })).map(toActivity);
	},
});
