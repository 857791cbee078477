import type { IDataObject } from 'n8n-workflow';

import { confirm } from '../../../../../nodes/ConstantContactLegacyV2/tables/confirm';
import { runPlain } from './setup';

const memory = { lastRun: '2026-03-01T12:00:00.000Z' };

/** The workflow of execution 7, in which the rows of these executions wait for *Confirm*. */
async function run(waiting: Record<string, string>) {
	const pending = Object.fromEntries(
		Object.entries(waiting).map(([table, executionId]) => [table, { executionId, memory }]),
	);
	const data: IDataObject = { constantContactReplication: { 'node account': { pending } } };
	const hints: string[] = [];
	const functions = {
		getWorkflowStaticData: (type: string) => (type === 'global' ? data : {}),
		getExecutionId: () => '7',
	};
	const answer = await runPlain(confirm, { functions, hint: (text: string) => hints.push(text) });
	return { answer, hints, data };
}

it('confirms the tables of its execution', async () => {
	const { answer, hints, data } = await run({ contacts: '7', events: '8', contactLists: '7' });
	expect(answer).toEqual({ confirmed: ['contacts', 'contactLists'] });
	expect(hints).toEqual([]);
	expect(data).toEqual({
		constantContactReplication: {
			'node account': {
				tables: { contacts: memory, contactLists: memory },
				pending: { events: { executionId: '8', memory } },
			},
		},
	});
});

it.each<[Record<string, string>]>([[{}], [{ contacts: '8' }]])(
	'says where nothing waits for it, as with %j',
	async (waiting) => {
		const { answer, hints } = await run(waiting);
		expect(answer).toEqual({ confirmed: [] });
		expect(hints).toEqual([
			"Nothing waits to be confirmed: put this node behind 'Replicate', with 'Last Run' set to 'The Workflow, When Confirmed'",
		]);
	},
);
