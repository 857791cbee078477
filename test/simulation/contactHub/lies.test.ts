import type { TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import { sized } from '../../support/size';
import { START } from '../world';
import { FEED_LIES, LIST_LIES, type FeedLie, type ListLie } from './lies';
import { startTrigger } from './setup';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** More than the lookback window of any list. */
const LYING = 90;

afterEach(() => jest.restoreAllMocks());

/**
 * A trigger that polls every minute while things happen, and a server that sends untrue responses for an hour and a half, starting
 * at the 10th minute.
 */
async function deceived(
	event: TriggerEvent,
	lie: { list: ListLie; feed: FeedLie },
	patience = 200,
) {
	const { world, life, api, tally, trigger } = startTrigger(event, { operations: 2500 });
	world.settleWith(60);
	await trigger.activate();
	let most = 0;
	for (
		let minute = 1;
		!life.isOver || world.now < START + (10 + LYING) * MINUTE + 4 * HOUR;
		minute++
	) {
		life.passTo(START + minute * MINUTE);
		api.lie = minute > 10 && minute <= 10 + LYING ? lie : undefined;
		const before = api.requests;
		await trigger.poll('goes on', patience);
		most = Math.max(most, api.requests - before);
	}
	tally.end();
	return { tally, trigger, api, most };
}

const feed = FEED_LIES[0];

/** A trigger that is activated while the server sends untrue responses; what existed before isn't new. */
async function activatedBy(event: TriggerEvent, list: ListLie, customers: number) {
	const { world, life, api, tally, trigger } = startTrigger(event);
	world.settleWith(customers);
	api.lie = { list, feed };
	await trigger.poll('goes on', Infinity);
	api.lie = undefined;
	await trigger.activate();
	world.create(world.now);
	world.send(world.now);
	for (let minute = 0; minute < 90; minute++) {
		life.passTo(world.now + MINUTE);
		await trigger.poll('goes on', Infinity);
	}
	tally.end();
	return tally;
}

describe.each(['customerCreated', 'customerUpdated', 'eventReceived'] as const)('%s', (event) => {
	// New and changed customers are read from the same list: with `npm test`, each untrue response meets one of the two.
	const turn = event === 'customerUpdated' ? 1 : 0;
	const step = event === 'eventReceived' ? 1 : sized(2, 1);
	it.each(LIST_LIES.filter((_, at) => (at + turn) % step === 0))(
		"doesn't miss or repeat anything after hours of: %s",
		async (list) => {
			const { tally, api, most } = await deceived(event, { list, feed });
			expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
			expect(tally.found).toBeGreaterThan(150);
			expect(api.lies).toBeGreaterThan(50);
			expect(most).toBeLessThan(250);
		},
	);
});

describe.each(['customerCreated', 'eventReceived'] as const)('%s, activated', (event) => {
	it.each(LIST_LIES.flatMap((lie) => [20, 50, 55, 200].map((count) => [lie, count] as const)))(
		'with the untrue response %s, finds none of the %d that existed before',
		async (lie, count) => {
			expect(await activatedBy(event, lie, count)).toMatchObject({
				found: 1,
				missed: 0,
				repeated: 0,
				unknown: 0,
			});
		},
	);
});

it.each(FEED_LIES)(
	"changeReceived doesn't miss or repeat anything after hours of: %s",
	async (lie) => {
		const { tally, api } = await deceived('changeReceived', { list: LIST_LIES[0], feed: lie });
		expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
		expect(tally.found).toBeGreaterThan(2000);
		expect(api.lies).toBeGreaterThan(50);
	},
);

// The first page is full, and the total says that there are no more.
it.each([50, 51, 55, 57, 100, 107])(
	'%d events are found though the total is too small for longer than the overlap',
	async (count) => {
		const { world, life, api, tally, trigger } = startTrigger('eventReceived');
		await trigger.activate();
		for (let sent = 0; sent < count; sent++) world.send(world.now + sent);
		api.lie = { list: 'total too small', feed };
		for (let minute = 0; minute < 100; minute++) {
			life.passTo(world.now + MINUTE);
			await trigger.poll('goes on', Infinity);
		}
		tally.end();
		expect(tally).toMatchObject({ found: count, missed: 0, repeated: 0, unknown: 0 });
	},
);
