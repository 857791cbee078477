import { collection, path, timeoutField } from '../../kit';
import { fileFields } from '../../constantContactShared/bulk/exportFile';
import { define } from '../operation';
import { downloadFile } from './exportFile';
import { activityField } from './fields';
import { exportSchema } from './schema';

export const downloadActivity = define.item({
	value: 'download',
	name: 'Download',
	action: 'Download exported contacts',
	description: 'Download the file that an export has made',
	requests: 'Two per activity',
	output: exportSchema,
	fields: {
		activity: activityField,
		...fileFields,
		activityOptions: collection({
			displayName: 'Options',
			fields: { requestTimeout: timeoutField },
		}),
	},
	async run({ api: client, params }) {
		const api = client.withTimeout(params.activityOptions.requestTimeout);
		const activity = await api.get(path`/activities/${params.activity}`);
		return await downloadFile(api, activity, params);
	},
});
