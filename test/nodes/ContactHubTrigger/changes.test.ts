import { byId } from '../ContactHub/setup';
import { HOUR, idsOf, NOON, getCursor, triggerBench, type TriggerBench } from './setup';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ customers: 5, events: 3 });
});
afterEach(async () => await bench.close());

const queries = () => bench.sandbox.log.entries.map(({ query }) => query);

it('begins with records that are new from now on, and sends one request if there are none', async () => {
	const trigger = bench.trigger('changeReceived');
	expect(await trigger.activate()).toBeNull();
	expect(bench.requests()).toEqual(['GET /updates/last-offset']);
	const { offset } = getCursor(trigger);
	expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
	expect(bench.requests()).toEqual(['GET /updates']);
	expect(queries()).toEqual([{ offset: String(offset), size: '1000' }]);
});

it('passes on creations, updates and deletions of customers and events in their order', async () => {
	const trigger = await bench.active('changeReceived');
	const id = await bench.create();
	await bench.update(id);
	const event = await bench.send(id);
	await bench.remove(id);
	const { found } = await bench.nextPoll(trigger);
	expect(found.map(({ operation, entity }) => `${operation} ${entity}`)).toEqual([
		'CREATE CUSTOMER',
		'UPDATE CUSTOMER',
		'CREATE EVENT',
		'DELETE EVENT',
		'DELETE CUSTOMER',
	]);
	expect(idsOf(found)).toEqual([id, id, event, event, id]);
	expect(await bench.drain(trigger)).toEqual([]);
});

it('starts from a date, even if nothing happened since then', async () => {
	const startDate = new Date(NOON).toISOString();
	const trigger = bench.trigger('changeReceived', { startFrom: 'date', startDate });
	expect(await trigger.activate()).toBeNull();
	expect(queries()).toEqual([{ timestamp: String(NOON), size: '1000' }]);
	const id = await bench.create();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
	expect((await bench.nextPoll(trigger)).requests).toBe(1);
});

it('reads 10,000 changes in several polls, none missed and none repeated', async () => {
	const trigger = await bench.active('changeReceived', { triggerOptions: { maxPerPoll: 3000 } });
	const ids = Array.from({ length: 10_000 }, () => bench.hub.putCustomer({ base: {} }).id);
	const polls = await bench.drain(trigger);
	expect(polls.map(({ length }) => length)).toEqual([3000, 3000, 3000, 1000]);
	expect(idsOf(polls.flat())).toEqual(ids);
	expect(JSON.stringify(trigger.memory).length).toBeLessThan(250);
});

it('requests one kind and one node, and passes on some operations only', async () => {
	const changeFilters = {
		entity: 'CUSTOMER',
		node: byId(bench.hub.nodeId),
		operations: ['CREATE', 'DELETE'],
	};
	const trigger = await bench.active('changeReceived', { changeFilters });
	const id = await bench.create();
	await bench.update(id);
	await bench.send(id);
	await bench.remove(id);
	await bench.create({ nodeId: bench.hub.secondNodeId });
	const { found } = await bench.nextPoll(trigger);
	expect(found.map(({ operation }) => operation)).toEqual(['CREATE', 'DELETE']);
	expect(queries()[0]).toMatchObject({ entity: 'CUSTOMER', nodeId: bench.hub.nodeId });
});

it('finds a deletion in the next poll, however many other changes came before it', async () => {
	const trigger = await bench.active('changeReceived', {
		changeFilters: { operations: ['DELETE'] },
		triggerOptions: { maxPerPoll: 10 },
	});
	for (let count = 0; count < 95; count++) bench.hub.putCustomer({ base: {} });
	const { id } = bench.hub.putCustomer({ base: {} });
	await bench.remove(id);
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
});

it('waits for a future date', async () => {
	const startDate = new Date(NOON + 2 * HOUR).toISOString();
	const trigger = await bench.active('changeReceived', { startFrom: 'date', startDate });
	await bench.create();
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
	bench.clock.set(NOON + 2 * HOUR);
	const id = await bench.create();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
});

it('refuses an operation that does not exist: it would never find anything', async () => {
	const changeFilters = { operations: '={{ ["created"] }}' };
	const trigger = bench.trigger('changeReceived', { changeFilters });
	await expect(trigger.activate()).rejects.toMatchObject({
		message: "'Operations' contains 'created'",
		description: 'Use one or more of: CREATE, DELETE, UPDATE.',
	});
	expect(bench.requests()).toEqual([]);
});

it('says which role is needed when the token may not read changes', async () => {
	const trigger = bench.trigger('changeReceived', {}, { token: 'trusted' });
	await expect(trigger.activate()).rejects.toMatchObject({
		name: 'NodeApiError',
		message: 'Could not look for changes: Forbidden',
		description: expect.stringContaining('ADMIN, USER or PLATFORM_UPDATES') as string,
		httpCode: '403',
	});
	expect(trigger.database.saves).toBe(0);
});
