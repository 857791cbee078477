import { path } from '../../kit';
import { clearListsInfo, clearListsOptions } from '../../constantContactShared/bulk/clearLists';
import { runJob, waitField } from '../../constantContactShared/bulk/waiting';
import { define } from '../operation';
import { listsField } from './fields';
import { createJobs } from './jobs';
import { activitySchema } from './schema';

export const clearLists = define.item({
	...clearListsInfo,
	output: activitySchema,
	fields: { lists: listsField, wait: waitField, activityOptions: clearListsOptions },
	async run({ api: client, params: { lists, wait, activityOptions }, hint }) {
		const api = client.withTimeout(activityOptions.requestTimeout);
		const submit = async () => await api.postJob(path`/activities/clearlists`, { lists });
		return await runJob(createJobs(api), submit, { wait, waiting: activityOptions, hint });
	},
});
