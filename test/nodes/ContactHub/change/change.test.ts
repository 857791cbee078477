import type { IDataObject } from 'n8n-workflow';

import { expectOutputMatches } from '../expectOutput';
import { byId, connectNode, type ConnectedNode } from '../setup';
import { useNock } from '../../../support/useNock';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 5, events: 3 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());
const nock = useNock();

const getAll = async (parameters: IDataObject) =>
	await node.runOk('change', 'getAll', parameters, [{}], { token: 'updates' });

/** What was changed, in short form. */
const idsOf = (json: IDataObject[]) => json.map(({ data }) => (data as IDataObject).id);

const queries = () => node.sandbox.log.entries.map(({ query }) => query);

describe('get many', () => {
	it('reads the whole feed in order, until there is nothing more', async () => {
		const json = await getAll({ returnAll: true });
		expect(json).toHaveLength(8);
		expect(json.map(({ operation, entity }) => [operation, entity])).toEqual([
			...Array.from({ length: 5 }, () => ['CREATE', 'CUSTOMER']),
			...Array.from({ length: 3 }, () => ['CREATE', 'EVENT']),
		]);
		const last = json[7]?.nextOffset;
		expect(queries()).toEqual([{ size: '4000' }, { offset: String(last), size: '4000' }]);
		expect(node.requests()).toEqual(['GET /updates', 'GET /updates']);
		expectOutputMatches('change', 'getAll', json);
	});

	it('continues from the last offset without losing or repeating a change', async () => {
		const all = idsOf(await getAll({ returnAll: true }));
		const read: unknown[] = [];
		let offset: unknown;
		for (;;) {
			const start = offset === undefined ? {} : { startFrom: 'offset', offset };
			const json = await getAll({ returnAll: false, limit: 3, ...start } as IDataObject);
			if (json.length === 0) break;
			read.push(...idsOf(json));
			offset = json.at(-1)?.nextOffset;
		}
		expect(read).toEqual(all);
	});

	it.each([
		[{ nextOffset: 7 }, 'the response has no updates'],
		[{ nextOffset: 7, updates: ['x'] }, "a change that isn't a record"],
	])('a response of %j is an error instead of an empty feed', async (body, message) => {
		node.sandbox.faults.add({
			when: { path: /updates$/ },
			times: 1,
			do: { kind: 'status', status: 200, body },
		});
		const { error } = await node.run('change', 'getAll', {}, [{}], { token: 'updates' });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual(['GET /updates']);
	});

	it('a change without an entity keeps its place', async () => {
		const body = { nextOffset: 7, updates: [{ operation: 'DELETE' }] };
		node.sandbox.faults.add({
			when: { path: /updates$/ },
			times: 1,
			do: { kind: 'status', status: 200, body },
		});
		const json = await getAll({ returnAll: false, limit: 1 });
		expect(json).toEqual([{ operation: 'DELETE', entity: null, nextOffset: 7, data: null }]);
	});

	it('never asks for more than the limit, so that nothing is cut off', async () => {
		const json = await getAll({ returnAll: false, limit: 3 });
		expect(queries()).toEqual([{ size: '3' }]);
		expect(new Set(json.map(({ nextOffset }) => nextOffset)).size).toBe(1);
	});

	it('pages by the offset if a response holds less than was requested', async () => {
		const { baseUrl, workspaceId } = node.hub;
		const responses: Array<[Record<string, string>, number, number[]]> = [
			[{ size: '5' }, 3, [1, 2]],
			[{ size: '3', offset: '3' }, 9, [3, 4]],
			[{ size: '1', offset: '9' }, 10, [5]],
		];
		for (const [query, nextOffset, ids] of responses) {
			nock(new URL(baseUrl).origin)
				.get(`${new URL(baseUrl).pathname}/workspaces/${workspaceId}/updates`)
				.query(query)
				.reply(200, {
					nextOffset,
					updates: ids.map((id) => ({
						operation: 'UPDATE',
						entity: { type: 'EVENT', data: { id } },
					})),
				});
		}
		const json = await getAll({ returnAll: false, limit: 5 });
		expect(idsOf(json)).toEqual([1, 2, 3, 4, 5]);
		expect(json.map(({ nextOffset }) => nextOffset)).toEqual([3, 3, 9, 9, 10]);
		expect(nock.isDone()).toBe(true);
	});

	it('ends with an error when the feed does not advance', async () => {
		const { baseUrl, workspaceId } = node.hub;
		const update = { operation: 'CREATE', entity: { type: 'CUSTOMER', data: { id: 'x' } } };
		const scope = nock(new URL(baseUrl).origin)
			.get(`${new URL(baseUrl).pathname}/workspaces/${workspaceId}/updates`)
			.query(true)
			.times(5)
			.reply(200, { nextOffset: 7, updates: [update] });
		const { error } = await node.run('change', 'getAll', { returnAll: true }, [{}], {
			token: 'updates',
		});
		expect(error?.message).toBe(
			'Could not get many changes: the updates feed does not advance beyond offset 7 [item 0]',
		);
		expect(scope.pendingMocks()).toHaveLength(1);
	});

	it('ends with an error when more comes than was requested, as the rest would be lost', async () => {
		const { baseUrl, workspaceId } = node.hub;
		const update = { operation: 'CREATE', entity: { type: 'CUSTOMER', data: { id: 'x' } } };
		nock(new URL(baseUrl).origin)
			.get(`${new URL(baseUrl).pathname}/workspaces/${workspaceId}/updates`)
			.query(true)
			.reply(200, { nextOffset: 9, updates: [update, update, update] });
		const parameters = { returnAll: false, limit: 2 };
		const { error } = await node.run('change', 'getAll', parameters, [{}], { token: 'updates' });
		expect(error?.message).toContain('3 changes were sent, although 2 were requested');
	});

	it('ends with an error after an offset beyond the end, if nothing would ever come', async () => {
		const parameters = { returnAll: true, startFrom: 'offset', offset: 1_000_000 };
		const { error } = await node.run('change', 'getAll', parameters, [{}], { token: 'updates' });
		expect(error?.message).toContain('Offset 1000000 is beyond the end of the feed of changes');
		expect(node.requests()).toEqual(['GET /updates', 'GET /updates/last-offset']);
	});

	it('starts at a date, and continues by the offset from there', async () => {
		const at = Date.now();
		const { id } = node.hub.putCustomer({ base: {} });
		const json = await getAll({
			returnAll: true,
			startFrom: 'date',
			date: new Date(at).toISOString(),
		});
		expect(idsOf(json)).toEqual([id]);
		expect(queries()).toEqual([
			{ timestamp: String(at), size: '4000' },
			{ offset: String(json[0]?.nextOffset), size: '4000' },
		]);
	});

	it('starts with a date before 1970 at the beginning', async () => {
		const parameters = { returnAll: false, limit: 1, startFrom: 'date', date: '1900-01-01' };
		expect(await getAll(parameters)).toHaveLength(1);
		expect(node.onlyRequest().query).toEqual({ timestamp: '0', size: '1' });
	});

	it('wants a date to start from', async () => {
		const parameters = { returnAll: true, startFrom: 'date', date: '={{ undefined }}' };
		const { error } = await node.run('change', 'getAll', parameters, [{}], { token: 'updates' });
		expect(error?.message).toBe("'Date' is empty: its expression returns nothing [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it('starts after an offset, whatever the hidden date says', async () => {
		const { lastOffset } = (await lastOffsetOf({}))[0] as IDataObject;
		node.hub.deleteCustomer(node.hub.putCustomer({ base: {} }).id);
		node.sandbox.log.clear();
		const json = await getAll({
			returnAll: true,
			startFrom: 'offset',
			offset: lastOffset,
			date: '2020-01-01',
		});
		expect(json.map(({ operation }) => operation)).toEqual(['CREATE', 'DELETE']);
		expect(queries()[0]).toEqual({ offset: String(lastOffset), size: '4000' });
	});

	it('requests one kind and one node', async () => {
		const json = await getAll({
			returnAll: true,
			entity: 'EVENT',
			filters: { node: byId(node.hub.nodeId) },
		});
		expect(queries()[0]).toEqual({ entity: 'EVENT', nodeId: node.hub.nodeId, size: '4000' });
		expect(new Set(json.map(({ entity }) => entity))).toEqual(new Set(['EVENT']));
		const elsewhere = { filters: { node: byId(node.hub.secondNodeId) }, returnAll: true };
		expect(await getAll(elsewhere)).toEqual([]);
	});

	it('reads all of a filtered feed, also if a response holds none of the kind', async () => {
		const { baseUrl, workspaceId } = node.hub;
		const feed = nock(new URL(baseUrl).origin).persist();
		const target = `${new URL(baseUrl).pathname}/workspaces/${workspaceId}/updates`;
		const update = { operation: 'CREATE', entity: { type: 'EVENT', data: { id: 'late' } } };
		feed
			.get(target)
			.query({ entity: 'EVENT', size: '4000' })
			.reply(200, { nextOffset: 4000, updates: [] });
		feed
			.get(target)
			.query({ entity: 'EVENT', offset: '4000', size: '4000' })
			.reply(200, { nextOffset: 4001, updates: [update] });
		feed
			.get(target)
			.query({ entity: 'EVENT', offset: '4001', size: '4000' })
			.reply(200, { nextOffset: 4001, updates: [] });
		expect(idsOf(await getAll({ returnAll: true, entity: 'EVENT' }))).toEqual(['late']);
	});

	it('does not start over if no change came since the date', async () => {
		const parameters = { returnAll: true, startFrom: 'date', date: '2100-01-01' };
		expect(await getAll(parameters)).toEqual([]);
		expect(node.requests()).toEqual(['GET /updates']);
	});
});

const lastOffsetOf = async (parameters: IDataObject) =>
	await node.runOk('change', 'getLastOffset', parameters, [{}], { token: 'user' });

describe('get last offset', () => {
	it('returns the offset after which new changes follow', async () => {
		const json = await lastOffsetOf({});
		expect(node.requests()).toEqual(['GET /updates/last-offset']);
		expect(node.onlyRequest().query).toEqual({});
		const feed = await getAll({ returnAll: true });
		expect(json).toEqual([{ lastOffset: feed.at(-1)?.nextOffset }]);
		expectOutputMatches('change', 'getLastOffset', json);
	});

	it('requests one kind and one node', async () => {
		const filters = { node: byId(node.hub.secondNodeId) };
		expect(await lastOffsetOf({ entity: 'CUSTOMER', filters })).toEqual([{ lastOffset: 0 }]);
		expect(node.onlyRequest().query).toEqual({
			entity: 'CUSTOMER',
			nodeId: node.hub.secondNodeId,
		});
	});
});

it.each(['getAll', 'getLastOffset'])(
	'%s says which role is needed when the token lacks the right',
	async (operation) => {
		const { error } = await node.run('change', operation, {}, [{}], { token: 'trusted' });
		expect(error?.message).toMatch(/^Could not get .*: Forbidden \[item 0\]$/);
		expect(error?.description).toContain('ADMIN, USER or PLATFORM_UPDATES');
		expect(error?.httpCode).toBe('403');
		expect(node.sandbox.log.count).toBe(1);
	},
);
