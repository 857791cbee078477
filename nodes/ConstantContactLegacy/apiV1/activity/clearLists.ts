import { define } from '../operation';
import { listPairs, listsField } from './fields';
import { encodeForm } from './form';
import { activitySchema } from './schema';
import { ACTIVITIES, runJob, waitFields } from './waiting';

export const clearLists = define.item({
	value: 'clearLists',
	name: 'Clear Lists',
	action: 'Clear contact lists',
	description:
		'Take all contacts out of lists. They stay in the account. Add none to these lists until the activity is complete.',
	requests: 'One per input item, and one for each look at the status',
	output: activitySchema,
	fields: { lists: listsField, ...waitFields },
	async run({ api, params: { lists, wait, waiting }, hint }) {
		const form = encodeForm([
			['activityType', 'CLEAR_CONTACTS_FROM_LISTS'],
			...listPairs(api, lists),
		]);
		const submit = async () => await api.postForm(ACTIVITIES, form);
		return await runJob(api, submit, { wait, waiting, hint });
	},
});
