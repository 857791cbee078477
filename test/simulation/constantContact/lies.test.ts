import { TRIGGER_EVENTS, type TriggerEvent } from '../../../nodes/ConstantContactTrigger/events';
import { sized } from '../../support/size';
import { START } from '../world';
import { LIST_LIES, REPORT_LIES, type ListLie, type ReportLie } from './lies';
import { startTrigger } from './setup';
import type { World } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Several times the overlap, in minutes. */
const LYING = 30;

afterEach(() => jest.restoreAllMocks());

/** More than a page of records with the same time. Some contacts are changed several times. */
const BURSTS: Record<TriggerEvent, (world: World, stamp: number) => void> = {
	activityFinished: (world) => repeat(600, () => world.start()),
	campaignSent: (world, stamp) => repeat(3, () => world.send(stamp)),
	// More than are read at once, so that the time range is divided.
	contactCreated: (world, stamp) => repeat(6000, (at) => world.create(stamp + 10 * at)),
	contactDeleted(world, stamp) {
		repeat(1500, () => world.create(stamp));
		repeat(2500, () => world.deleteContact(stamp));
	},
	contactUnsubscribed(world, stamp) {
		repeat(1500, () => world.create(stamp));
		repeat(2500, () => world.optOut(stamp));
	},
	contactUpdated(world, stamp) {
		repeat(1500, () => world.create(stamp));
		repeat(2500, () => world.update(stamp));
	},
	trackingReceived: (world, stamp) => repeat(4400, () => world.track(0, stamp)),
};

function repeat(count: number, act: (at: number) => void): void {
	for (let at = 0; at < count; at++) act(at);
}

/** A trigger that polls each minute while things happen, and a server that lies from the 10th minute on for half an hour. */
async function deceived(
	event: TriggerEvent,
	lie: { list: ListLie; report: ReportLie },
	seed: number,
) {
	const { world, life, api, tally, trigger } = startTrigger(event, { operations: 300, seed });
	world.settleWith(60);
	await trigger.activate();
	for (let minute = 1; !life.isOver || world.now < START + (10 + LYING) * MINUTE + HOUR; minute++) {
		life.passTo(START + minute * MINUTE);
		if (minute === 20) BURSTS[event](world, world.stamp());
		api.lie = minute > 10 && minute <= 10 + LYING ? lie : undefined;
		await trigger.poll('goes on', 200);
	}
	tally.end();
	return { tally, api };
}

interface Case {
	event: TriggerEvent;
	name: string;
	lie: { list: ListLie; report: ReportLie };
}

const [LIST, REPORT] = [LIST_LIES[0], REPORT_LIES[0]];
const CASES = TRIGGER_EVENTS.flatMap((event): Case[] =>
	event === 'trackingReceived'
		? REPORT_LIES.map((name) => ({ event, name, lie: { list: LIST, report: name } }))
		: liesOf(event).map((name) => ({ event, name, lie: { list: name, report: REPORT } })),
);

/** Only lists of contacts are counted. */
function liesOf(event: TriggerEvent): ListLie[] {
	return LIST_LIES.filter((lie) => event.startsWith('contact') || !lie.startsWith('count'));
}

/** The four events of contacts read the same list: with `npm test`, each untrue response meets two of them. */
const isTried = ({ event, lie }: Case): boolean =>
	!event.startsWith('contact') ||
	(TRIGGER_EVENTS.indexOf(event) + LIST_LIES.indexOf(lie.list)) % sized(2, 1) === 0;

it.each(CASES.map((one, at) => ({ ...one, seed: at % 2 === 0 ? 1 : 6 })).filter(isTried))(
	'$event misses and repeats nothing after half an hour of: $name',
	async ({ event, lie, seed }) => {
		const { tally, api } = await deceived(event, lie, seed);
		expect(tally).toMatchObject({ missed: 0, repeated: 0, unknown: 0 });
		expect(tally.found).toBeGreaterThan(event === 'campaignSent' ? 1 : 550);
		expect(api.lies).toBeGreaterThanOrEqual(LYING);
	},
);
