import { byId, connectNode, type ConnectedNode, type Parameters } from '../setup';
import { campaignWith, picked } from '../campaign/campaigns';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV3: { campaigns: 13 } })));
afterEach(async () => await node.close());

const run = async (operation: string, parameters: Parameters = {}, options: object = {}) =>
	await node.run('campaignActivity', operation, parameters, [{}], options);

const path = (id: string) => `/emails/activities/${id}`;

describe('which activity is meant', () => {
	it.each([
		['the campaign, from the list', (ids: Ids) => picked(ids.campaign), 2],
		['the campaign by its ID', (ids: Ids) => by('campaign', ids.campaign), 2],
		['the activity by its ID', (ids: Ids) => by('activity', ids.activity), 1],
		['an expression with the ID of the activity', (ids: Ids) => alone(ids.activity), 2],
		['an expression with the ID of the campaign', (ids: Ids) => alone(ids.campaign), 2],
	])('%s', async (_name, parametersOf, count) => {
		const { campaign, activity } = campaignWith(node, 'DRAFT');
		const parameters = parametersOf({ campaign: campaign.id, activity: activity.id });
		const { json, error } = await run('get', parameters);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ campaign_activity_id: activity.id }]);
		expect(node.requests()).toHaveLength(count);
		expect(node.requests().at(-1)).toBe(`GET ${path(activity.id)}`);
	});

	it('is looked up once for all items', async () => {
		const { campaign } = campaignWith(node, 'DRAFT');
		await node.run('campaignActivity', 'preview', { campaignActivity: `={{ $json.id }}` }, [
			{ id: campaign.id },
			{ id: campaign.id },
		]);
		expect(node.requests().filter((one) => one === `GET /emails/${campaign.id}`)).toHaveLength(1);
	});
});

interface Ids {
	campaign: string;
	activity: string;
}
const by = (mode: string, value: string) => ({ campaignActivity: { __rl: true, mode, value } });
const alone = (value: string) => ({ campaignActivity: `={{ "${value}" }}` });

describe('get, preview, getSendHistory', () => {
	it('reads all parts, or those wanted', async () => {
		const { activity } = campaignWith(node, 'DRAFT');
		const { json } = await run('get', by('activity', activity.id));
		expect(node.sandbox.log.entries[0]?.query).toEqual({
			include: 'document_properties,html_content,permalink_url,physical_address_in_footer',
		});
		expect(json[0]).toMatchObject({ html_content: activity.content.html });
		const short = await run('get', { ...by('activity', activity.id), options: { include: [] } });
		expect(short.json[0]).not.toHaveProperty('html_content');
	});

	it('previews', async () => {
		const { activity } = campaignWith(node, 'DRAFT');
		const { json } = await run('preview', by('activity', activity.id));
		expect(node.requests()).toEqual([`GET ${path(activity.id)}/previews`]);
		expect(String(json[0]?.preview_html_content)).not.toContain('trackingImage');
	});

	it('reports to how many a campaign was sent, and that it was not', async () => {
		const { activity } = campaignWith(node, 'DONE');
		const { json } = await run('getSendHistory', by('activity', activity.id));
		expect(node.requests()).toEqual([`GET ${path(activity.id)}/send_history`]);
		expect(json).toMatchObject([{ campaign_activity_id: activity.id, send_status: 'COMPLETED' }]);
		const other = campaignWith(node, 'DRAFT').activity;
		const { hints, items } = await run('getSendHistory', by('activity', other.id));
		expect(items).toEqual([]);
		expect(hints.map(({ message }) => message)).toEqual(['The campaign has not been sent yet']);
	});
});

describe('update', () => {
	const update = async (id: string, updateFields: Parameters) =>
		await run('update', { ...by('activity', id), updateFields });

	it('keeps the other fields, the recipients above all', async () => {
		const { activity } = campaignWith(node, 'DRAFT');
		const { content, listIds } = activity;
		expect(listIds).not.toEqual([]);
		const { json, error } = await update(activity.id, { subject: 'New' });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${path(activity.id)}`, `PUT ${path(activity.id)}`]);
		expect(node.lastBody()).toEqual({
			from_name: content.fromName,
			from_email: content.fromEmail,
			reply_to_email: content.replyTo,
			subject: 'New',
			preheader: content.preheader,
			contact_list_ids: listIds,
			segment_ids: [],
		});
		expect(json[0]).toMatchObject({ subject: 'New', html_content: content.html });
	});

	it('changes lists to a segment, and back', async () => {
		const { activity } = campaignWith(node, 'DRAFT');
		await update(activity.id, { segment: byId('1') });
		expect(node.lastBody()).toMatchObject({ contact_list_ids: [], segment_ids: [1] });
		await update(activity.id, { lists: [node.account.lists()[1]!.id] });
		expect(node.lastBody()).toMatchObject({
			contact_list_ids: [node.account.lists()[1]!.id],
			segment_ids: [],
		});
		await update(activity.id, { fieldsToClear: ['lists', 'preheader'] });
		expect(node.lastBody()).toMatchObject({ contact_list_ids: [], preheader: '' });
	});

	it('checks HTML and sender as for a new one', async () => {
		const { activity } = campaignWith(node, 'DRAFT');
		const html = await update(activity.id, { htmlContent: '<p>${x}</p>' });
		expect(html.error?.message).toContain("'HTML Content' contains '${'");
		expect(node.requests()).toEqual([]);
		const sender = await update(activity.id, { fromEmail: byId('x@example.com') });
		expect(sender.error?.message).toContain('a confirmed email address of the account');
		await update(activity.id, { htmlContent: 'Hi', fromEmail: byId('owner@example.com') });
		expect(node.lastBody()).toMatchObject({
			html_content: '[[trackingImage]]Hi',
			from_email: 'owner@example.com',
		});
	});

	it.each([
		[{}, 'There is nothing to update'],
		[{ lists: ['a'], fieldsToClear: ['lists'] }, 'both filled in and listed'],
		[{ fieldsToClear: '={{ ["name"] }}' }, "'Fields to Clear' names 'name'"],
	])('refuses %j', async (updateFields, message) => {
		const { activity } = campaignWith(node, 'DRAFT');
		const { error } = await update(activity.id, updateFields);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('writes nothing to a campaign that waits to be sent', async () => {
		const { activity } = campaignWith(node, 'SCHEDULED');
		const { error } = await update(activity.id, { subject: 'New' });
		expect(error?.message).toContain("can't be changed: its status is 'SCHEDULED'");
		expect(node.requests()).toEqual([`GET ${path(activity.id)}`]);
	});

	it("reports that a sent campaign with custom HTML can't be changed", async () => {
		const { activity } = campaignWith(node, 'DONE');
		const { error } = await update(activity.id, { subject: 'New' });
		expect(error?.message).toContain('a sent campaign activity of format_type 5');
		expect(error?.description).toContain('make a new campaign');
	});
});

describe('schedule, unschedule, getSchedules', () => {
	const draft = () => by('activity', campaignWith(node, 'DRAFT').activity.id);

	it.each([
		['2127-07-01T18:00:00', '2127-07-01T16:00:00.000Z'],
		['2127-07-01T18:00:00-04:00', '2127-07-01T22:00:00.000Z'],
	])("takes %s in the workflow's time zone", async (scheduledTime, sent) => {
		const options = { timezone: 'Europe/Rome' };
		const { json, error } = await run('schedule', { ...draft(), scheduledTime }, options);
		expect(error).toBeUndefined();
		expect(node.lastBody()).toEqual({ scheduled_date: sent });
		expect(json).toMatchObject([{ scheduled_date: sent, sent_now: false }]);
		expect(campaignWith(node, 'SCHEDULED')).toBeDefined();
	});

	it('sends now, and returns an object for it', async () => {
		const { activity } = campaignWith(node, 'DRAFT');
		const { json } = await run('schedule', { ...draft(), when: 'now' });
		expect(node.requests()).toEqual([`POST ${path(activity.id)}/schedules`]);
		expect(node.lastBody()).toEqual({ scheduled_date: '0' });
		expect(json).toEqual([
			{ campaign_activity_id: activity.id, scheduled_date: null, sent_now: true },
		]);
		expect(node.account.campaignActivities(activity.campaignId)[0]?.status).toBe('DONE');
	});

	it('sends a sent campaign to those who have not got it', async () => {
		const { activity } = campaignWith(node, 'DRAFT');
		const [list] = activity.listIds;
		await run('schedule', { ...by('activity', activity.id), when: 'now' });
		node.account.putContact({ email: 'late@example.com', lists: [list!] });
		await run('schedule', { ...by('activity', activity.id), when: 'now' });
		const { json } = await run('getSendHistory', by('activity', activity.id));
		expect(json.map(({ count }) => count)).toEqual([expect.any(Number), 1]);
	});

	it.each([
		[
			'2020-01-01T00:00:00',
			"'Scheduled Time' is 2020-01-01T00:00:00.000+01:00, which is in the past",
		],
		['={{ "" }}', "'Scheduled Time' is empty"],
		['tomorrow', "'Scheduled Time' isn't a date"],
	])('refuses the time %j before anything is sent', async (scheduledTime, message) => {
		const options = { timezone: 'Europe/Rome' };
		const { error } = await run('schedule', { ...draft(), scheduledTime }, options);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('names what a campaign lacks', async () => {
		node.account.physicalAddress = undefined;
		const { error } = await run('schedule', { ...draft(), when: 'now' });
		expect(error?.message).toContain('the account has no physical address');
		expect(error?.description).toContain('Account: Set Address');
	});

	it('is not sent twice when the response is lost', async () => {
		node.sandbox.faults.add({
			when: { path: /schedules$/, method: 'POST' },
			times: 1,
			do: { kind: 'resetAfter' },
		});
		const { error } = await run('schedule', { ...draft(), when: 'now' });
		expect(node.requests().filter((one) => one.startsWith('POST'))).toHaveLength(1);
		expect(error?.description).toContain('may have carried out');
	});

	it('takes it back', async () => {
		const { activity } = campaignWith(node, 'SCHEDULED');
		const before = await run('getSchedules', by('activity', activity.id));
		expect(before.json).toMatchObject([{ campaign_activity_id: activity.id }]);
		const { json } = await run('unschedule', by('activity', activity.id));
		expect(node.requests().at(-1)).toBe(`DELETE ${path(activity.id)}/schedules`);
		expect(json).toEqual([{ unscheduled: true, campaign_activity_id: activity.id }]);
		const after = await run('getSchedules', by('activity', activity.id));
		expect(after.json).toEqual([]);
		expect(after.hints.map(({ message }) => message)).toEqual(['The campaign is not scheduled']);
	});
});

describe('sendTest', () => {
	const sendTest = async (emailAddresses: string, more: Parameters = {}) => {
		const { activity } = campaignWith(node, 'DRAFT');
		return await run('sendTest', { ...by('activity', activity.id), emailAddresses, ...more });
	};

	it('sends to some addresses', async () => {
		const additionalFields = { personalMessage: 'Look' };
		const { json } = await sendTest('Ann@example.com; bob@example.com', { additionalFields });
		expect(node.requests()[0]).toMatch(/^POST \/emails\/activities\/[\w-]+\/tests$/);
		const addresses = ['ann@example.com', 'bob@example.com'];
		expect(node.lastBody()).toEqual({ email_addresses: addresses, personal_message: 'Look' });
		expect(json).toMatchObject([{ email_addresses: addresses }]);
		expect(node.account.mails.map(({ to }) => to)).toEqual(addresses);
	});

	it.each([
		['a@b.c,b@b.c,c@b.c,d@b.c,e@b.c,f@b.c', 'contains 6 addresses; the maximum is 5'],
		['ann', "isn't an email address"],
		['={{ "" }}', "'Email Addresses' is empty"],
	])('refuses %j before anything is sent', async (addresses, message) => {
		expect((await sendTest(addresses)).error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('says that the daily quota is used up', async () => {
		node.account.options.testSendsPerDay = 1;
		const { error } = await sendTest('a@example.com,b@example.com');
		expect(error?.message).toContain('test emails a day');
		expect(error?.description).toContain('50 addresses a day');
	});
});
