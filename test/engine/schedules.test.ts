import '../support/environment';
import { Container } from '@n8n/di';
import { InstanceSettings, TriggerContext } from 'n8n-core';
import { Workflow, type INode, type INodeExecutionData } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { createAdditionalData } from '../support/additionalData';
import { CredentialsHelper } from '../support/credentials';
import { TypeRegistry } from '../support/nodeTypes';
import { sized } from '../support/size';
import { examples } from './exampleFiles';

const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';

const scheduled = examples.flatMap(({ file, workflow }) =>
	workflow.nodes.filter(({ type }) => type === SCHEDULE).map((node) => ({ file, node })),
);

/** The noon before each change of the clock: from 2 to 3 and back in Rome and New York, by half an hour in Lord Howe. */
const CHANGES = [
	{ zone: 'Europe/Rome', start: '2026-03-28T12:00:00' },
	{ zone: 'Europe/Rome', start: '2026-10-24T12:00:00' },
	{ zone: 'America/New_York', start: '2026-03-07T12:00:00' },
	{ zone: 'America/New_York', start: '2026-10-31T12:00:00' },
	{ zone: 'Australia/Lord_Howe', start: '2026-04-04T12:00:00' },
	{ zone: 'Australia/Lord_Howe', start: '2026-10-03T12:00:00' },
];

interface Span {
	start: string;
	days: number;
}

/** A week before and after each change of the clock, and a little more; a whole year with `npm run test:full`. */
const CASES: Array<Span & { zone: string }> =
	sized(0, 1) === 1
		? [...new Set(CHANGES.map(({ zone }) => zone))].map((zone) => ({
				zone,
				start: '2026-01-01T12:00:00',
				days: 366,
			}))
		: CHANGES.map(({ zone, start }) => ({
				zone,
				start: DateTime.fromISO(start).minus({ days: 8 }).toFormat("yyyy-MM-dd'T'HH:mm:ss"),
				days: 17,
			}));

let stopped: Array<() => Promise<void>> = [];

beforeAll(() => Container.get(InstanceSettings).markAsLeader());
afterEach(async () => {
	for (const stop of stopped) await stop();
	stopped = [];
	jest.useRealTimers();
});

const known = new Map<string, Promise<DateTime[]>>();

/** Like `runSchedule`, once for examples with the same rule. */
async function startsOf(node: INode, zone: string, span: Span): Promise<DateTime[]> {
	const key = JSON.stringify([node.typeVersion, node.parameters, zone, span]);
	const starts = known.get(key) ?? runSchedule(node, zone, span);
	known.set(key, starts);
	return await starts;
}

/** When n8n's own Schedule Trigger starts a workflow, in its time zone. */
async function runSchedule(node: INode, zone: string, { start, days }: Span): Promise<DateTime[]> {
	jest.useFakeTimers({ now: DateTime.fromISO(start, { zone }).toMillis() });
	const types = TypeRegistry.create();
	const workflow = new Workflow({
		id: `${node.id} ${zone} ${start}`,
		nodes: [node],
		connections: {},
		active: true,
		nodeTypes: types,
		settings: { timezone: zone },
	});
	const starts: DateTime[] = [];
	const emit = (data: INodeExecutionData[][]) => {
		const { timestamp } = data[0]![0]!.json;
		starts.push(DateTime.fromISO(String(timestamp), { setZone: true }));
	};
	const additional = createAdditionalData(new CredentialsHelper(types, {}), 'schedule');
	const context = new TriggerContext(
		workflow,
		workflow.getNode(node.name)!,
		additional,
		'trigger',
		'activate',
		emit,
	);
	const response = await types
		.getByNameAndVersion(node.type, node.typeVersion)
		.trigger!.call(context);
	stopped.push(async () => await response?.closeFunction?.());
	for (let day = 0; day < days; day++) await jest.advanceTimersByTimeAsync(86_400_000);
	return starts;
}

it('the examples have schedules', () => {
	expect(scheduled).not.toEqual([]);
});

/** The periods of a schedule: a rule without a field repeats every day. */
function fieldOf({ parameters }: INode): string {
	const [{ field = 'days' } = {}] = (parameters.rule as { interval: Array<{ field?: string }> })
		.interval;
	return field;
}

const hourly = scheduled.filter(({ node }) => fieldOf(node) === 'hours');
const daily = scheduled.filter(({ node }) => fieldOf(node) !== 'hours');

it('each example with a schedule is daily, weekly or hourly', () => {
	expect(
		daily.map(({ node }) => fieldOf(node)).filter((field) => !/^(days|weeks)$/.test(field)),
	).toEqual([]);
});

// A vendor's repository may have none of them.
for (const { file, node } of hourly) {
	it.each(CHANGES)(
		`${file} starts every hour, over the change of the clock in $zone from $start`,
		async ({ zone, start }) => {
			const starts = await startsOf(node, zone, { start, days: 3 });
			const gaps = starts.slice(1).map((next, at) => next.toMillis() - starts[at]!.toMillis());
			// With a clock change of half an hour, one gap may also differ by that.
			expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30 * 60_000);
			expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * 3_600_000);
			expect(starts.length).toBeGreaterThanOrEqual(3 * 24 - 2);
		},
	);
}

describe.each(daily)('the schedule of $file', ({ node }) => {
	it.each(CASES)(
		'starts it in each of its periods, once, over the changes of the clock in $zone from $start',
		async ({ zone, ...span }) => {
			const starts = await startsOf(node, zone, span);
			const period = fieldOf(node) === 'weeks' ? 'week' : 'day';
			const days = starts.map((start) => start.setZone(zone).startOf(period).toISODate());
			expect(new Set(days).size).toBe(days.length);
			const first = DateTime.fromISO(days[0]!, { zone });
			expect(days).toEqual(
				days.map((_, index) => first.plus({ [`${period}s`]: index }).toISODate()),
			);
			expect(days.length).toBeGreaterThanOrEqual(
				Math.floor(span.days / (period === 'week' ? 7 : 1)),
			);
			// None so early that a clock change could skip or repeat the hour
			const hours = new Set(starts.map((start) => start.setZone(zone).hour));
			expect(hours.size).toBe(1);
		},
	);
});
