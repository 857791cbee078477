import type { IDataObject } from 'n8n-workflow';

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
let customerId: string;

beforeEach(async () => {
	bench = await triggerBench({ customers: 1 });
	[customerId] = [...bench.hub.customers()].map(({ id }) => id) as [string];
});
afterEach(async () => await bench.close());

const iso = (time: number) => new Date(time).toISOString();
const queries = () => bench.sandbox.log.entries.map(({ query }) => query);
const send = async (values: IDataObject = {}) => await bench.send(customerId, values);

async function sendMany(count: number, every = 0): Promise<string[]> {
	const ids: string[] = [];
	for (let index = 0; index < count; index++) {
		bench.clock.advance(every);
		ids.push(await send());
	}
	return ids;
}

it('begins with records that are new from now on, and sends one request if there are none', async () => {
	await sendMany(3);
	const trigger = bench.trigger('eventReceived');
	expect(await trigger.activate()).toBeNull();
	const { nodeId } = bench.hub;
	bench.sandbox.log.clear();
	expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
	const dateFrom = iso(NOON - HOUR - 1);
	expect(queries()).toEqual([{ nodeId, dateFrom, page: '0', size: '50' }]);
	const id = await send();
	expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [bench.hub.event(id)] });
	expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
});

it('sends one request if there is nothing new among hundreds within the overlap', async () => {
	const trigger = await bench.active('eventReceived');
	const ids = await sendMany(120);
	expect(idsOf((await bench.nextPoll(trigger)).found).sort()).toEqual([...ids].sort());
	for (let minute = 0; minute < 8; minute++) {
		expect(await bench.nextPoll(trigger)).toEqual({ requests: 1, found: [] });
	}
});

it('finds an event that was added while another was deleted, so that the total is the same', async () => {
	const trigger = await bench.active('eventReceived');
	const [first] = await sendMany(120);
	await bench.nextPoll(trigger);
	await fetchDelete(first!);
	const id = await send();
	const found: unknown[] = [];
	for (let minute = 0; minute < 12; minute++) {
		found.push(...idsOf((await bench.nextPoll(trigger)).found));
	}
	expect(found).toEqual([id]);
});

async function fetchDelete(id: string): Promise<void> {
	const { baseUrl, workspaceId, tokens } = bench.hub;
	await fetch(`${baseUrl}/workspaces/${workspaceId}/events/${id}`, {
		method: 'DELETE',
		headers: { authorization: `Bearer ${tokens.admin}` },
	});
}

it('starts from a date with everything since then, in the order of dates', async () => {
	const ids = await sendMany(5, HOUR);
	const trigger = bench.trigger('eventReceived', {
		startFrom: 'date',
		startDate: iso(NOON + 2 * HOUR),
	});
	expect(idsOf(await trigger.activate())).toEqual(ids.slice(1));
	expect(await bench.drain(trigger)).toEqual([]);
});

it('waits for a future date', async () => {
	const startDate = iso(NOON + 2 * HOUR);
	const trigger = await bench.active('eventReceived', { startFrom: 'date', startDate });
	await send();
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
	bench.clock.set(NOON + 2 * HOUR);
	const id = await send();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
});

it('finds an event that shows up 90 seconds later', async () => {
	const trigger = await bench.active('eventReceived');
	bench.hub.options.eventLagMs = 90 * SECOND;
	const late = await send();
	bench.hub.options.eventLagMs = 0;
	const early = await send();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([early]);
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([late]);
	expect(await bench.drain(trigger)).toEqual([]);
});

it('finds events that arrive late within the overlap, and no others', async () => {
	const trigger = await bench.active('eventReceived');
	for (let minute = 0; minute < 120; minute += 20) {
		bench.clock.advance(20 * MINUTE);
		await bench.nextPoll(trigger);
	}
	const now = bench.clock.now();
	const within = await send({ date: iso(now - 55 * MINUTE) });
	await send({ date: iso(now - 65 * MINUTE) });
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([within]);
	expect(await bench.drain(trigger)).toEqual([]);
});

it('finds events that are dated ahead, once', async () => {
	const trigger = await bench.active('eventReceived');
	const ahead = await send({ date: iso(NOON + 3 * HOUR) });
	const now = await send();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([now, ahead]);
	for (let hour = 0; hour < 6; hour++) {
		bench.clock.advance(HOUR);
		expect((await bench.nextPoll(trigger)).found).toEqual([]);
	}
	const later = await send();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([later]);
});

it.each([0, 1, 5 * MINUTE])(
	'reads more than the limit in several polls, %d ms apart',
	async (every) => {
		const trigger = await bench.active('eventReceived', { triggerOptions: { maxPerPoll: 55 } });
		const ids = await sendMany(120, every);
		const ahead = await send({ date: iso(bench.clock.now() + HOUR) });
		const polls = await bench.drain(trigger);
		expect(polls.map(({ length }) => length)).toEqual([55, 55, 11]);
		expect(idsOf(polls.flat()).sort()).toEqual([...ids, ahead].sort());
	},
);

it('loses nothing when events are deleted while their pages are read', async () => {
	const trigger = await bench.active('eventReceived');
	const gone = await bench.create();
	const ids: string[] = [];
	for (let count = 0; count < 80; count++) {
		await bench.send(gone);
		ids.push(await send());
	}
	bench.onRequest(3, () => bench.hub.deleteCustomer(gone));
	const { found } = await bench.nextPoll(trigger);
	expect(idsOf(found)).toEqual(expect.arrayContaining(ids));
	expect(await bench.drain(trigger)).toEqual([]);
});

describe('with 10,500 events', () => {
	beforeEach(async () => {
		await bench.close();
		bench = await triggerBench({ customers: 100, events: 10_500, deepPaging: false });
	});

	it('reads them all in several polls, though a list shows only 10,000', async () => {
		const all = [...bench.hub.events()];
		const startDate = iso(Math.min(...all.map(({ date }) => Date.parse(date))));
		const trigger = bench.trigger('eventReceived', {
			startFrom: 'date',
			startDate,
			triggerOptions: { maxPerPoll: 5000 },
		});
		const polls = [(await trigger.activate()) ?? [], ...(await bench.drain(trigger))];
		expect(polls.map(({ length }) => length)).toEqual([5000, 5000, 500]);
		expect(idsOf(polls.flat()).sort()).toEqual(all.map(({ id }) => id).sort());
		expect(Object.keys(getCursor(trigger).seen as object).length).toBeLessThanOrEqual(10_000);
	}, 600_000);
});
