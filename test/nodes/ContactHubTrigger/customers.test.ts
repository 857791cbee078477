import { byId } from '../ContactHub/setup';
import {
	HOUR,
	idsOf,
	MINUTE,
	NOON,
	getCursor,
	SECOND,
	triggerBench,
	type TriggerBench,
} from './setup';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ customers: 60 });
});
afterEach(async () => await bench.close());

const queries = () =>
	bench.sandbox.log.entries.map(({ query }) => ({ ...query, query: String(query.query ?? '') }));

describe('customer created', () => {
	it('begins with records that are new from now on, and sends one request if there are none', async () => {
		const trigger = bench.trigger('customerCreated');
		expect(await trigger.activate()).toBeNull();
		expect(queries()).toMatchObject([
			{ nodeId: bench.hub.nodeId, sort: 'registeredAt,desc', page: '0', size: '50', query: '' },
			// Checks that those were the newest.
			{ nodeId: bench.hub.nodeId, sort: 'registeredAt,asc', page: '0', size: '1' },
		]);
		bench.clock.advance(MINUTE);
		expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
		expect(queries()).toMatchObject([
			{ nodeId: bench.hub.nodeId, sort: 'registeredAt,asc', page: '0', size: '50' },
		]);
		const id = await bench.create();
		const { requests, found } = await bench.nextPoll(trigger);
		expect(found).toEqual([bench.hub.customer(id)]);
		expect(requests).toBe(1);
		expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
	});

	it.each(['__proto__', 'constructor', 'toString'])(
		'passes on a customer with the ID %s, and once',
		async (id) => {
			const trigger = await bench.active('customerCreated');
			bench.hub.putCustomer({ id, externalId: id });
			expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
			expect((await bench.nextPoll(trigger)).found).toEqual([]);
			await trigger.activate();
			expect((await bench.nextPoll(trigger)).found).toEqual([]);
		},
	);

	it('forgets what can no longer be returned again', async () => {
		const trigger = await bench.active('customerCreated');
		for (let count = 0; count < 5; count++) await bench.create();
		await bench.nextPoll(trigger);
		expect(Object.keys(getCursor(trigger).seen as object)).toHaveLength(5);
		for (let minute = 0; minute < 10; minute++) {
			expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
		}
		expect(getCursor(trigger)).toMatchObject({ seen: {}, watermarks: [] });
	});

	it('finds everything if there were no customers at the beginning', async () => {
		const trigger = await bench.active('customerCreated', {
			triggerOptions: { node: byId(bench.hub.secondNodeId) },
		});
		bench.skew.own = 5 * HOUR;
		const id = await bench.create({ nodeId: bench.hub.secondNodeId });
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
	});

	it('starts from a date with everything since then, in its order', async () => {
		const all = [...bench.hub.customers()].sort((left, right) =>
			left.registeredAt.localeCompare(right.registeredAt),
		);
		const startDate = all[10]!.registeredAt;
		const trigger = bench.trigger('customerCreated', { startFrom: 'date', startDate });
		expect(idsOf(await trigger.activate())).toEqual(idsOf(all.slice(10) as never));
		expect(trigger.database.saves).toBe(1);
		expect(await bench.drain(trigger)).toEqual([]);
	});

	it('waits for a future date', async () => {
		const startDate = new Date(NOON + 90 * SECOND).toISOString();
		const trigger = await bench.active('customerCreated', { startFrom: 'date', startDate });
		await bench.create();
		expect((await bench.nextPoll(trigger)).found).toEqual([]);
		bench.clock.set(NOON + 90 * SECOND);
		const id = await bench.create();
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
	});

	it('finds a customer that shows up 90 seconds later, after newer ones', async () => {
		const trigger = await bench.active('customerCreated');
		bench.hub.options.indexLagMs = 90 * SECOND;
		const late = await bench.create();
		bench.hub.options.indexLagMs = 0;
		bench.clock.advance(SECOND);
		const early = await bench.create();
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([early]);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([late]);
		expect(await bench.drain(trigger)).toEqual([]);
	});

	it('does not report it again when it is updated', async () => {
		const trigger = await bench.active('customerCreated');
		const id = await bench.create();
		await bench.update(id);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
		await bench.update(id);
		expect(await bench.drain(trigger)).toEqual([]);
	});

	it('reads 10,000 in several polls, none missed and none repeated, and remembers no more than that', async () => {
		const trigger = await bench.active('customerCreated', { triggerOptions: { maxPerPoll: 3000 } });
		const ids = Array.from({ length: 10_000 }, (_, index) => {
			if (index % 7 === 0) bench.clock.advance(1);
			return bench.hub.putCustomer({ base: {} }).id;
		});
		const polls = await bench.drain(trigger);
		expect(polls.map(({ length }) => length)).toEqual([3000, 3000, 3000, 1000]);
		expect(idsOf(polls.flat())).toEqual(ids);
		expect(Object.keys(getCursor(trigger).seen as object).length).toBeLessThanOrEqual(10_000);
		bench.clock.advance(6 * MINUTE);
		await bench.nextPoll(trigger);
		expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
		expect(JSON.stringify(trigger.memory).length).toBeLessThan(500);
	}, 600_000);

	it('passes on 1,000 at once at most if the user sets nothing', async () => {
		const trigger = await bench.active('customerCreated');
		for (let count = 0; count < 1010; count++) {
			bench.clock.advance(1);
			bench.hub.putCustomer({ base: {} });
		}
		expect((await bench.drain(trigger)).map(({ length }) => length)).toEqual([1000, 10]);
	});

	it.each([7, 100])(
		"doesn't lose any of hundreds with the same time, %d per poll",
		async (most) => {
			const trigger = await bench.active('customerCreated', {
				triggerOptions: { maxPerPoll: most },
			});
			const ids = Array.from({ length: 230 }, (_, index) => {
				if (index === 20 || index === 220) bench.clock.advance(1);
				return bench.hub.putCustomer({ base: {} }).id;
			});
			const polls = await bench.drain(trigger);
			expect(idsOf(polls.flat())).toEqual(ids);
			expect(Math.max(...polls.map(({ length }) => length))).toBe(most);
		},
	);

	it('loses nothing when customers are deleted while their pages are read', async () => {
		const trigger = await bench.active('customerCreated');
		const ids = Array.from({ length: 180 }, (_, index) => {
			if (index % 60 === 0) bench.clock.advance(1);
			return bench.hub.putCustomer({ base: {} }).id;
		});
		const [first, second] = ids as [string, string];
		bench.onRequest(2, () => bench.hub.deleteCustomer(first));
		bench.onRequest(3, () => bench.hub.deleteCustomer(second));
		expect(idsOf((await bench.nextPoll(trigger)).found).sort()).toEqual([...ids].sort());
		expect(await bench.drain(trigger)).toEqual([]);
	});
});

describe('customer updated', () => {
	it('reports each new time of an update once, and not the creation', async () => {
		const trigger = await bench.active('customerUpdated');
		const id = await bench.create();
		expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
		expect(queries()).toMatchObject([{ sort: 'updatedAt,asc' }]);
		for (let count = 0; count < 3; count++) {
			await bench.update(id, { base: { firstName: `Ann ${count}` } });
			const { found } = await bench.nextPoll(trigger);
			expect(found).toEqual([bench.hub.customer(id)]);
			expect((await bench.nextPoll(trigger)).found).toEqual([]);
		}
	});

	it('reports a seeded customer that is updated, and one that shows up late', async () => {
		const trigger = await bench.active('customerUpdated');
		const [first, second] = [...bench.hub.customers()].map(({ id }) => id) as [string, string];
		bench.hub.options.indexLagMs = 90 * SECOND;
		await bench.update(first);
		bench.hub.options.indexLagMs = 0;
		bench.clock.advance(SECOND);
		await bench.update(second);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([second]);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([first]);
		expect(await bench.drain(trigger)).toEqual([]);
	});

	it('loses nothing when customers are updated while their pages are read', async () => {
		const trigger = await bench.active('customerUpdated');
		const ids = [...bench.hub.customers()].slice(0, 60).map(({ id }) => id);
		for (const id of ids) {
			bench.clock.advance(1);
			await bench.update(id);
		}
		const [first, , , , , last] = ids as string[];
		bench.onRequest(2, () => {
			bench.clock.advance(SECOND);
			for (const id of [first, last]) bench.hub.putCustomer({ id, base: { firstName: 'Again' } });
		});
		const { found } = await bench.nextPoll(trigger);
		expect(new Set(idsOf(found))).toEqual(new Set(ids));
		const { found: later } = await bench.nextPoll(trigger);
		const both = [...found, ...later].map(({ id, updatedAt }) => `${id} ${updatedAt}`);
		expect(new Set(both).size).toBe(both.length);
		for (const id of [first, last]) {
			expect(both).toContain(`${id} ${bench.hub.customer(id!)!.updatedAt}`);
		}
	});
});
