import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const campaign = (status = 'DRAFT') => {
	const { account } = node;
	const found = account.campaigns().find(({ id }) => {
		const [activity] = account.campaignActivities(id);
		return activity?.status === status && activity.resend === undefined;
	})!;
	return { id: found.id, activity: account.campaignActivities(found.id)[0]! };
};
/** The activity whose email is resent, chosen by its ID. */
let activityId: string;
beforeEach(() => (activityId = campaign().activity.id));
const run = async (operation: string, parameters = {}) =>
	await node.run('resend', operation, {
		campaignActivity: { __rl: true, mode: 'activity', value: activityId },
		...parameters,
	});
const target = () => `/emails/activities/${activityId}/non_opener_resends`;

it.each([
	[{ delay: 3 }, { delay_days: 3 }],
	[{ delay: 36, delayUnit: 'hours' }, { delay_minutes: 2160 }],
	[{ delay: 720, delayUnit: 'minutes' }, { delay_minutes: 720 }],
])('creates one with %j', async (parameters, body) => {
	const { json } = await run('create', { subject: 'Again', ...parameters });
	expect(node.requests()).toEqual([`POST ${target()}`]);
	expect(node.lastBody()).toEqual({ resend_subject: 'Again', ...body });
	expect(json[0]).toMatchObject({ campaign_activity_id: activityId, resend_subject: 'Again' });
});

it('finds the activity of a campaign', async () => {
	const { id, activity } = campaign();
	const campaignActivity = { __rl: true, mode: 'campaign', value: id };
	await run('create', { campaignActivity, subject: 'Again' });
	expect(node.requests()).toEqual([
		`GET /emails/${id}`,
		`POST /emails/activities/${activity.id}/non_opener_resends`,
	]);
});

it('lists it and cancels it, with or without its ID', async () => {
	await run('create', { subject: 'Again' });
	const { json } = await run('getAll', { returnAll: true });
	expect(json).toMatchObject([{ campaign_activity_id: activityId, resend_subject: 'Again' }]);
	node.sandbox.log.clear();
	const deleted = await run('delete');
	const request = String(json[0]?.resend_request_id);
	expect(node.requests()).toEqual([`GET ${target()}`, `DELETE ${target()}/${request}`]);
	expect(deleted.json).toEqual([
		{ deleted: true, campaign_activity_id: activityId, resend_request_id: request },
	]);
	expect((await run('getAll', { returnAll: true })).json).toEqual([]);
	await run('create', { subject: 'Again' });
	node.sandbox.log.clear();
	await run('delete', { options: { resendRequestId: request } });
	expect(node.requests()).toEqual([`DELETE ${target()}/${request}`]);
});

it.each([
	['less than 12 hours', { delay: 11, delayUnit: 'hours' }, "'Delay' is 11 hours, out of range"],
	['more than 10 days', { delay: 11 }, "'Delay' is 11 days, out of range"],
	['half a day', { delay: 1.5 }, "isn't a whole number"],
	['no subject', { subject: '={{ "" }}' }, "'Subject' is empty"],
])('refuses %s', async (_what, parameters, message) => {
	const { error } = await run('create', { subject: 'Again', ...parameters });
	expect(error?.message).toContain(message);
	expect(node.requests()).toEqual([]);
});

it('says that there is one already, or none', async () => {
	const none = await run('delete');
	expect(none.error?.message).toContain('The campaign is not going to be sent again');
	await run('create', { subject: 'Again' });
	const twice = await run('create', { subject: 'Again' });
	expect(twice.error).toMatchObject({ httpCode: '409' });
	expect(twice.error?.description).toContain('only one A/B test and one resend');
});
