import { SimulatedApi } from './api';
import { Life } from './life';
import { SimulatedTrigger } from './simulatedTrigger';
import { Tally } from './tally';
import { World } from './world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2026, 0, 1);

/** A world in which nothing happens but what the test does, and one trigger. */
async function quiet(event: 'customerCreated' | 'eventReceived', maxPerPoll: number) {
	const tallies = {
		changeReceived: new Tally(),
		customerCreated: new Tally(),
		customerUpdated: new Tally(),
		eventReceived: new Tally(),
	};
	const world = new World(1, START, tallies);
	const life = new Life(world, 0);
	const api = new SimulatedApi(world, life);
	const tally = tallies[event];
	const trigger = new SimulatedTrigger(event, api, world, tally, maxPerPoll);
	jest.spyOn(Date, 'now').mockImplementation(() => world.now);
	await trigger.poll('goes on', Infinity);
	trigger.save();
	/** Polls each minute until everything is found. @returns the number of polls */
	const findAll = async (count: number, patience = Infinity): Promise<number> => {
		let polls = 0;
		while (tally.found < count) {
			life.passTo(world.now + MINUTE);
			await trigger.poll('goes on', patience);
			if (++polls > 500) throw new Error(`${tally.found} of ${count} after ${polls} polls`);
		}
		tally.end();
		return polls;
	};
	return { world, api, tally, trigger, findAll };
}

// Tens of thousands of records are read again and again.
jest.setTimeout(180_000);

afterEach(() => jest.restoreAllMocks());

it('remembers 10,000 customers at the most; the others follow when some are settled', async () => {
	const { world, tally, trigger, findAll } = await quiet('customerCreated', 5000);
	for (let count = 0; count < 24_000; count++) world.create(world.now + Math.floor(count / 50));
	await findAll(24_000);
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	expect(trigger.largestState).toBeLessThan(10_100 * 60);
	expect(trigger.warnings).toBeGreaterThan(0);
});

it('gets past a crowd of customers with one and the same time, larger than what is remembered', async () => {
	const { world, tally, trigger, findAll } = await quiet('customerCreated', 5000);
	const { now } = world;
	for (let count = 0; count < 12_000; count++) world.create(now);
	for (let count = 0; count < 100; count++) world.create(now + 1);
	await findAll(12_100);
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
	for (let count = 0; count < 30_000; count++) world.create(now + count);
	world.now += 3 * DAY;
	world.settle();
	const before = api.requests;
	await findAll(30_000);
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	expect(api.requests - before).toBeLessThan(700);
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
	for (let count = 0; count < 24_000; count++) world.send(world.now + count);
	world.now += 10 * MINUTE;
	await findAll(24_000);
	expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
	expect(trigger.largestState).toBeLessThan(10_100 * 60);
	expect(trigger.warnings).toBeGreaterThan(0);
});
