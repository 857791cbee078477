import { clearListsInfo, clearListsOptions } from '../../constantContactShared/bulk/clearLists';
import { runJob, waitField } from '../../constantContactShared/bulk/waiting';
import { define } from '../operation';
import { listPairs, listsField } from './fields';
import { encodeForm, startJob } from './form';
import { createJobs } from './jobs';
import { activitySchema } from './schema';

export const clearLists = define.item({
	...clearListsInfo,
	output: activitySchema,
	fields: { lists: listsField, wait: waitField, activityOptions: clearListsOptions },
	async run({ api: client, params: { lists, wait, activityOptions }, hint }) {
		const api = client.withTimeout(activityOptions.requestTimeout);
		const form = encodeForm([
			['activityType', 'CLEAR_CONTACTS_FROM_LISTS'],
			...listPairs(api, lists),
		]);
		const submit = async () => await startJob(api, form);
		return await runJob(createJobs(api), submit, { wait, waiting: activityOptions, hint });
	},
});
