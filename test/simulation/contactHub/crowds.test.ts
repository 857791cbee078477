import { sized } from '../../support/size';
import { START } from '../world';
import { startTrigger } from './setup';
import type { World } from './world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** More than the trigger remembers. */
const MANY = sized(11_000, 24_000);

/** More than two consecutive polls that each remember as much as they may. */
const CROWD = sized(12_000, 30_000);

/** Slightly more than the trigger remembers. */
const JUST_MORE = sized(10_500, 12_000);

/** A world in which only the test makes something happen, and one trigger. */
async function quiet(
	event: 'customerCreated' | 'eventReceived',
	maxPerPoll: number,
	{ since, before }: { since?: number; before?: (world: World) => void } = {},
) {
	const { world, life, api, tally, trigger } = startTrigger(event, { maxPerPoll, since });
	before?.(world);
	// Lists show all of it.
	world.now += 5 * MINUTE;
	world.settle();
	await trigger.poll('goes on', Infinity);
	trigger.save();
	if (since === undefined) tally.begin();
	/** Maximum number of requests sent by a poll. */
	const most = { requests: 0 };
	const poll = async (patience = Infinity) => {
		life.passTo(world.now + MINUTE);
		const before = api.requests;
		await trigger.poll('goes on', patience);
		most.requests = Math.max(most.requests, api.requests - before);
	};
	/** Polls every minute until everything is found. @returns the number of polls */
	const findAll = async (count: number, patience = Infinity): Promise<number> => {
		let polls = 0;
		while (tally.found < count) {
			await poll(patience);
			if (++polls > 500) throw new Error(`${tally.found} of ${count} after ${polls} polls`);
		}
		tally.end();
		return polls;
	};
	return { world, api, tally, trigger, findAll, poll, most };
}

// Tens of thousands of records are read repeatedly.
jest.setTimeout(600_000);

afterEach(() => jest.restoreAllMocks());

it('remembers 10,000 customers at most; the others follow when some are settled', async () => {
	const { world, tally, trigger, findAll } = await quiet('customerCreated', 5000);
	for (let count = 0; count < MANY; count++) world.create(world.now + Math.floor(count / 50));
	await findAll(MANY);
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	expect(trigger.largestState).toBeLessThan(10_100 * 60);
	expect(trigger.warnings).toBeGreaterThan(0);
});

it('gets past a crowd of customers with one and the same time, larger than what is remembered', async () => {
	const { world, tally, trigger, findAll } = await quiet('customerCreated', 5000);
	const { now } = world;
	for (let count = 0; count < JUST_MORE; count++) world.create(now);
	for (let count = 0; count < 100; count++) world.create(now + 1);
	await findAll(JUST_MORE + 100);
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	for (let minute = 0; minute < 12; minute++) {
		world.now += MINUTE;
		await trigger.poll('goes on', Infinity);
	}
	trigger.save();
	expect(trigger.idle.withOneRequest).toBeGreaterThan(3);
});

it('reads a long past once, page by page', async () => {
	const { world, api, tally, findAll } = await quiet('customerCreated', 5000);
	const { now } = world;
	for (let count = 0; count < CROWD; count++) world.create(now + count);
	world.now += 3 * DAY;
	world.settle();
	const before = api.requests;
	await findAll(CROWD);
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	expect(api.requests - before).toBeLessThan(CROWD / 50 + 100);
});

it('gets on although each poll is late at once', async () => {
	const { world, tally, findAll } = await quiet('customerCreated', 1000);
	for (let count = 0; count < 2000; count++) world.create(world.now + Math.floor(count / 120));
	const polls = await findAll(2000, 1);
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	expect(polls).toBeLessThan(70);
});

it('shortens the overlap of events rather than remember more than 10,000, and says so', async () => {
	const { world, tally, trigger, findAll } = await quiet('eventReceived', 5000);
	for (let count = 0; count < MANY; count++) world.send(world.now + count);
	world.now += 10 * MINUTE;
	await findAll(MANY);
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	expect(trigger.largestState).toBeLessThan(10_100 * 60);
	expect(trigger.warnings).toBeGreaterThan(0);
});

describe('a crowd of events of one and the same date', () => {
	it.each([
		[CROWD, 'just now', 0],
		[CROWD, 'longer ago than the overlap', -2 * 60 * MINUTE],
		[JUST_MORE, 'ahead', 30 * DAY],
	])('%d %s are found once each, with others before and behind', async (size, _when, shift) => {
		const before = (world: World) => {
			const date = world.now + shift;
			for (let count = 0; count < size; count++) world.send(date);
			for (let count = 1; count <= 100; count++) {
				world.send(date - count);
				world.send(date + count);
			}
		};
		const since = START - DAY;
		const { world, tally, findAll, poll, most } = await quiet('eventReceived', 5000, {
			since,
			before,
		});
		await findAll(size + 200);
		expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
		// Each page of the large group once, twice at its end, and the requests that find its bounds.
		expect(most.requests).toBeLessThan((2 * (size + 200)) / 50 + 150);
		for (let count = 0; count < 14; count++) {
			world.now += 4 * MINUTE;
			await poll();
		}
		world.send(world.now);
		await findAll(size + 201);
		expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	});
});

it('finds bookings that are dated ahead once, however many, and what happens meanwhile', async () => {
	const { world, tally, trigger, findAll, poll, most } = await quiet('eventReceived', 5000);
	for (let count = 0; count < JUST_MORE; count++) world.send(world.now + count * 10 * MINUTE);
	await findAll(JUST_MORE);
	expect(trigger.warnings).toBe(0);
	expect(most.requests).toBeLessThan(JUST_MORE / 50 + 150);
	let found = JUST_MORE;
	for (let day = 0; day < 3; day++) {
		world.send(world.now);
		world.send(world.now + 3 * DAY + 1);
		found += 2;
		await findAll(found);
		world.now += 20 * 60 * MINUTE;
		for (let count = 0; count < 2; count++) await poll();
		// Polls that find nothing read no more than the lookback window, however many records are dated in the future.
		most.requests = 0;
		for (let count = 0; count < 10; count++) await poll();
		expect(most.requests).toBeLessThan(10);
	}
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
});

it('knows the bookings that were there when it began', async () => {
	const before = (world: World) => {
		for (let count = 0; count < 11_000; count++) world.send(world.now + count * MINUTE);
	};
	const { world, tally, findAll, poll } = await quiet('eventReceived', 1000, { before });
	for (let minute = 0; minute < 15; minute++) await poll();
	expect(tally.found).toBe(0);
	world.send(world.now + 40 * DAY);
	await findAll(1);
	expect(tally).toMatchObject({ found: 1, missed: 0, repeated: 0, unknown: 0 });
});
