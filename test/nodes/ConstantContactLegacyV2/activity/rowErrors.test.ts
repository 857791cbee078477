import type { IDataObject } from 'n8n-workflow';

import { connectNode, type ConnectedNode } from '../setup';
import { people, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const add = { lists: ['1'], ...quickly };

const rows = [
	{ email: 'a@example.com', city: 'New\nYork' },
	{ email: 'dup@example.com' },
	{ email: 'dup@example.com', country: 'Narnia' },
	{ email: 'c@example.com', anniversary: 'yesterday' },
];

describe.each(['objects', 'strings'] as const)('errors as %s', (activityErrors) => {
	it.each(['json', 'file'])('are traced back to the items sent as %s', async (sendAs) => {
		node.account.options.activityErrors = activityErrors;
		const parameters = { ...add, activityOptions: { checkEvery: 0.1, sendAs } };
		const { json, error, hints } = await node.run('activity', 'addContacts', parameters, rows);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			status: 'COMPLETE',
			error_count: 2,
			errors: [
				{
					item: 2,
					line_number: 3,
					email_address: 'dup@example.com',
					message: "Unknown country 'Narnia'",
					contact: { EMAIL: 'dup@example.com', COUNTRY: 'Narnia' },
				},
				{ item: 3, email_address: 'c@example.com', message: 'Invalid anniversary' },
			],
		});
		expect(hints?.filter(({ message }) => message.includes('did not apply'))).toEqual([]);
	});
});

it('are looked up in the same shape', async () => {
	node.account.options.activityErrors = 'strings';
	const { json } = await node.run('activity', 'addContacts', add, rows.slice(2));
	const parameters = { activity: '={{ $json.id }}' };
	const { json: found } = await node.run('activity', 'get', parameters, [{ id: json[0]?.id }]);
	expect(found[0]?.errors).toEqual([
		{ line_number: 2, message: "Unknown country 'Narnia'" },
		{ line_number: 3, message: 'Invalid anniversary' },
	]);
});

/** Makes the server start an activity with the ID of this one, and return it as this one. */
function standIn(activity: IDataObject): void {
	const { id } = activity;
	for (const [method, status, body] of [
		['POST', 201, { id, type: 'ADD_CONTACTS' }],
		['GET', 200, activity],
	] as const) {
		node.sandbox.faults.add({ when: { method }, do: { kind: 'status', status, body } });
	}
}

it('says that rows were refused if they are only counted', async () => {
	standIn({ id: 7, type: 'ADD_CONTACTS', status: 'COMPLETE', error_count: 2, errors: [] });
	const { json, hints } = await node.run('activity', 'addContacts', add, people(3));
	expect(json).toMatchObject([{ id: '7', error_count: 2, errors: [] }]);
	expect(hints?.map(({ message }) => message)).toEqual([
		"Constant Contact did not apply 2 of 3 rows and doesn't name them",
	]);
});

it.each(['ERROR', 'CANCELLED'])('fails when the activity ends with %s', async (status) => {
	standIn({ id: 'x', status, errors: ['Line 2: Too late'] });
	const { error } = await node.run('activity', 'addContacts', add, people(1));
	expect(error?.message).toContain(`ended with the status ${status}`);
	expect(error?.message + String(error?.description)).toContain('Too late');
	expect(error?.description).toContain('Done before: sent item 0 as activity');
});

it('returns the status when the time is over', async () => {
	node.account.options.activityOutcome = 'UNCONFIRMED';
	const parameters = { ...add, activityOptions: { checkEvery: 0.1, timeLimit: 0.01 } };
	const { json, hints } = await node.run('activity', 'addContacts', parameters, people(1));
	expect(json).toMatchObject([{ status: 'UNCONFIRMED', rows_sent: 1 }]);
	expect(hints?.[0]?.message).toContain('was not complete within the time limit');
});

it('ends with Stop while it waits', async () => {
	node.account.options.activityOutcome = 'UNCONFIRMED';
	const parameters = { ...add, activityOptions: { checkEvery: 60 } };
	const started = Date.now();
	const { status } = await node.run('activity', 'addContacts', parameters, people(1), {
		stopWhen: () => node.sandbox.log.entries[0]?.durationMs !== undefined,
	});
	expect(status).toBe('canceled');
	expect(Date.now() - started).toBeLessThan(30_000);
});
