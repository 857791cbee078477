import type { INode } from 'n8n-workflow';

import type { FaultRule } from '../../../sandbox';
import { fileItem, runWorkflow, withConnection } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';
import { postsOf, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const retryOnFail = { maxTries: 3, waitBetweenTries: 1 };
const options = { retries: 0 };

const csv = async (content: string) =>
	await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' });

/** Three files with different columns, whose rows are sent in three activities. */
const addThree = async (more: object = {}) =>
	await node.run(
		'activity',
		'addContacts',
		{
			source: 'file',
			lists: ['1'],
			activityOptions: { checkEvery: 0.1, blanksErase: true },
			options,
		},
		[],
		{
			json: undefined,
			items: await Promise.all(
				['Email\na@b.co\n', 'Email,City\nb@b.co,Rome\n', 'Email,Zip\nc@b.co,1\n'].map(csv),
			),
			retryOnFail,
			...more,
		},
	);

const fault = (rule: Omit<FaultRule, 'times'>) => node.sandbox.faults.add({ ...rule, times: 1 });

const jobs = () =>
	postsOf(node)
		.filter(({ handled }) => handled)
		.map(({ rawUrl }) => rawUrl.split('?')[0]);

const ADD = '/v2/activities/addcontacts';

describe('of three activities', () => {
	it('the second one is refused: the others are sent once', async () => {
		fault({ when: { method: 'POST' }, after: 1, do: { kind: 'status', status: 429 } });
		const { error, json } = await addThree();
		expect(error).toBeUndefined();
		expect(jobs()).toEqual([ADD, ADD, ADD]);
		expect(json.map(({ status, rows_sent }) => [status, rows_sent])).toEqual([
			['COMPLETE', 1],
			['COMPLETE', 1],
			['COMPLETE', 1],
		]);
	});

	it('the status of the second one cannot be read: it is waited for again, and not sent again', async () => {
		fault({
			when: { method: 'GET', path: /activities\/\w/ },
			after: 1,
			do: { kind: 'status', status: 503 },
		});
		const { error, json } = await addThree();
		expect(error).toBeUndefined();
		expect(jobs()).toEqual([ADD, ADD, ADD]);
		expect(json.map(({ status }) => status)).toEqual(['COMPLETE', 'COMPLETE', 'COMPLETE']);
	});

	it.each([false, 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'the second one is accepted but gets no response: it is not sent again, and its rows are named (%p)',
		async (continueOnFail) => {
			fault({ when: { method: 'POST' }, after: 1, do: { kind: 'resetAfter' } });
			const { error, items, errorItems } = await addThree({ continueOnFail });
			expect(jobs()).toEqual([ADD, ADD]);
			const failed = continueOnFail === 'continueErrorOutput' ? errorItems : items.slice(1);
			const texts = continueOnFail
				? failed.map(({ json }) => String(json.error))
				: [error?.description];
			expect(texts).toHaveLength(continueOnFail ? 2 : 1);
			for (const text of texts) {
				expect(text).toMatch(/Done before: sent row 2 as activity \w+\./);
				expect(text).toContain('May have been carried out: row 2 of item 1.');
			}
			// With Continue, n8n only checks the first item, which is fine.
			expect(texts[0]?.includes("'Retry On Fail' did not send it again")).toBe(!continueOnFail);
		},
	);
});

it.each([
	['exportContacts', { list: byId('1'), output: 'items', ...quickly }],
	['clearLists', { lists: ['1'], ...quickly }],
])('%s is started once, whatever happens to the waiting', async (operation, parameters) => {
	fault({ when: { method: 'GET', path: /activities/ }, do: { kind: 'status', status: 503 } });
	fault({ when: { method: 'GET', path: /activities/ }, after: 1, do: { kind: 'truncate' } });
	const more = { retryOnFail };
	const { error } = await node.run('activity', operation, { ...parameters, options }, [{}], more);
	expect(error).toBeUndefined();
	expect(jobs()).toHaveLength(1);
});

it('a job that was started and then lost is said to be carried out in part', async () => {
	node.sandbox.faults.add({
		when: { method: 'GET', path: /activities/ },
		do: { kind: 'status', status: 503 },
	});
	const parameters = { lists: ['1'], ...quickly, options };
	const { error } = await node.run('activity', 'clearLists', parameters, [{}], { retryOnFail });
	expect(error?.description).toContain('Partly carried out: item 0.');
	expect(jobs()).toHaveLength(1);
});

it('a file is uploaded once, whatever happens to the waiting', async () => {
	fault({ when: { method: 'GET', path: /uploadstatus/ }, do: { kind: 'status', status: 503 } });
	const item = await fileItem({ content: 'x', fileName: 'a.pdf', mimeType: 'application/pdf' });
	const parameters = { additionalFields: { checkEvery: 0.1 }, options };
	const { error, json } = await node.run('libraryFile', 'upload', parameters, [], {
		json: undefined,
		items: [item],
		retryOnFail,
	});
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ name: 'a.pdf' }]);
	expect(postsOf(node)).toHaveLength(1);
});

it('a contact whose creation got no response is found in the next try, and not created again', async () => {
	fault({ when: { method: 'POST' }, do: { kind: 'resetAfter' } });
	const parameters = {
		contactFields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
		lists: ['1'],
		options,
	};
	const items = [{ email_address: 'new@example.com', first_name: 'Nora' }];
	const { error, json } = await node.run('contact', 'upsert', parameters, items, { retryOnFail });
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ first_name: 'Nora' }]);
	expect(postsOf(node)).toHaveLength(1);
});

it('a contact is taken out of lists some of which it has already left', async () => {
	const { id } = node.account.putContact({ email: 'ann@example.com', lists: [1, 2, 3] });
	fault({ when: { method: 'DELETE' }, after: 1, do: { kind: 'resetAfter' } });
	const parameters = {
		contact: byId(String(id)),
		removeFrom: 'some',
		lists: ['1', '2', '3'],
		options,
	};
	const { error, json } = await node.run('contact', 'removeFromList', parameters, [{}], {
		retryOnFail,
	});
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ removed: true }]);
	expect(node.account.contact('ann@example.com')?.lists).toEqual([]);
});

it('a later node finds the item that an activity comes from', async () => {
	const position: [number, number] = [0, 0];
	const nodes: INode[] = [
		{
			id: 's',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position,
			parameters: {},
		},
		{
			id: 'b',
			name: 'Bulk',
			type: 'n8n-nodes-contacthub-constantcontact.constantContactLegacyV2',
			typeVersion: 1,
			position,
			parameters: {
				resource: 'activity',
				operation: 'addContacts',
				lists: ['1'],
				...quickly,
			},
		},
		{
			id: 'n',
			name: 'Next',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position,
			parameters: {
				mode: 'raw',
				jsonOutput: '={{ { email: $("Start").item.json.email, rows: $json.rows_sent } }}',
			},
		},
	];
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	const run = await runWorkflow(
		{ nodes, connections: { Start: to('Bulk'), Bulk: to('Next') } },
		{
			startNode: 'Start',
			startItems: ['a@b.co', 'b@b.co', 'c@b.co'].map((email) => ({ json: { email } })),
			credentials: withConnection(node.credentials, { requestsPerSecond: 0 }),
		},
	);
	expect(run.error).toBeUndefined();
	expect(run.node('Next').json).toEqual([{ email: 'a@b.co', rows: 3 }]);
});
