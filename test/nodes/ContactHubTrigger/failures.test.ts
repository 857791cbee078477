import { TRIGGER_EVENTS, type TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import type { FaultAction, TokenName } from '../../sandbox';
import { idsOf, triggerBench, type TriggerBench } from './setup';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ customers: 5, events: 5 });
});
afterEach(async () => await bench.close());

const FAULTS: Array<[string, FaultAction, RegExp, RegExp]> = [
	['500', { kind: 'status', status: 500 }, /sandbox fault 500/, /Try again later/],
	['HTML', { kind: 'html' }, /web page|HTML/i, /Check the Base URL/],
	['a reset', { kind: 'resetAfter' }, /connection/i, /Run again/],
	['an empty response', { kind: 'empty' }, /empty response/, /Base URL/],
];

describe.each(TRIGGER_EVENTS)('%s', (event) => {
	it.each(FAULTS)('%s is an error that says what to do, and moves nothing', async (...fault) => {
		const [, act, message, description] = fault;
		const trigger = await bench.active(event);
		const before = JSON.stringify([trigger.memory, trigger.database]);
		const [customer] = [...bench.hub.customers()].map(({ id }) => id) as [string];
		bench.clock.advance(1);
		await bench.update(customer);
		const created = await bench.create();
		const sent = await bench.send(created);
		bench.sandbox.faults.add({ do: act });
		bench.sandbox.log.clear();
		await expect(trigger.poll()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(message) as string,
			description: expect.stringMatching(description) as string,
		});
		expect(bench.sandbox.log.count).toBe(4);
		expect(JSON.stringify([trigger.memory, trigger.database])).toBe(before);
		bench.sandbox.faults.clear();
		const wanted = {
			changeReceived: [customer, created, sent],
			customerCreated: [created],
			customerUpdated: [customer],
			eventReceived: [sent],
		};
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual(wanted[event]);
	});

	it('a failure that passes is not noticed', async () => {
		const trigger = await bench.active(event);
		bench.sandbox.faults.add({ do: { kind: 'status', status: 503 }, times: 2 });
		expect(await bench.nextPoll(trigger)).toEqual({ requests: 3, found: [] });
	});

	it.each<[TokenName, string]>([
		['disabled', '401'],
		['untrusted', event.startsWith('customer') ? '' : '403'],
	])('tells a wrong token from a weak one: %s', async (token, status) => {
		const activation = bench.trigger(event, {}, { token }).activate();
		if (status === '') {
			await expect(activation).resolves.toBeNull();
		} else {
			await expect(activation).rejects.toMatchObject({ name: 'NodeApiError', httpCode: status });
		}
	});
});

it.each<[TriggerEvent, string]>([
	['changeReceived', 'changes'],
	['customerCreated', 'new customers'],
	['customerUpdated', 'updated customers'],
	['eventReceived', 'events'],
])('%s: an error says that %s were looked for', async (event, what) => {
	bench.sandbox.faults.add({ do: { kind: 'status', status: 500 } });
	const activation = bench.trigger(event).activate();
	await expect(activation).rejects.toThrow(`Could not look for ${what}: sandbox fault 500`);
});

it('a failure in the middle of a long list moves nothing', async () => {
	const trigger = await bench.active('customerCreated');
	const ids = Array.from({ length: 120 }, () => {
		bench.clock.advance(1);
		return bench.hub.putCustomer({ base: {} }).id;
	});
	bench.sandbox.faults.add({ do: { kind: 'status', status: 500 }, after: 1 });
	bench.clock.advance(1000);
	await expect(trigger.poll()).rejects.toThrow('sandbox fault 500');
	bench.sandbox.faults.clear();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual(ids);
});

it('a wrong parameter is an error of the user, before anything is asked', async () => {
	const wrong = { startFrom: 'date', startDate: 'soon' };
	await expect(bench.trigger('customerCreated', wrong).activate()).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: "'Start Date' isn't a date: 'soon'",
	});
	expect(bench.sandbox.log.count).toBe(0);
});

it('an error does not keep the next poll from running', async () => {
	const trigger = await bench.active('customerCreated');
	const handle = bench.sandbox.faults.add({ do: { kind: 'status', status: 500 } });
	await expect(trigger.poll()).rejects.toThrow();
	handle.remove();
	const id = await bench.create();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
});
