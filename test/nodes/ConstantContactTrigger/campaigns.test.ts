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
