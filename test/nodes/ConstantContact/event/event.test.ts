import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}, items = [{}]) =>
	await node.run('event', operation, parameters, items);
const event = (status = 'ACTIVE') => node.account.events().find((one) => one.status === status)!;
const chosen = (status?: string) => ({ event: byId(event(status).id) });
const query = (at = 0) => node.sandbox.log.entries[at]?.query;

describe('event: getAll', () => {
	beforeEach(async () => {
		await node.close();
		node = await connectNode({ constantContactV3: { events: 250, registrations: 0 } });
	});

	it.each(['links', 'cursors'] as const)('reads page after page by %s', async (form) => {
		node.account.options.eventPages = form;
		const { json } = await run('getAll', { returnAll: true });
		expect(node.requests()).toEqual(Array(3).fill('GET /events'));
		expect(query()).toEqual({ limit: '100' });
		expect(query(1)).toHaveProperty('next');
		expect(json.map(({ event_id: id }) => id)).toEqual(node.account.events().map(({ id }) => id));
	});

	it('narrows and sorts', async () => {
		const { json } = await run('getAll', {
			limit: 2,
			filters: { status: 'ACTIVE', search: 'tasting' },
			options: { sortBy: 'name', sortOrder: 'DESC' },
		});
		expect(query()).toEqual({
			limit: '2',
			event_status: 'ACTIVE',
			search_text: 'tasting',
			sort_by: 'name',
			sort_order: 'DESC',
		});
		expect(json.map(({ name }) => name)).toEqual(['Spring Tasting 97', 'Spring Tasting 93']);
	});
});

it('returns an event with its settings, or the short form', async () => {
	const whole = await run('get', { ...chosen(), simplify: false });
	expect(query()).toEqual({ include: 'true' });
	expect(whole.json[0]).toMatchObject({ event_settings: { ticket_configured: true } });
	const { json } = await run('get', { ...chosen(), simplify: true });
	expect(json[0]).toMatchObject({
		name: 'Spring Tasting 1',
		city: 'Waltham',
		location_name: 'Town Hall',
	});
	expect(json[0]).toMatchObject({ track_id: event().trackId });
	const unknown = await run('get', { event: byId('0f4a7c1e-9d52-11ef-8b7a-fa163e2c11aa') });
	expect(unknown.error?.description).toMatch(/^Nothing has this ID/);
});

describe('event: create', () => {
	it("accepts times in the workflow's time zone", async () => {
		const additionalFields = { start: '2026-06-01T10:00:00', end: '2026-06-01T12:30:00+02:00' };
		const { json } = await node.run(
			'event',
			'create',
			{ name: 'Summer', additionalFields, simplify: false },
			[{}],
			{ timezone: 'Europe/Rome' },
		);
		expect(node.requests()).toEqual(['POST /events/default']);
		expect(query()).toEqual({
			name: 'Summer',
			start_time: '2026-06-01T08:00:00Z',
			end_time: '2026-06-01T10:30:00Z',
		});
		expect(json[0]).toMatchObject({ name: 'Summer', status: 'DRAFT' });
	});

	it.each([
		[
			'an end before the start',
			{ additionalFields: { start: '2026-06-02', end: '2026-06-01' } },
			"'End' is before 'Start'",
		],
		['a name that is too long', { name: 'x'.repeat(101) }, 'the maximum is 100'],
		['no name', { name: '={{ "" }}' }, "'Name' is empty"],
		['a time that is none', { additionalFields: { start: 'soon' } }, "'Start' isn't a date"],
	])('refuses %s', async (_what, parameters, message) => {
		const { error } = await run('create', { name: 'Summer', ...parameters });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('says that a name is taken', async () => {
		const { error } = await run('create', { name: event().content.name });
		expect(error?.message).toContain('is not unique');
	});
});

describe('event: update', () => {
	it('changes the given fields and keeps the rest of an address', async () => {
		const updateFields = {
			title: 'Wine',
			city: 'Boston',
			start: '2026-06-01T10:00:00Z',
			end: '2026-06-01T11:00:00Z',
		};
		const { json } = await run('update', { ...chosen(), updateFields, simplify: false });
		const { id, content } = event();
		expect(node.requests()).toEqual([
			`GET /events/${id}`,
			`PATCH /events/${id}`,
			`GET /events/${id}`,
		]);
		expect(node.sandbox.log.entries[1]?.body).toEqual({
			title: 'Wine',
			address: { ...(content.address as object), city: 'Boston' },
			event_start: '2026-06-01T10:00:00Z',
			event_end: '2026-06-01T11:00:00Z',
		});
		expect(json[0]).toMatchObject({
			title: 'Wine',
			name: content.name,
			address: { city: 'Boston', location_name: 'Town Hall' },
		});
	});

	it('gives an event its first address, of the kind that the service takes', async () => {
		const { json: made } = await run('create', { name: 'Bare' });
		const updateFields = {
			city: 'Boston',
			meetingUrl: 'https://meet.example/1',
			displayContact: false,
		};
		const { error } = await run('update', { event: byId(String(made[0]?.event_id)), updateFields });
		expect(error).toBeUndefined();
		expect(node.sandbox.log.entries[2]?.body).toEqual({
			address: { address_type: 'EVENT', city: 'Boston' },
			online_meeting: { url: 'https://meet.example/1' },
			display_contact_flag: false,
		});
	});

	it('loses no change of two items that change one event', async () => {
		const updateFields = { city: '={{ $json.city }}', locationName: '={{ $json.location }}' };
		const { error } = await run('update', { ...chosen(), updateFields }, [
			{ city: 'Boston' },
			{ location: 'Arena' },
		]);
		expect(error).toBeUndefined();
		expect(event().content.address).toMatchObject({ city: 'Boston', location_name: 'Arena' });
	});

	it('keeps a description for which an item has no value, and empties it on request', async () => {
		await run('update', { ...chosen(), updateFields: { description: 'Wine and cheese' } });
		const updateFields = { description: '={{ $json.none }}', title: 'Wine' };
		await run('update', { ...chosen(), updateFields });
		expect(event().content).toMatchObject({ description: 'Wine and cheese', title: 'Wine' });
		await run('update', { ...chosen(), updateFields: { fieldsToClear: ['description'] } });
		expect(event().content).toMatchObject({ description: '', title: 'Wine' });
	});

	it.each([
		[{ start: '2127-06-01T10:00:00Z' }, /^'Start' \(2127-.*\) is after the event's end \(20/],
		[{ end: '2001-06-01T10:00:00Z' }, /^'End' \(2001-.*\) is before the event's start \(20/],
	])(
		'changes nothing if the event would end before it starts: %j',
		async (updateFields, message) => {
			const { error } = await run('update', { ...chosen(), updateFields });
			expect(error?.message).toMatch(message);
			expect(error?.description).toContain('Set both');
			expect(node.requests()).toEqual([`GET /events/${event().id}`]);
		},
	);

	it('says what is wrong', async () => {
		expect((await run('update', { ...chosen(), updateFields: {} })).error?.message).toContain(
			'There is nothing to update',
		);
		expect(node.requests()).toEqual([]);
		const complete = await run('update', { ...chosen('COMPLETE'), updateFields: { title: 'x' } });
		expect(complete.error?.message).toContain('COMPLETE cannot be updated');
	});
});

describe('event: copy', () => {
	it('copies an event, or parts of it', async () => {
		const { json } = await run('copy', { ...chosen('COMPLETE'), name: 'Again', simplify: false });
		expect(node.requests()).toEqual([`POST /events/${event('COMPLETE').id}/copy`]);
		expect(node.lastBody()).toEqual({ target_event_name: 'Again' });
		expect(json[0]).toMatchObject({ name: 'Again', status: 'DRAFT' });
		const [first, second] = event('COMPLETE').activityIds;
		const additionalFields = { campaignActivities: ` ${first}, ${second},` };
		await run('copy', { ...chosen('COMPLETE'), name: 'Parts', additionalFields });
		expect(node.lastBody()).toEqual({
			target_event_name: 'Parts',
			source_campaign_activities: [first, second],
		});
	});

	it.each([true, false])('names what was not copied (207), simplify %s', async (simplify) => {
		node.account.options.eventCopy = 'partial';
		const { json, hints } = await run('copy', { ...chosen(), name: 'Again', simplify });
		const failed = event().activityIds[2]!;
		expect(node.sandbox.log.entries[0]?.status).toBe(207);
		expect(json[0]).toMatchObject({ name: 'Again', failed_campaign_activities: [failed] });
		expect(hints.map(({ message }) => message)).toEqual([
			`Some parts of the event were not copied: ${failed}`,
		]);
	});
});

describe('event: checkIn, undoCheckIn', () => {
	const keys = () =>
		event()
			.registrations.filter(({ status }) => status === 'REGISTERED')
			.slice(0, 2)
			.map(({ tickets }) => tickets[0]!.key);
	const checkedIn = () =>
		event().registrations.flatMap(({ tickets }) =>
			tickets.filter(({ checkedInTime }) => checkedInTime !== undefined).map(({ key }) => key),
		);

	it('checks tickets in, and out again', async () => {
		const { json } = await run('checkIn', { ...chosen(), ticketKeys: keys().join(', ') });
		expect(node.requests()).toEqual([`POST /events/${event().id}/check_in/tickets`]);
		expect(node.lastBody()).toEqual({ order_ticket_keys: keys() });
		expect(json).toEqual(
			keys().map((key) => ({ event_id: event().id, order_ticket_key: key, checked_in: true })),
		);
		expect(checkedIn().sort()).toEqual(keys().sort());
		const undone = await run('undoCheckIn', { ...chosen(), ticketKeys: '={{ $json.keys }}' }, [
			{ keys: keys() },
		]);
		expect(undone.json[0]).toMatchObject({ checked_in: false });
		expect(checkedIn()).toEqual([]);
	});

	it('is sent again after a response that was lost: it does the same', async () => {
		node.sandbox.faults.add({
			when: { path: /check_in/ },
			do: { kind: 'status', status: 503 },
			times: 1,
		});
		const { error } = await run('checkIn', { ...chosen(), ticketKeys: keys()[0] });
		expect(error).toBeUndefined();
		expect(node.requests()).toHaveLength(2);
	});

	it('says what is wrong', async () => {
		const none = await run('checkIn', { ...chosen(), ticketKeys: '={{ $json.missing }}' });
		expect(none.error?.message).toContain("'Ticket Keys' is empty");
		expect(node.requests()).toEqual([]);
		const unknown = await run('checkIn', { ...chosen(), ticketKeys: [...keys(), 'nope'] });
		expect(unknown.error?.message).toContain('The ticket nope was not found');
		expect(checkedIn()).toEqual([]);
	});
});

it('offers events by name and day', async () => {
	const { results } = await listSearch(ConstantContact, 'searchEvents', {
		credentials: node.credentials,
		filter: 'spring',
	});
	expect(results).toEqual([
		{ name: `Spring Tasting 1 (${event().content.event_start.slice(0, 10)})`, value: event().id },
	]);
});

it('names the privilege that is missing', async () => {
	const { accessToken, refreshToken } = node.account.grant({ role: 'none' });
	const stored = node.credentials.constantContactOAuth2Api;
	const credentials = {
		constantContactOAuth2Api: {
			...stored,
			oauthTokenData: {
				...(stored.oauthTokenData as object),
				access_token: accessToken,
				refresh_token: refreshToken,
			},
		},
	};
	const { error } = await node.run('event', 'create', { name: 'x' }, [{}], { credentials });
	expect(error?.message).toContain("lacks the privilege 'campaign:write'");
});
