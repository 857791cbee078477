import { collection, timeoutField } from '../../kit';
import { runJob, waitField, waitOptionsIfWanted } from '../../constantContactShared/bulk/waiting';
import { define } from '../operation';
import { listPairs, listsField } from './fields';
import { encodeForm, startJob } from './form';
import { createJobs } from './jobs';
import { activitySchema } from './schema';

export const clearLists = define.item({
	value: 'clearLists',
	name: 'Clear Lists',
	action: 'Remove all contacts from lists',
	description:
		'Take all contacts out of lists. They stay in the account. Add none to these lists until the activity is complete.',
	requests: 'One per input item, and one for each look at the status',
	output: activitySchema,
	fields: {
		lists: listsField,
		wait: waitField,
		activityOptions: collection({
			displayName: 'Options',
			fields: { ...waitOptionsIfWanted, requestTimeout: timeoutField },
		}),
	},
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
