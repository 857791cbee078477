import { campaignWith } from '../campaign/campaigns';
import { byId, connectNode, type ConnectedNode, type Parameters } from '../setup';

let node: ConnectedNode;

beforeAll(async () => (node = await connectNode()));
beforeEach(() => node.sandbox.log.clear());
afterAll(async () => await node.close());

const person = () => [...node.account.contacts()].find(({ deletedTime }) => !deletedTime)!;

const run = async (operation: string, parameters: Parameters = {}) =>
	await node.run('contactReport', operation, { contact: byId(person().id), ...parameters });

const queries = () => node.sandbox.log.entries.map(({ query }) => query);

it('getActivities: everything that happened, found by email address', async () => {
	const { activity } = campaignWith(node, 'DONE');
	const ids = { activityId: activity.id, contactId: person().id };
	node.account.recordActivity({ ...ids, kind: 'em_forwards' });
	const { json, error } = await run('getActivities', {
		contact: byId(person().email!.address),
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual([
		'GET /contacts',
		`GET /reports/contact_reports/${person().id}/activity_details`,
	]);
	expect(queries()[1]).toEqual({
		tracking_activity_type: [
			'em_bounces',
			'em_clicks',
			'em_forwards',
			'p_contact_add',
			'p_contact_click',
			'p_contact_open',
			'p_contact_update',
			'em_opens',
			'em_sends',
			'em_optouts',
		],
		include_campaign_activity_names: 'true',
		limit: '100',
	});
	expect(json).toContainEqual(
		expect.objectContaining({
			tracking_activity_type: 'em_forwards',
			campaign_activity_name: expect.any(String) as string,
		}),
	);
});

it('getActivities: some kinds, without names', async () => {
	const listOptions = { trackingTypes: ['em_forwards'], names: false };
	const { json } = await run('getActivities', { listOptions, limit: 5 });
	expect(queries()[0]).toEqual({
		tracking_activity_type: 'em_forwards',
		include_campaign_activity_names: 'false',
		limit: '5',
	});
	expect(json[0]).not.toHaveProperty('campaign_activity_name');
});

it('getSummary and getRates: a span of time with an offset', async () => {
	const start = '2024-01-01T00:00:00+01:00';
	const span = { start: '2023-12-31T23:00:00+00:00', end: '2026-11-01T00:00:00+00:00' };
	const options = { end: '2026-11-01' };
	const summary = await run('getSummary', { start, options });
	expect(summary.error).toBeUndefined();
	expect(queries()[0]).toEqual(span);
	for (const item of summary.json) {
		expect(item).toMatchObject({ contact_id: person().id, em_sends: 1 });
	}
	const rates = await run('getRates', { start, options });
	expect(queries()[1]).toEqual(span);
	expect(rates.json[0]).toMatchObject({
		contact_id: person().id,
		included_activities_count: summary.json.length,
	});
});

it.each([
	[{ start: '2127-01-01' }, "'Start' is 2127-01-01T00:00:00+00:00, which is not before 'End'"],
	[{ start: '2015-01-01' }, 'more than 5 years before'],
	[{ start: '={{ "" }}' }, "'Start' is empty"],
])('refuses the span %j before anything is sent', async (parameters, message) => {
	expect((await run('getRates', parameters)).error?.message).toContain(message);
	expect(node.requests()).toEqual([]);
});

it('says that no contact has the address', async () => {
	const { error } = await run('getActivities', { contact: byId('nobody@example.com') });
	expect(error?.message).toContain("No contact has the email address 'nobody@example.com'");
});
