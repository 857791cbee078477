import type { IDataObject } from 'n8n-workflow';

import { EventStore } from '../../../sandbox/contacthub/events/eventStore';
import type { EventRecord } from '../../../sandbox/contacthub/events/record';
import { readBinary } from '../../../support';
import { expectOutputMatches } from '../expectOutput';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 25, events: 120 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const getAll = async (parameters: IDataObject | Record<string, unknown>) =>
	await node.runOk('event', 'getAll', { returnAll: true, simplify: false, ...parameters });

const queries = () => node.sandbox.log.entries.map(({ query }) => query);

describe('pages', () => {
	it('reads all events of the default node, 50 at a time, each once and in order', async () => {
		const json = await getAll({});
		const { nodeId } = node.hub;
		expect(queries()).toEqual([
			{ nodeId, page: '0', size: '50' },
			{ nodeId, page: '1', size: '50' },
			{ nodeId, page: '2', size: '50' },
		]);
		expect(json).toEqual([...node.hub.events()]);
		expectOutputMatches('event', 'getAll', json);
	});

	it.each([
		[7, [{ page: '0', size: '7' }]],
		[50, [{ page: '0', size: '50' }]],
		[
			51,
			[
				{ page: '0', size: '50' },
				{ page: '1', size: '50' },
			],
		],
	])('requests no more than a limit of %d', async (limit, pages) => {
		const json = await getAll({ returnAll: false, limit });
		expect(json).toHaveLength(limit);
		expect(queries()).toEqual(pages.map((page) => ({ nodeId: node.hub.nodeId, ...page })));
	});

	it('shortens events only where Simplify is on', async () => {
		const json = await node.runOk('event', 'getAll', { returnAll: false, limit: 1 });
		const [event] = [...node.hub.events()];
		const { id, customerId, type, context, date, registeredAt, properties } = event!;
		expect(json).toEqual([{ id, customerId, type, context, date, registeredAt, properties }]);
		expectOutputMatches('event', 'getAll', json);
	});

	it('ends with an error where ContactHub repeats a page', async () => {
		const fault = node.sandbox.faults.add({ after: 1, do: { kind: 'repeatPage' } });
		const { error } = await node.run('event', 'getAll', { returnAll: true });
		fault.remove();
		expect(error?.message).toContain('the server sent another page instead of page');
	});
});

describe('events that arrive while they are listed, the newest first', () => {
	/** One more with each request. */
	beforeEach(() => {
		const { index } = EventStore.prototype;
		const arrived: EventRecord[] = [];
		jest.spyOn(EventStore.prototype, 'index').mockImplementation(function (this: EventStore) {
			const all = [...index.call(this)].reverse();
			arrived.unshift({ ...all[0]!, id: `new${arrived.length}` });
			return [...arrived, ...all].values();
		});
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	const connection = { maxConcurrentRequests: 1 };

	it("aren't mistaken for deletions, and nobody's event is lost or repeated", async () => {
		const ids = (await getAll({ connection })).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining([...node.hub.events()].map(({ id }) => id)));
	});

	it('leave as many as were asked for', async () => {
		const json = await getAll({ connection, returnAll: false, limit: 100 });
		expect(new Set(json.map(({ id }) => id)).size).toBe(100);
	});
});

describe('filters', () => {
	const kept = async (filters: object) => {
		const json = await getAll({ filters });
		expect(json).not.toHaveLength(0);
		expect(json.length).toBeLessThan(120);
		return json;
	};
	const common = () => ({ nodeId: node.hub.nodeId, page: '0', size: '50' });

	it('contexts', async () => {
		const json = await kept({ contexts: ['WEB', 'ECOMMERCE'] });
		expect(queries()[0]).toEqual({ ...common(), context: 'WEB,ECOMMERCE' });
		expect(new Set(json.map(({ context }) => context))).toEqual(new Set(['WEB', 'ECOMMERCE']));
	});

	it('event types, also as text with commas', async () => {
		const wire = { ...common(), type: 'viewedPage,openedTicket' };
		const json = await kept({ eventTypes: ['viewedPage', 'openedTicket'] });
		expect(queries()[0]).toEqual(wire);
		expect(new Set(json.map(({ type }) => type))).toEqual(new Set(['viewedPage', 'openedTicket']));
		node.sandbox.log.clear();
		await kept({ eventTypes: '={{ "viewedPage, openedTicket" }}' });
		expect(queries()[0]).toEqual(wire);
	});

	it('mode', async () => {
		const json = await kept({ mode: 'PASSIVE' });
		expect(queries()[0]).toEqual({ ...common(), mode: 'PASSIVE' });
		expect(new Set(json.map(({ type }) => type))).toEqual(new Set(['campaignSent']));
	});

	it('from and to, which are about the date of the event', async () => {
		const dates = [...node.hub.events()].map(({ date }) => date);
		const [from, to] = [dates[10]!, dates[12]!];
		const json = await kept({ from, to });
		const iso = (date: string) => date.replace('+0000', 'Z');
		expect(queries()).toEqual([{ ...common(), dateFrom: iso(from), dateTo: iso(to) }]);
		expect(json.map(({ date }) => date)).toEqual(dates.slice(10, 13));
	});

	it('a customer alone needs no node', async () => {
		const customer = [...node.hub.events()][3]!.customerId!;
		const json = await kept({ customer: byId(customer) });
		expect(queries()).toEqual([{ customerId: customer, page: '0', size: '50' }]);
		expect(new Set(json.map(({ customerId }) => customerId))).toEqual(new Set([customer]));
	});

	it('a customer in a node', async () => {
		const customer = [...node.hub.events()][3]!.customerId!;
		await kept({ customer: byId(customer), node: byId(node.hub.viewNodeId) });
		expect(queries()).toEqual([
			{ nodeId: node.hub.viewNodeId, customerId: customer, page: '0', size: '50' },
		]);
	});

	it('an unknown node', async () => {
		const { error } = await node.run('event', 'getAll', { filters: { node: byId('nowhere') } });
		expect(error?.message).toBe('Could not get many events: node not found nowhere [item 0]');
		expect(error?.description).toContain("Choose another 'Node'");
	});

	it('values that are refused before anything is sent', async () => {
		const filters = { from: '={{ "monday" }}' };
		const { error } = await node.run('event', 'getAll', { filters });
		expect(error?.message).toBe("'From' isn't a date: 'monday' [item 0]");
		expect(node.requests()).toEqual([]);
	});
});

describe('file', () => {
	it('has a column for each property of the first page, and the rest under other', async () => {
		const { items } = await node.run('event', 'getAll', {
			returnAll: true,
			output: 'file',
			fileOptions: { fileName: 'events.csv' },
		});
		const lines = (await readBinary(items[0])).toString().trimEnd().split('\r\n');
		expect(lines).toHaveLength(121);
		expect(lines[0]).toMatch(
			/^id,customerId,type,context,date,registeredAt,updatedAt,.*properties\.url,.*,other$/,
		);
		expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
			[...node.hub.events()].map(({ id }) => id),
		);
		expect(items[0]?.json).toEqual({ fileName: 'events.csv', format: 'csv', records: 120 });
	});
});
