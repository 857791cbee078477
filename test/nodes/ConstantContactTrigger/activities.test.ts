import { MINUTE, triggerBench, type TriggerBench } from './setup';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ contacts: 10 });
});
afterEach(async () => await bench.close());

/** Starts an export. @returns its ID */
async function start(): Promise<string> {
	const { baseUrl, credentials } = bench.account;
	const response = await fetch(`${baseUrl}/activities/contact_exports`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${credentials.accessToken}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({}),
	});
	const { activity_id: id } = (await response.json()) as { activity_id: string };
	return id;
}

const idsOf = (found: Array<{ activity_id?: unknown }>) => found.map(({ activity_id: id }) => id);

it('passes on each bulk activity once, when it has ended', async () => {
	bench.account.options.processingMs = 2.5 * MINUTE;
	await start();
	bench.clock.advance(5 * MINUTE);
	const trigger = await bench.active('activityFinished');
	const id = await start();
	expect(await bench.nextPoll(trigger)).toEqual({ requests: ['GET /activities'], found: [] });
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
	const { found } = await bench.nextPoll(trigger);
	expect(found).toMatchObject([{ activity_id: id, state: 'completed', percent_done: 100 }]);
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
});

it.each(['failed', 'cancelled', 'timed_out'] as const)(
	'one that has %s has ended, too',
	async (outcome) => {
		const trigger = await bench.active('activityFinished');
		const only = await bench.active('activityFinished', {
			activityFilters: { states: ['completed'] },
		});
		bench.account.options.activityOutcome = outcome;
		const id = await start();
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([id]);
		expect((await bench.nextPoll(only)).found).toEqual([]);
	},
);

it('one that takes long ends after one that began later', async () => {
	const trigger = await bench.active('activityFinished');
	bench.account.options.processingMs = 30 * MINUTE;
	const long = await start();
	bench.account.options.processingMs = 20;
	const short = await start();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([short]);
	bench.clock.advance(30 * MINUTE);
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([long]);
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
});

it('those that end between two polls come in the order of their ends', async () => {
	const trigger = await bench.active('activityFinished');
	bench.account.options.processingMs = 30_000;
	const long = await start();
	bench.account.options.processingMs = 20;
	const short = await start();
	expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([short, long]);
});

it('without the time of its end, the time of the last change or of the start counts', async () => {
	const trigger = await bench.active('activityFinished');
	const created_at = '2026-05-31T12:00:00Z';
	const activity = { state: 'completed', created_at };
	bench.sandbox.faults.add({
		when: { path: /\/activities$/ },
		do: {
			kind: 'status',
			status: 200,
			body: {
				activities: [
					{ ...activity, activity_id: 'changed', updated_at: '2026-06-01T12:00:10Z' },
					{ ...activity, activity_id: 'old' },
					{ activity_id: 'timeless', state: 'completed' },
					{
						...activity,
						activity_id: 'blank',
						completed_at: '',
						updated_at: '2026-06-01T12:00:15Z',
					},
					{ activity_id: 'new', state: 'COMPLETED', created_at: '2026-06-01T12:00:20Z' },
				],
			},
		},
		times: 1,
	});
	const { found } = await bench.nextPoll(trigger);
	expect(idsOf(found)).toEqual(['old', 'changed', 'blank', 'new']);
});

it('the examples are the last ten to end', async () => {
	const ids: string[] = [];
	for (let number = 0; number < 12; number++) {
		ids.push(await start());
		bench.clock.advance(MINUTE);
	}
	const examples = (await bench.trigger('activityFinished').fetchTestEvent()) ?? [];
	expect(idsOf(examples)).toEqual(ids.reverse().slice(0, 10));
});
