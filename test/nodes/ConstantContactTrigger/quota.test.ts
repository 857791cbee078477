import {
	countPollsPerDay,
	countRequestsPerPoll,
} from '../../../nodes/ConstantContactTrigger/quota';
import { MINUTE, triggerBench, type TriggerBench } from './setup';

const every = (value: number, unit: string) => ({ item: [{ mode: 'everyX', value, unit }] });

it.each<[object | undefined, number]>([
	[undefined, 1440],
	[{ item: [{ mode: 'everyMinute' }] }, 1440],
	[{ item: [{ mode: 'everyHour', minute: 3 }] }, 24],
	[{ item: [{ mode: 'everyDay', hour: 3, minute: 0 }] }, 1],
	[{ item: [{ mode: 'everyWeek', weekday: '1', hour: 3, minute: 0 }] }, 1],
	[every(5, 'minutes'), 288],
	[every(2, 'hours'), 12],
	[every(0, 'minutes'), 1440],
	// n8n's cron expression begins anew with each hour and each day.
	[every(45, 'minutes'), 48],
	[every(7, 'minutes'), 216],
	[every(116, 'minutes'), 24],
	[every(5, 'hours'), 5],
	[every(23, 'hours'), 2],
	[every(100, 'hours'), 1],
	[{ item: [{ mode: 'everyHour' }, { mode: 'everyDay' }] }, 25],
	[{ item: [{ mode: 'custom', cronExpression: '*/5 * * * *' }] }, 288],
	[{ item: [{ mode: 'custom', cronExpression: '0 */10 8-17 * * 1-5' }] }, 60],
	[{ item: [{ mode: 'custom', cronExpression: '0 0,30 * * * *' }] }, 48],
	[{ item: [{ mode: 'custom', cronExpression: '30 15 3/6 * * *' }] }, 4],
	[{ item: [{ mode: 'custom', cronExpression: 'nonsense' }] }, 1440],
	[{ item: [] }, 0],
])('poll times %j are %d polls a day', (pollTimes, polls) => {
	expect(countPollsPerDay(pollTimes)).toBe(polls);
});

it('20 campaigns, four types, every five minutes are 23,040 requests and one for each poll', () => {
	const requests = countRequestsPerPoll({
		event: 'trackingReceived',
		trackingTypes: ['bounces', 'clicks', 'opens', 'optouts'],
		triggerOptions: { maxCampaigns: 20 },
	});
	expect(requests * countPollsPerDay(every(5, 'minutes'))).toBe(23_040 + 288);
});

describe('through n8n', () => {
	let bench: TriggerBench;
	beforeEach(async () => {
		bench = await triggerBench({ contacts: 5, campaigns: 2 });
	});
	afterEach(async () => await bench.close());

	it('refuses an overlap of more than a month, before anything is sent', async () => {
		const trigger = bench.trigger('contactCreated', { triggerOptions: { overlap: 1e12 } });
		await expect(trigger.activate()).rejects.toMatchObject({
			message: "'Overlap (Minutes)' is 1000000000000, out of range",
			description: 'Enter a number, at least 1 and at most 44640.',
		});
		expect(bench.requests()).toEqual([]);
	});

	it('refuses polls that take more than half of the quota, before anything is sent', async () => {
		const pollTimes = every(5, 'minutes');
		const trigger = bench.trigger('trackingReceived', { pollTimes });
		await expect(trigger.activate()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: "A day of polls takes 11808 requests, more than half of a key's 10000 per day",
			description:
				"Poll every 12 minutes or less often under 'Poll Times', choose fewer 'Tracking Types' or 'Max Campaigns', or turn on 'Use More Than Half of Quota' under 'Options'.",
		});
		expect(bench.requests()).toEqual([]);
		// It accepts the interval that it suggests.
		trigger.change({ event: 'trackingReceived', pollTimes: every(12, 'minutes') });
		await trigger.activate();
		expect(bench.requests()).not.toEqual([]);
	});

	const follow = (types: number, maxCampaigns: number) => ({
		trackingTypes: ['bounces', 'clicks', 'opens', 'optouts'].slice(0, types),
		triggerOptions: { maxCampaigns },
	});

	it.each([
		[4, 14, 'every 20 minutes', every(20, 'minutes')],
		[3, 40, 'every hour', every(1, 'hours')],
		[4, 60, 'every 2 hours', every(2, 'hours')],
	])(
		'suggests for %d types of %d campaigns what n8n keeps to: %s',
		async (types, campaigns, interval, suggested) => {
			const pollTimes = every(1, 'minutes');
			const refused = bench.trigger('trackingReceived', { ...follow(types, campaigns), pollTimes });
			await expect(refused.activate()).rejects.toMatchObject({
				description: expect.stringContaining(`Poll ${interval} or less often under`) as string,
			});
			const accepted = { ...follow(types, campaigns), pollTimes: suggested };
			await bench.trigger('trackingReceived', accepted).activate();
			expect(bench.requests()).not.toEqual([]);
		},
	);

	it('counts that every 59 minutes is twice an hour', async () => {
		const pollTimes = every(59, 'minutes');
		const trigger = bench.trigger('trackingReceived', { ...follow(3, 40), pollTimes });
		await expect(trigger.activate()).rejects.toThrow('A day of polls takes 5808 requests');
		expect(bench.requests()).toEqual([]);
	});

	it('polls anyway if the user says so, and in the editor', async () => {
		const pollTimes = every(5, 'minutes');
		const triggerOptions = { exceedQuota: true };
		await bench.active('trackingReceived', { pollTimes, triggerOptions });
		const examples = bench.trigger('trackingReceived', { pollTimes }).fetchTestEvent();
		await expect(examples).rejects.toThrow('Constant Contact has no data');
	});

	it('contacts may be polled each minute', async () => {
		const pollTimes = { item: [{ mode: 'everyMinute' }] };
		await bench.active('contactUpdated', { pollTimes });
	});

	it('a used up quota ends the poll at once, says when it starts over, and nothing is missed', async () => {
		const trigger = await bench.active('contactCreated');
		bench.account.options.dailyLimit = 100;
		bench.account.requestsToday = 100;
		const id = bench.create();
		await expect(trigger.poll()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining('quota_exceeded') as string,
			description: expect.stringContaining('00:00 UTC') as string,
		});
		expect(bench.sandbox.log.count).toBe(1);
		bench.clock.advance(13 * 60 * MINUTE);
		const { found } = await bench.nextPoll(trigger);
		expect(found).toMatchObject([{ contact_id: id }]);
	});

	it('too many requests in a second are waited for', async () => {
		const trigger = await bench.active('contactCreated');
		bench.sandbox.faults.add({
			do: {
				kind: 'status',
				status: 429,
				body: JSON.stringify({ error_key: 'throttled', error_message: 'Too Many Requests' }),
			},
			times: 2,
		});
		const id = bench.create();
		const { requests, found } = await bench.nextPoll(trigger);
		expect(requests).toHaveLength(3);
		expect(found).toMatchObject([{ contact_id: id }]);
	});
});
