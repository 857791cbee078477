import { path } from '../../kit';
import { downloadFields, downloadTexts } from '../../constantContactShared/bulk/exportFile';
import { define } from '../operation';
import { downloadFile } from './exportFile';
import { activityField } from './fields';
import { exportSchema } from './schema';

export const downloadActivity = define.item({
	...downloadTexts,
	output: exportSchema,
	fields: { activity: activityField, ...downloadFields },
	async run({ api: client, params }) {
		const api = client.withTimeout(params.activityOptions.requestTimeout);
		const activity = await api.get(path`/activities/${params.activity}`);
		return await downloadFile(api, activity, params);
	},
});
