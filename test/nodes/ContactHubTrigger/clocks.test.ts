import { TRIGGER_EVENTS, type TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import type { FaultHandle } from '../../sandbox';
import type { PollingNode } from '../../support';
import { sized } from '../../support/size';
import { HOUR, idsOf, MINUTE, SECOND, triggerBench, type TriggerBench } from './setup';

/** Minutes of a trigger's life with a poll each; records appear at once and late in turn. */
const LONG = sized(6, 12);
const SHORT = sized(5, 8);

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ customers: 5, events: 5 });
});
afterEach(async () => await bench.close());

let fault: FaultHandle | undefined;

/** Shifts the Date header of the server's responses; the times it stores are correct. */
function putServerOff(ms: number): void {
	fault?.remove();
	fault = bench.sandbox.faults.add({ when: { method: 'GET' }, do: { kind: 'clockSkew', ms } });
}

/** Something happens every minute, visible at once or 90 seconds later, and there is a poll every minute. */
async function live(event: TriggerEvent, trigger: PollingNode, minutes: number) {
	const expected: string[] = [];
	const found: unknown[] = [];
	for (let minute = 0; minute < minutes + 4; minute++) {
		if (minute < minutes) {
			bench.hub.options.indexLagMs = minute % 2 === 0 ? 90 * SECOND : 0;
			expected.push(await happen(event));
		}
		found.push(...idsOf((await bench.nextPoll(trigger)).found));
	}
	return { expected: [...expected].sort(), found: [...found].sort() };
}

/** Creates something that the event finds. */
async function happen(event: TriggerEvent): Promise<string> {
	bench.clock.advance(SECOND);
	const id = await bench.create();
	if (event === 'eventReceived') return await bench.send(id);
	if (event === 'customerUpdated') {
		bench.clock.advance(SECOND);
		await bench.update(id);
	}
	return id;
}

const FILTERS = { changeFilters: { operations: ['CREATE'], entity: 'CUSTOMER' } };

describe.each(TRIGGER_EVENTS)('%s', (event) => {
	it.each([
		['n8n is ahead', 7 * HOUR, 0],
		['n8n is behind', -7 * HOUR, 0],
		['the server says a later time', 0, 7 * HOUR],
		['the server says an earlier time', 0, -7 * HOUR],
		['both are off', -3 * HOUR, 7 * HOUR],
	])('misses and repeats nothing while %s', async (_name, own, server) => {
		bench.skew.own = own;
		putServerOff(server);
		const trigger = await bench.active(event, FILTERS);
		const { expected, found } = await live(event, trigger, LONG);
		expect(found).toEqual(expected);
	});

	it.each([
		['n8n', 7 * HOUR, 0],
		['n8n', -7 * HOUR, 0],
		['the server', 0, 7 * HOUR],
		['the server', 0, -7 * HOUR],
	])('misses and repeats nothing when the clock of %s jumps there and back', async (...jump) => {
		const [, own, server] = jump;
		const trigger = await bench.active(event, FILTERS);
		for (const factor of [0, 1, 0]) {
			bench.skew.own = own * factor;
			putServerOff(server * factor);
			const { expected, found } = await live(event, trigger, SHORT);
			expect(found).toEqual(expected);
		}
	});
});

it.each<TriggerEvent>(['customerCreated', 'customerUpdated'])(
	'%s misses nothing although both clocks are ahead',
	async (event) => {
		bench.skew.own = 3 * HOUR;
		putServerOff(7 * HOUR);
		const trigger = await bench.active(event);
		const { expected, found } = await live(event, trigger, LONG);
		expect(found).toEqual(expected);
	},
);

it('finds records after one with a future date', async () => {
	const trigger = await bench.active('customerCreated');
	const ahead = bench.hub.putCustomer({ registeredAt: bench.clock.now() + 2 * HOUR }).id;
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([ahead]);
	for (let minute = 0; minute < 12; minute++) await bench.nextPoll(trigger);
	const id = await bench.create();
	expect(await bench.nextPoll(trigger)).toMatchObject({ requests: 1, found: [{ id }] });
	bench.clock.advance(3 * HOUR);
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
});

it('finds records of a server whose clock is slow', async () => {
	const trigger = await bench.active('customerCreated');
	for (let minute = 0; minute < 8; minute++) {
		bench.clock.advance(MINUTE);
		const right = await bench.create();
		const slow = bench.hub.putCustomer({ registeredAt: bench.clock.now() - 40 * SECOND }).id;
		expect(idsOf((await bench.nextPoll(trigger)).found).sort()).toEqual([right, slow].sort());
	}
});

describe('the time that n8n allows a poll', () => {
	it.each(TRIGGER_EVENTS)('ends %s early, and the next poll continues', async (event) => {
		const parameters = { triggerOptions: { maxPerPoll: 1000 }, ...FILTERS };
		const trigger = await bench.active(event, parameters, { budget: 0 });
		const expected: string[] = [];
		for (let count = 0; count < 110; count++) expected.push(await happen(event));
		const { found, requests } = await bench.nextPoll(trigger);
		const rest = await bench.drain(trigger);
		expect(idsOf([found, ...rest].flat()).sort()).toEqual([...expected].sort());
		if (event.startsWith('customer')) {
			expect({ requests, found: found.length }).toEqual({ requests: 1, found: 49 });
			expect(rest.map(({ length }) => length)).toEqual([49, 12]);
		}
	});

	it('a poll makes progress through many records with the same time', async () => {
		const trigger = await bench.active('customerCreated', {}, { budget: 0 });
		const ids = Array.from({ length: 170 }, () => bench.hub.putCustomer({ base: {} }).id);
		const polls = await bench.drain(trigger);
		expect(idsOf(polls.flat())).toEqual(ids);
	});
});
