import { ConstantContactLegacy } from '../../../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { events: 3 } });
});
afterEach(async () => await node.close());

const TYPE = 'application/atom+xml';

it('Get Many returns every event, with both headers on the request', async () => {
	const { error, json } = await node.run('event', 'getAll', { returnAll: true });
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual(['GET /events']);
	const [request] = node.sandbox.log.entries;
	expect(request?.headers).toMatchObject({ accept: TYPE, 'content-type': TYPE });
	const events = node.hub.events();
	expect(json.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
	const [first] = events;
	expect(json[0]).toMatchObject({
		name: first?.name,
		registered: 60,
		attended_count: 30,
		status: first?.status,
		start_date: first?.start,
		event_location: { location: 'Town Hall', city: 'Chelsea' },
		uri: `tag:api.constantcontact.com,2010:/ws/customers/joesflowers/events/${first?.id}`,
	});
});

it('Get returns fees, payment options and registration types as lists', async () => {
	const [first] = node.hub.events();
	const { error, json } = await node.run('event', 'get', { event: byId(first?.id ?? '') });
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual([`GET /events/${first?.id}`]);
	expect(json).toEqual([
		expect.objectContaining({
			id: first?.id,
			event_fee_required: true,
			payment_options: [
				{ type: 'PAYPAL', pay_pal_account_email: 'joe@flowers.example.com' },
				{ type: 'DOOR' },
			],
			registration_types: [
				expect.objectContaining({
					registration_limit_count: 100,
					registration_closed_manually: false,
					event_fees: [expect.objectContaining({ label: 'Adult', fee: '10.0' })],
				}),
			],
		}),
	]);
});

it('an event without fees has an empty list of them', async () => {
	const free = node.hub.events()[1];
	const { json } = await node.run('event', 'get', { event: byId(free?.id ?? '') });
	expect(json).toEqual([
		expect.objectContaining({
			event_fee_required: false,
			registration_types: [expect.objectContaining({ event_fees: [] })],
		}),
	]);
});

it('an unknown event and an account without the product are distinguished', async () => {
	const unknown = await node.run('event', 'get', { event: byId('a07unknown') });
	expect(unknown.error?.description).toMatch(/^Nothing has this ID\..*status 404\)/);
	node.hub.options.eventSpot = false;
	const { error } = await node.run('event', 'getAll', { returnAll: true });
	expect(error?.message).toContain('The account does not own EventSpot');
	expect(error?.description).toMatch(/lacks the right.*events and schedules/);
});

it('each item gets its own event, paired with it; Continue on Fail keeps the others', async () => {
	const [first, second] = node.hub.events().map(({ id }) => id);
	const { items } = await node.run(
		'event',
		'get',
		{ event: byId('={{ $json.id }}') },
		[{ id: first }, { id: 'unknown' }, { id: second }],
		{ continueOnFail: 'continueRegularOutput' },
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(items.map(({ json }) => json.id)).toEqual([first, undefined, second]);
	expect(items[1]?.json.error).toContain('Could not get event');
});

it('the pick list shows names with the day, and finds them by a part', async () => {
	const { credentials } = node;
	const parameters = { resource: 'event', operation: 'get' };
	const all = await listSearch(ConstantContactLegacy, 'searchEvents', {
		credentials,
		parameters,
	});
	expect(all.results.map(({ value }) => value)).toEqual(node.hub.events().map(({ id }) => id));
	const found = await listSearch(ConstantContactLegacy, 'searchEvents', {
		credentials,
		parameters,
		filter: 'tulip',
	});
	expect(found.results.map(({ name }) => name)).toEqual(['Rose & Tulip Workshop 2 (2024-09-10)']);
});
