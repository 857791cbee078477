import { schema } from '../../kit';
import { define } from '../operation';
import { WorkflowMemory } from './memory';

export const confirm = define.item({
	value: 'confirm',
	name: 'Confirm',
	action: 'Confirm replicated tables',
	description:
		"Have the workflow remember that the rows of 'Replicate' were stored, so that the next run goes on after them. Put it behind what stores them.",
	requests: 'None',
	output: schema.object({ confirmed: schema.list(schema.text) }, ['confirmed']),
	fields: {},
	once: true,
	usesServer: false,
	async run({ functions, hint }) {
		const workflow = new WorkflowMemory(functions.getWorkflowStaticData('global'));
		const confirmed = workflow.confirm(functions.getExecutionId());
		if (confirmed.length === 0) {
			hint(
				"Nothing waits to be confirmed: put this node behind 'Replicate', with 'Last Run' set to 'The Workflow, When Confirmed'",
			);
		}
		return { confirmed };
	},
});
