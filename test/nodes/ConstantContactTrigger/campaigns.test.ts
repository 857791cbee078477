import type { IDataObject } from 'n8n-workflow';

import { DAY, HOUR, MINUTE, SECOND, triggerBench, type TriggerBench } from './setup';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ contacts: 60, campaigns: 12 });
});
afterEach(async () => await bench.close());

/** Calls the API as somebody else would. */
async function call(
	method: string,
	path: string,
	body?: IDataObject | IDataObject[],
): Promise<IDataObject> {
	const { baseUrl, credentials } = bench.account;
	const response = await fetch(`${baseUrl}${path}`, {
		method,
		headers: {
			authorization: `Bearer ${credentials.accessToken}`,
			'content-type': 'application/json',
		},
		body: body && JSON.stringify(body),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
	return (text === '' ? {} : JSON.parse(text)) as IDataObject;
}

/** The campaigns with this status, most recently changed first. */
const campaignsThatAre = (status: string) =>
	bench.account
		.campaigns()
		.filter(({ id, isRemoved }) => {
			return !isRemoved && bench.account.campaignActivities(id)[0]?.status === status;
		})
		.sort((left, right) => right.updatedTime - left.updatedTime);

const mailOf = (campaignId: string) => bench.account.campaignActivities(campaignId)[0]!;

it('passes on a campaign when it was sent, once, with the sending', async () => {
	const [draft] = campaignsThatAre('DRAFT');
	const trigger = await bench.active('campaignSent');
	const { id } = mailOf(draft!.id);
	await call('POST', `/emails/activities/${id}/schedules`, { scheduled_date: '0' });
	const { requests, found } = await bench.nextPoll(trigger);
	expect(requests).toEqual([
		'GET /emails',
		`GET /emails/${draft!.id}`,
		`GET /emails/activities/${id}/send_history`,
	]);
	expect(found).toMatchObject([
		{
			campaign_id: draft!.id,
			campaign_activity_id: id,
			run_date: '2026-06-01T12:00:00.000Z',
			current_status: 'Done',
		},
	]);
	const next = await bench.nextPoll(trigger);
	expect(next).toEqual({ requests: ['GET /emails'], found: [] });
});

it('an old campaign that gets another name is not sent, and one that is sent again is', async () => {
	bench.clock.advance(3 * DAY);
	const [campaign] = campaignsThatAre('DONE');
	const trigger = await bench.active('campaignSent');
	await call('PATCH', `/emails/${campaign!.id}`, { name: 'Another name' });
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
	bench.clock.advance(2 * DAY);
	const { id } = mailOf(campaign!.id);
	await call('POST', `/emails/activities/${id}/schedules`, { scheduled_date: '0' });
	const { found } = await bench.nextPoll(trigger);
	expect(found).toMatchObject([{ campaign_id: campaign!.id, name: 'Another name' }]);
	await call('PATCH', `/emails/${campaign!.id}`, { name: 'A third name' });
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
});

it('one that was sent shortly before the beginning is no news, even if it is changed then', async () => {
	const [draft] = campaignsThatAre('DRAFT');
	const { id } = mailOf(draft!.id);
	await call('POST', `/emails/activities/${id}/schedules`, { scheduled_date: '0' });
	bench.clock.advance(3 * HOUR);
	const trigger = await bench.active('campaignSent');
	await call('PATCH', `/emails/${draft!.id}`, { name: 'Another name' });
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
});

it('waits for scheduled campaigns', async () => {
	const trigger = await bench.active('campaignSent');
	const [scheduled] = campaignsThatAre('SCHEDULED');
	const { scheduledTime } = mailOf(scheduled!.id);
	bench.clock.advance(scheduledTime! - bench.clock.now() - MINUTE);
	bench.clock.advance(2 * SECOND);
	const { found } = await bench.nextPoll(trigger);
	expect(found.map(({ campaign_id: id }) => id)).toContain(scheduled!.id);
	expect((await bench.nextPoll(trigger)).found).toEqual([]);
});

it('begins at a date with what was sent since then', async () => {
	const sent = campaignsThatAre('DONE').map(({ id }) => mailOf(id).sends[0]!.time);
	const trigger = bench.trigger('campaignSent', {
		startFrom: 'date',
		startDate: '2020-01-01T00:00:00',
	});
	const found = (await trigger.activate()) ?? [];
	expect(found).toHaveLength(sent.length);
	const times = found.map(({ run_date: time }) => Date.parse(String(time)));
	expect(times).toEqual([...times].sort((left, right) => left - right));
});

it('returns the last sendings as examples', async () => {
	const examples = (await bench.trigger('campaignSent').fetchTestEvent()) ?? [];
	expect(examples.length).toBeGreaterThan(0);
	expect(examples[0]).toHaveProperty('run_date');
});

/** What a history of an email's sends says, once. */
function answerHistory(...history: IDataObject[]): void {
	bench.sandbox.faults.add({
		when: { path: /send_history/ },
		do: { kind: 'status', status: 200, body: history },
		times: 1,
	});
}

it('sends of one campaign come in order, without those that failed, with their lists and segments', async () => {
	const [draft] = campaignsThatAre('DRAFT');
	const trigger = await bench.active('campaignSent');
	await call('POST', `/emails/activities/${mailOf(draft!.id).id}/schedules`, {
		scheduled_date: '0',
	});
	const sending = (send_id: number, run_date: string, more: IDataObject = {}) => ({
		send_id,
		send_status: 'COMPLETED',
		run_date,
		...more,
	});
	answerHistory(
		sending(3, '2026-06-01T11:59:00Z', { segment_ids: [7] }),
		sending(2, '2026-06-01T11:58:00Z', { send_status: 'errored' }),
		sending(1, '2026-06-01T11:57:00Z', { contact_list_ids: ['x'] }),
	);
	const { found } = await bench.nextPoll(trigger);
	expect(found).toMatchObject([
		{ send_id: 1, contact_list_ids: ['x'], segment_ids: [] },
		{ send_id: 3, contact_list_ids: [], segment_ids: [7] },
	]);
});

it('sends of several campaigns come in order', async () => {
	const [draft] = campaignsThatAre('DRAFT');
	const [scheduled] = campaignsThatAre('SCHEDULED');
	const trigger = await bench.active('campaignSent');
	bench.clock.advance(mailOf(scheduled!.id).scheduledTime! - bench.clock.now() - 2 * SECOND);
	await call('POST', `/emails/activities/${mailOf(draft!.id).id}/schedules`, {
		scheduled_date: '0',
	});
	// Changed later, but sent before the other one.
	bench.clock.advance(5 * SECOND);
	await call('PATCH', `/emails/${draft!.id}`, { name: 'Another name' });
	const { found } = await bench.nextPoll(trigger);
	expect(found.map(({ campaign_id: id }) => id)).toEqual([draft!.id, scheduled!.id]);
});

it('without numbers, sends are told apart by their times', async () => {
	const [draft] = campaignsThatAre('DRAFT');
	const trigger = await bench.active('campaignSent');
	await call('POST', `/emails/activities/${mailOf(draft!.id).id}/schedules`, {
		scheduled_date: '0',
	});
	answerHistory({ run_date: '2026-06-01T11:59:00Z' }, { run_date: '2026-06-01T11:58:00Z' });
	expect((await bench.nextPoll(trigger)).found).toHaveLength(2);
});

it('a send a day before the poll, whose campaign changed only now, is new', async () => {
	const [draft] = campaignsThatAre('DRAFT');
	const trigger = await bench.active('campaignSent');
	await call('POST', `/emails/activities/${mailOf(draft!.id).id}/schedules`, {
		scheduled_date: '0',
	});
	answerHistory(
		{ send_id: 2, run_date: '2026-05-31T13:00:00Z' },
		{ send_id: 1, run_date: '2026-05-30T11:00:00Z' },
	);
	const { found } = await bench.nextPoll(trigger);
	expect(found.map(({ send_id: id }) => id)).toEqual([2]);
});

it('the examples are the last sends, newest first, and at most three', async () => {
	const sent = campaignsThatAre('DONE');
	expect(sent.length).toBeGreaterThan(3);
	const examples = (await bench.trigger('campaignSent').fetchTestEvent()) ?? [];
	expect(examples.map(({ campaign_id: id }) => id)).toEqual(sent.slice(0, 3).map(({ id }) => id));
});

it('a campaign without an email is an error', async () => {
	const [draft] = campaignsThatAre('DRAFT');
	const trigger = await bench.active('campaignSent');
	await call('POST', `/emails/activities/${mailOf(draft!.id).id}/schedules`, {
		scheduled_date: '0',
	});
	bench.sandbox.faults.add({
		when: { path: new RegExp(`/emails/${draft!.id}$`) },
		do: {
			kind: 'status',
			status: 200,
			body: {
				campaign_id: draft!.id,
				campaign_activities: [{ role: 'permalink', campaign_activity_id: 'other' }],
			},
		},
		times: 1,
	});
	await expect(bench.nextPoll(trigger)).rejects.toThrow('a sent campaign has no email of its own');
	expect((await bench.nextPoll(trigger)).found).toHaveLength(1);
});
