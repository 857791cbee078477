import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { ContactHub } from '../../nodes/ContactHub/ContactHub.node';
import { runNode, withConnection } from '../support';
import { byId, connectNode, type ConnectedNode } from './ContactHub/setup';

let node: ConnectedNode;
beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const items = Array.from({ length: 4 }, (_, n) => ({ n }));

/** Creates four customers, and returns what the node threw: for a stopped run, n8n keeps nothing. */
async function createFour(told: { stopWhen?: () => boolean } = {}): Promise<string> {
	const stop = new AbortController();
	const thrown: Array<{ message: string; description?: string | null }> = [];
	const watched = new ContactHub();
	const { execute } = watched;
	watched.execute = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this).catch((error: (typeof thrown)[number]) => {
			thrown.push(error);
			throw error;
		});
	};
	const timer = setInterval(() => {
		if (told.stopWhen?.()) stop.abort();
	}, 5);
	await runNode(
		watched,
		{
			resource: 'customer',
			operation: 'create',
			customerFields: {
				mappingMode: 'defineBelow',
				value: { externalId: '={{ "x" + $json.n }}' },
				schema: [],
			},
		} as INodeParameters,
		{
			json: items,
			credentials: withConnection(node.credentials(), { requestTimeout: 1000 }),
			abortSignal: stop.signal,
		},
	);
	clearInterval(timer);
	// A run stopped by n8n continues until the node has ended.
	for (let tries = 0; thrown.length === 0 && tries < 200; tries++) {
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	return `${thrown[0]?.message} | ${thrown[0]?.description ?? ''}`;
}

const UNKNOWN = 'May have been carried out: items 0 to 3. Check ContactHub before you run again.';

it('after a time limit names those for which nobody knows whether they were done', async () => {
	node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'hang' } });
	const text = await createFour();
	expect(text).toContain('no complete response arrived within 1 second');
	expect(text).toContain(UNKNOWN);
	expect(text).not.toContain('None of');
});

it('after Stop, too', async () => {
	node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'hang' } });
	const text = await createFour({ stopWhen: () => node.requests().length === 4 });
	expect(text).toContain('The execution was canceled');
	expect(text).toContain(UNKNOWN);
	expect(text).not.toContain('None of');
});

it('after Stop, those that had not begun are not among them', async () => {
	node.sandbox.faults.add({ when: { method: 'POST' }, after: 1, do: { kind: 'hang' } });
	const text = await createFour({ stopWhen: () => node.requests().length === 4 });
	expect(text).toMatch(/1 of 4 items was done: item \d/);
	expect(text).toMatch(/May have been carried out: items [\d, to]+\. Check ContactHub/);
});

it('says that doing it again does no harm if it does none', async () => {
	const ids = items.map(() => node.hub.putCustomer({}).id);
	node.sandbox.faults.add({ when: { method: 'DELETE' }, do: { kind: 'resetAfter' } });
	const { error } = await node.run(
		'customer',
		'delete',
		{ customer: byId('={{ $json.id }}'), connection: { retries: 0 } },
		ids.map((id) => ({ id })),
	);
	expect(error?.description).toContain(
		'May have been carried out: items 0 to 3. Running again does no harm.',
	);
});

it("items that the server refused aren't reported as unknown", async () => {
	node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'status', status: 400 } });
	const text = await createFour();
	expect(text).toContain('None of the 4 items was processed.');
	expect(text).not.toContain('May have been');
});
