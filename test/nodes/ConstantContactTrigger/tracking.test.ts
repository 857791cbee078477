import type { IDataObject } from 'n8n-workflow';

import type { PollingNode } from '../../support';
import { DAY, HOUR, MINUTE, getCursor, SECOND, triggerBench, type TriggerBench } from './setup';

let bench: TriggerBench;

/** IDs of contacts with activities. */
let people: string[];
/** IDs of the campaign activities that were sent, newest first. */
let mails: string[];

beforeEach(async () => {
	bench = await triggerBench({ contacts: 60, campaigns: 12, recipients: 1 });
	people = [...bench.account.contacts()].map(({ id }) => id);
	mails = bench.account
		.campaigns()
		.filter(
			({ id, isRemoved }) =>
				!isRemoved && bench.account.campaignActivities(id)[0]?.status === 'DONE',
		)
		.sort((left, right) => right.updatedTime - left.updatedTime)
		.map(({ id }) => bench.account.campaignActivities(id)[0]!.id);
});
afterEach(async () => await bench.close());

const ALL = { sentWithin: 90 };

/** A contact opens an email, or has another activity on it. */
function act(
	person: number,
	values: Partial<Parameters<TriggerBench['account']['recordActivity']>[0]> = {},
) {
	bench.account.recordActivity({
		activityId: mails[0]!,
		contactId: people[person]!,
		kind: 'em_opens',
		...values,
	});
}

const briefly = (records: IDataObject[]) =>
	records.map(({ contact_id: id, tracking_activity_type: type }) => [
		people.indexOf(String(id)),
		type,
	]);

const foundBy = async (trigger: PollingNode) => briefly((await bench.nextPoll(trigger)).found);

it('passes on what recipients do, once, oldest first, with the name of the campaign', async () => {
	const trigger = await bench.active('trackingReceived', ALL);
	act(1, { kind: 'em_clicks' });
	bench.clock.advance(SECOND);
	act(2, { activityId: mails[1] });
	bench.clock.advance(SECOND);
	act(3, { kind: 'em_bounces' });
	act(4, { kind: 'em_optouts', reason: 'too many' });
	const { found } = await bench.nextPoll(trigger);
	expect(briefly(found)).toEqual([
		[1, 'em_clicks'],
		[2, 'em_opens'],
		[3, 'em_bounces'],
		[4, 'em_optouts'],
	]);
	expect(found[0]).toMatchObject({
		campaign_name: expect.stringMatching(/./) as string,
		campaign_activity_id: mails[0],
		created_time: '2026-06-01T12:00:00.000Z',
		url_id: expect.stringMatching(/\d/) as string,
	});
	expect(await foundBy(trigger)).toEqual([]);
});

it('takes one request for the campaigns and one for each report, and looks each campaign up once', async () => {
	const trigger = bench.trigger('trackingReceived', {
		...ALL,
		trackingTypes: ['opens', 'clicks'],
		triggerOptions: { maxCampaigns: 3 },
	});
	await trigger.activate();
	const { requests } = await bench.nextPoll(trigger);
	expect(requests).toEqual([
		'GET /emails',
		...mails
			.slice(0, 3)
			.flatMap((id) =>
				['opens', 'clicks'].map((type) => `GET /reports/email_reports/${id}/tracking/${type}`),
			),
	]);
	expect(bench.sandbox.log.entries[0]?.query.after_date).toBe('2026-03-03T12:00:59Z');
	expect(bench.sandbox.log.entries[1]?.query).toEqual({ limit: '500' });
});

it('the same person may open twice, and click several links at once', async () => {
	const trigger = await bench.active('trackingReceived', ALL);
	act(1);
	act(1, { kind: 'em_clicks', link: 0 });
	act(1, { kind: 'em_clicks', link: 1 });
	bench.clock.advance(1);
	act(1);
	expect(await foundBy(trigger)).toHaveLength(4);
	act(1);
	expect(await foundBy(trigger)).toEqual([[1, 'em_opens']]);
	expect(await foundBy(trigger)).toEqual([]);
});

it('finds what shows up late, after newer ones, within the overlap', async () => {
	const trigger = await bench.active('trackingReceived', ALL);
	act(1);
	expect(await foundBy(trigger)).toEqual([[1, 'em_opens']]);
	act(2, { time: bench.clock.now() - 3 * MINUTE });
	expect(await foundBy(trigger)).toEqual([[2, 'em_opens']]);
	expect(await foundBy(trigger)).toEqual([]);
});

it('reads only as far as the known records', async () => {
	const trigger = await bench.active('trackingReceived', {
		...ALL,
		trackingTypes: ['opens'],
		triggerOptions: { maxCampaigns: 1 },
	});
	for (let number = 0; number < 1200; number++) {
		act(number % 60, { time: bench.clock.now() + number });
	}
	bench.clock.advance(2 * SECOND);
	const first = await bench.nextPoll(trigger);
	expect(first.found).toHaveLength(1200);
	expect(first.requests).toHaveLength(1 + 3);
	bench.clock.advance(10 * MINUTE);
	act(1);
	expect((await bench.nextPoll(trigger)).found).toHaveLength(1);
	bench.clock.advance(10 * MINUTE);
	// By now, all of them are before the lookback window.
	const later = await bench.nextPoll(trigger);
	expect(later.requests).toHaveLength(2);
	expect(JSON.stringify(getCursor(trigger)).length).toBeLessThan(1000);
});

it('what does not fit into a poll is read on from the page at which it stopped', async () => {
	const trigger = await bench.active('trackingReceived', {
		...ALL,
		trackingTypes: ['opens'],
		triggerOptions: { maxCampaigns: 2, maxPerPoll: 700 },
	});
	for (let number = 0; number < 1500; number++) {
		act(number % 60, { time: bench.clock.now() + number });
	}
	bench.clock.advance(2 * SECOND);
	const first = await bench.nextPoll(trigger);
	expect(first.found).toHaveLength(700);
	act(7, { activityId: mails[1] });
	const second = await bench.nextPoll(trigger);
	expect(second.found).toHaveLength(700);
	expect(bench.sandbox.log.entries[1]?.query).toHaveProperty('cursor');
	// What arrived in the meantime waits until the rest has been read.
	act(8);
	const third = await bench.nextPoll(trigger);
	expect(third.found).toHaveLength(101);
	expect(briefly(third.found).at(-1)).toEqual([7, 'em_opens']);
	expect(await foundBy(trigger)).toEqual([[8, 'em_opens']]);
	expect(await foundBy(trigger)).toEqual([]);
	const all = [...first.found, ...second.found, ...third.found].map(
		({ contact_id, created_time }) => `${String(contact_id)} ${String(created_time)}`,
	);
	expect(new Set(all).size).toBe(1501);
});

it("a stored page that the service no longer takes isn't an obstacle", async () => {
	const trigger = await bench.active('trackingReceived', {
		...ALL,
		trackingTypes: ['opens'],
		triggerOptions: { maxCampaigns: 1, maxPerPoll: 600 },
	});
	for (let number = 0; number < 1500; number++) {
		act(number % 60, { time: bench.clock.now() + number });
	}
	bench.clock.advance(2 * SECOND);
	const first = await bench.nextPoll(trigger);
	bench.sandbox.faults.add({
		when: { path: /reports/ },
		do: { kind: 'status', status: 400 },
		times: 1,
	});
	const second = await bench.nextPoll(trigger);
	expect(second.requests.length).toBeGreaterThan(3);
	const third = await bench.nextPoll(trigger);
	const all = [...first.found, ...second.found, ...third.found].map(
		({ contact_id, created_time }) => `${String(contact_id)} ${String(created_time)}`,
	);
	expect([all.length, new Set(all).size]).toEqual([1500, 1500]);
});

it('begins at a date with what happened since then', async () => {
	for (const person of [1, 2, 3]) act(person, { time: bench.clock.now() - person * HOUR });
	const trigger = bench.trigger('trackingReceived', {
		...ALL,
		startFrom: 'date',
		startDate: '2026-06-01T09:30:00Z',
	});
	const mine = briefly((await trigger.activate()) ?? []).filter(([, type]) => type === 'em_opens');
	expect(mine).toEqual(
		expect.arrayContaining([
			[2, 'em_opens'],
			[1, 'em_opens'],
		]),
	);
	expect(mine).not.toContainEqual([3, 'em_opens']);
});

it('follows a campaign that is sent after the beginning from its first mail on', async () => {
	const trigger = await bench.active('trackingReceived', { sentWithin: 1 });
	act(1);
	await bench.nextPoll(trigger);
	bench.clock.advance(HOUR);
	await bench.nextPoll(trigger);
	const draft = bench.account
		.campaigns()
		.map(({ id }) => bench.account.campaignActivities(id)[0]!)
		.find(({ status }) => status === 'SCHEDULED');
	bench.clock.advance(draft!.scheduledTime! - bench.clock.now() + SECOND);
	act(2, { activityId: draft!.id });
	expect(await foundBy(trigger)).toContainEqual([2, 'em_opens']);
	expect(await foundBy(trigger)).not.toContainEqual([2, 'em_opens']);
});

it('a type that is added later returns its activities from then on', async () => {
	const trigger = await bench.active('trackingReceived', { ...ALL, trackingTypes: ['opens'] });
	act(2, { kind: 'em_clicks' });
	bench.clock.advance(SECOND);
	act(1);
	expect(await foundBy(trigger)).toEqual([[1, 'em_opens']]);
	trigger.change({
		event: 'trackingReceived',
		...ALL,
		trackingTypes: ['opens', 'clicks'],
		triggerOptions: { exceedQuota: true },
	});
	bench.clock.advance(10 * MINUTE);
	expect(await trigger.activate()).toBeNull();
	act(3, { kind: 'em_clicks' });
	expect(await foundBy(trigger)).toEqual([[3, 'em_clicks']]);
});

it('a type that is added while the rest of another is left returns its activities from then on', async () => {
	const options = { maxCampaigns: 1, maxPerPoll: 1 };
	const narrow = (trackingTypes: string[]) => ({ ...ALL, trackingTypes, triggerOptions: options });
	const trigger = await bench.active('trackingReceived', narrow(['opens']));
	act(2, { kind: 'em_clicks' });
	bench.clock.advance(HOUR);
	expect(await foundBy(trigger)).toEqual([]);
	act(1);
	act(3);
	trigger.change({ event: 'trackingReceived', ...narrow(['opens', 'clicks']) });
	bench.clock.advance(SECOND);
	const found = briefly((await trigger.activate('update')) ?? []);
	found.push(...(await bench.drain(trigger)).flatMap(briefly));
	expect(found.sort()).toEqual([
		[1, 'em_opens'],
		[3, 'em_opens'],
	]);
	act(4, { kind: 'em_clicks' });
	expect(await foundBy(trigger)).toEqual([[4, 'em_clicks']]);
});

it('other settings lose nothing of the reports that no poll has reached yet', async () => {
	const parameters = {
		startFrom: 'date',
		startDate: '2026-06-01T09:00:00Z',
		trackingTypes: ['opens'],
		triggerOptions: { maxCampaigns: 2, maxPerPoll: 1 },
	};
	const times = [2 * HOUR, 2 * HOUR - SECOND, 2.5 * HOUR].map((ago) => bench.clock.now() - ago);
	act(1, { time: times[0] });
	act(2, { time: times[1] });
	act(3, { activityId: mails[1], time: times[2] });
	const trigger = bench.trigger('trackingReceived', { ...parameters, sentWithin: 90 });
	const found = (await trigger.activate()) ?? [];
	trigger.change({ event: 'trackingReceived', ...parameters, sentWithin: 89 });
	found.push(...((await trigger.activate('update')) ?? []));
	found.push(...(await bench.drain(trigger)).flat());
	const mine = found.filter(({ created_time: time }) => times.includes(Date.parse(String(time))));
	expect(briefly(mine).sort()).toEqual([1, 2, 3].map((person) => [person, 'em_opens']));
});

it('returns recent examples in the editor', async () => {
	act(1);
	bench.clock.advance(SECOND);
	const examples = (await bench.trigger('trackingReceived', ALL).fetchTestEvent()) ?? [];
	expect(briefly(examples)[0]).toEqual([1, 'em_opens']);
	expect(examples.length).toBeLessThanOrEqual(10);
});

it('follows campaigns for so many days', async () => {
	const trigger = bench.trigger('trackingReceived', { sentWithin: 1 });
	await trigger.activate();
	bench.clock.advance(2 * DAY);
	expect((await bench.nextPoll(trigger)).requests.slice(0, 1)).toEqual(['GET /emails']);
});

describe('a report', () => {
	const ONE = { ...ALL, trackingTypes: ['opens'], triggerOptions: { maxCampaigns: 1 } };

	const activity = (created_time?: string, contact_id = 'a') => ({
		contact_id,
		tracking_activity_type: 'em_opens',
		created_time,
	});

	/** The report has these activities, once. */
	const answer = (...tracking_activities: IDataObject[]) =>
		bench.sandbox.faults.add({
			when: { path: /\/tracking\// },
			do: { kind: 'status', status: 200, body: { tracking_activities, _links: {} } },
			times: 1,
		});

	it.each([
		['without a time', [activity()], 'a tracking activity has no readable time'],
		['with an unreadable time', [activity('soon')], 'a tracking activity has no readable time'],
		[
			'that begins with the oldest',
			[activity('2026-06-01T10:00:00Z'), activity('2026-06-01T11:30:00Z', 'b')],
			'the newest tracking activity does not come first',
		],
	])('%s is an error, and nothing of it is lost', async (_what, activities, words) => {
		const trigger = await bench.active('trackingReceived', ONE);
		act(1);
		answer(...activities);
		await expect(bench.nextPoll(trigger)).rejects.toThrow(words);
		expect(await foundBy(trigger)).toEqual([[1, 'em_opens']]);
	});

	it('may be out of order by up to an hour', async () => {
		const trigger = await bench.active('trackingReceived', ONE);
		bench.clock.advance(2 * HOUR);
		answer(activity('2026-06-01T12:30:00Z'), activity('2026-06-01T13:30:00Z', 'b'));
		const { found } = await bench.nextPoll(trigger);
		expect(found.map(({ contact_id: id }) => id)).toEqual(['a', 'b']);
	});

	it('with a time in the future hides nothing that comes before then', async () => {
		const trigger = await bench.active('trackingReceived', ONE);
		answer(activity('2026-06-01T20:00:00Z'));
		expect((await bench.nextPoll(trigger)).found).toHaveLength(1);
		bench.clock.advance(HOUR);
		act(1);
		expect(await foundBy(trigger)).toEqual([[1, 'em_opens']]);
	});

	it('that no longer exists is empty', async () => {
		const trigger = await bench.active('trackingReceived', ONE);
		act(1);
		bench.sandbox.faults.add({
			when: { path: /\/tracking\// },
			do: { kind: 'status', status: 404 },
			times: 1,
		});
		expect(await foundBy(trigger)).toEqual([]);
		expect(await foundBy(trigger)).toEqual([[1, 'em_opens']]);
	});

	it.each([403, 400])('that is refused with %i is an error', async (status) => {
		const trigger = await bench.active('trackingReceived', ONE);
		act(1);
		const fault = { when: { path: /\/tracking\// }, do: { kind: 'status' as const, status } };
		bench.sandbox.faults.add({ ...fault, times: 1 });
		await expect(bench.nextPoll(trigger)).rejects.toThrow(/./);
		expect(await foundBy(trigger)).toEqual([[1, 'em_opens']]);
	});

	it.each([
		[404, 'starts over'],
		[403, 'is an error'],
	])('whose stored page is refused with %i %s', async (status, outcome) => {
		const trigger = await bench.active('trackingReceived', {
			...ONE,
			triggerOptions: { maxCampaigns: 1, maxPerPoll: 600 },
		});
		for (let number = 0; number < 1500; number++) {
			act(number % 60, { time: bench.clock.now() + number });
		}
		bench.clock.advance(2 * SECOND);
		const keys = new Set<string>();
		const remember = (found: IDataObject[]) => {
			for (const { contact_id, created_time } of found) {
				keys.add(`${String(contact_id)} ${String(created_time)}`);
			}
			return found.length;
		};
		let count = remember((await bench.nextPoll(trigger)).found);
		bench.sandbox.faults.add({
			when: { path: /\/tracking\// },
			do: { kind: 'status', status },
			times: 1,
		});
		if (outcome === 'is an error') await expect(bench.nextPoll(trigger)).rejects.toThrow(/./);
		for (const found of await bench.drain(trigger)) count += remember(found);
		expect([count, keys.size]).toEqual([1500, 1500]);
	});

	it('longer than the time for a poll is read on from the next page, once each', async () => {
		const trigger = await bench.active('trackingReceived', ONE, { budget: 0 });
		for (let number = 0; number < 1200; number++) {
			act(number % 60, { time: bench.clock.now() + number });
		}
		bench.clock.advance(2 * SECOND);
		const polls = await bench.drain(trigger);
		expect(polls.map(({ length }) => length)).toEqual([500, 500, 200]);
		const found = polls.flat();
		expect(
			new Set(found.map((one) => `${String(one.contact_id)} ${String(one.created_time)}`)).size,
		).toBe(1200);
	});
});
