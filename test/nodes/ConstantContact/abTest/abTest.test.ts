import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const campaign = (status = 'DRAFT') => {
	const { account } = node;
	const found = account
		.campaigns()
		.find(({ id }) => account.campaignActivities(id)[0]?.status === status)!;
	return { id: found.id, activity: account.campaignActivities(found.id)[0]! };
};
const chosen = (status?: string) => ({
	campaignActivity: { __rl: true, mode: 'campaign', value: campaign(status).id },
});
const run = async (operation: string, parameters = {}) =>
	await node.run('abTest', operation, { ...chosen(), ...parameters });
const target = () => `/emails/activities/${campaign().activity.id}/abtest`;

it('creates one for a draft, reads and deletes it', async () => {
	const values = { alternativeSubject: 'Spring!', testSize: 20, waitHours: 6 };
	const created = await run('create', values);
	expect(node.requests()).toEqual([`GET /emails/${campaign().id}`, `POST ${target()}`]);
	expect(node.lastBody()).toEqual({
		alternative_subject: 'Spring!',
		test_size: 20,
		winner_wait_duration: 6,
	});
	const { json } = await run('get');
	expect(node.requests().at(-1)).toBe(`GET ${target()}`);
	expect(json).toEqual(created.json);
	expect(json[0]).toMatchObject({ campaign_activity_id: campaign().activity.id, test_size: 20 });
	const deleted = await run('delete');
	expect(node.requests().at(-1)).toBe(`DELETE ${target()}`);
	expect(deleted.json).toEqual([{ deleted: true, campaign_activity_id: campaign().activity.id }]);
	expect(campaign().activity.abTest).toBeUndefined();
});

it.each([
	['a part that is too large', { testSize: 60 }, "'Test Size' is 60"],
	['another time', { waitHours: 7 }, "'Wait' is 7"],
	['no subject', { alternativeSubject: '={{ "" }}' }, "'Alternative Subject' is empty"],
])('refuses %s', async (_what, values, message) => {
	const { error } = await run('create', { alternativeSubject: 'Spring!', ...values });
	expect(error?.message).toContain(message);
	expect(node.requests()).toEqual([]);
});

it('reports that there is already one, that there is none, or that the campaign was sent', async () => {
	await run('create', { alternativeSubject: 'Spring!' });
	const twice = await run('create', { alternativeSubject: 'Spring!' });
	expect(twice.error).toMatchObject({ httpCode: '409' });
	expect(twice.error?.description).toContain('one A/B test');
	await run('delete');
	const none = await run('get');
	expect(none.error?.description).toMatch(/^The campaign has no A\/B test/);
	const sent = await run('create', { ...chosen('DONE'), alternativeSubject: 'Spring!' });
	expect(sent.error?.message).toContain('not a draft');
});
