import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(
	async () =>
		(node = await connectNode({ constantContactV3: { contacts: 150, registrations: 150 } })),
);
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}, items = [{}]) =>
	await node.run('registration', operation, { ...chosen(), ...parameters }, items);
const event = () => node.account.events().find(({ status }) => status === 'ACTIVE')!;
const chosen = () => ({ event: byId(event().id) });
const target = () => `/events/${event().id}/tracks/${event().trackId}/registrations`;
const query = (at = 1) => node.sandbox.log.entries[at]?.query;
const registrations = () => event().registrations;

it('reads all registrations of the track that the event has', async () => {
	const { json } = await run('getAll', { returnAll: true });
	expect(node.requests()).toEqual([
		`GET /events/${event().id}`,
		`GET ${target()}`,
		`GET ${target()}`,
	]);
	expect(query()).toEqual({ limit: '100' });
	expect(json.map(({ registration_id: id }) => id)).toEqual(registrations().map(({ id }) => id));
});

it('narrows and sorts, in a track that is named', async () => {
	const { trackId } = event();
	const { json } = await run('getAll', {
		returnAll: true,
		filters: {
			registrationStatus: 'REGISTERED',
			paymentStatus: 'PAID',
			search: registrations()[1]!.email,
		},
		options: { sortBy: 'total', sortOrder: 'DESC', trackId },
	});
	expect(node.requests()).toEqual([`GET ${target()}`]);
	expect(query(0)).toEqual({
		limit: '100',
		registration_status: 'REGISTERED',
		payment_status: 'PAID',
		search_text: registrations()[1]!.email,
		sort_by: 'total',
		sort_order: 'DESC',
	});
	expect(json.map(({ registration_id: id }) => id)).toEqual([registrations()[1]!.id]);
});

it('reads registrations, and their track once for all items', async () => {
	const ids = registrations()
		.slice(0, 3)
		.map(({ id }) => ({ id }));
	const { json } = await run(
		'get',
		{ registration: byId('={{ $json.id }}'), simplify: false },
		ids,
	);
	expect(node.requests().sort()).toEqual(
		[`GET /events/${event().id}`, ...ids.map(({ id }) => `GET ${target()}/${id}`)].sort(),
	);
	expect(json.map(({ registration_id: id }) => id)).toEqual(ids.map(({ id }) => id));
});

it('returns the short form: answers under their labels, keys of tickets', async () => {
	const [{ id, email, firstName, tickets }] = registrations() as [
		ReturnType<typeof registrations>[number],
	];
	const { json } = await run('get', { registration: byId(id), simplify: true });
	expect(json[0]).toMatchObject({
		registration_id: id,
		answers: { 'First Name': firstName, 'Email Address': email },
		ticket_keys: tickets.map(({ key }) => key),
	});
});

it('keeps answers whose labels are the same', async () => {
	node.sandbox.faults.add({
		when: { path: /registrations\/./ },
		do: {
			kind: 'status',
			status: 200,
			body: {
				registration_id: 'r1',
				contact: [
					{ field_label: 'Guest', field_value: 'Ann' },
					{ field_label: 'Guest', field_value: 'Bob' },
				],
			},
		},
	});
	const { json } = await run('get', { registration: byId('r1'), simplify: true });
	expect(json[0]?.answers).toEqual({ Guest: 'Ann', 'Guest 2': 'Bob' });
});

describe('registration: updateStatus, updatePayment', () => {
	it('changes any number of registrations with one request', async () => {
		const ids = registrations()
			.slice(0, 2)
			.map(({ id }) => id);
		const { json, hints } = await run('updateStatus', {
			registrationIds: ids.join(','),
			registrationStatus: 'CANCELED',
			options: { returnItems: false, increaseCount: true },
		});
		expect(node.requests()).toEqual([`GET /events/${event().id}`, `PUT ${target()}`]);
		expect(query()).toEqual({ increase_count: 'true', return_items_to_inventory: 'false' });
		expect(node.lastBody()).toEqual({ registration_ids: ids, registration_status: 'CANCELED' });
		expect(json).toEqual(
			ids.map((id) => ({ registration_id: id, registration_status: 'CANCELED', updated: true })),
		);
		expect(hints).toEqual([]);
		expect(
			registrations()
				.slice(0, 2)
				.map(({ status }) => status),
		).toEqual(['CANCELED', 'CANCELED']);
	});

	it.each([
		['updateStatus', { registrationStatus: 'REGISTERED' }, { registration_status: 'REGISTERED' }],
		['updatePayment', { paymentStatus: 'REFUNDED' }, { payment_status: 'REFUNDED' }],
	])('%s names those that failed (207)', async (operation, parameters, change) => {
		const { id } = registrations().find(({ payment }) => payment !== undefined)!;
		const { json, hints } = await run(operation, { ...parameters, registrationIds: [id, 'GONE'] });
		expect(node.sandbox.log.entries.at(-1)?.status).toBe(207);
		expect(json).toEqual([
			{ registration_id: id, ...change, updated: true },
			{ registration_id: 'GONE', updated: false },
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			'Constant Contact did not change these registrations: GONE',
		]);
	});

	it('is an error where all failed', async () => {
		node.sandbox.faults.add({
			when: { method: 'PUT' },
			do: { kind: 'status', status: 207, body: { failed_registration_ids: ['a', 'b'] } },
		});
		const { error } = await run('updateStatus', { registrationIds: 'a, b' });
		expect(error?.message).toContain('Constant Contact changed none of the registrations: a, b');
		expect(error?.description).toContain('belong to this event');
	});

	it('sets payments', async () => {
		const [paid] = registrations().filter(({ payment }) => payment !== undefined);
		const { json } = await run('updatePayment', {
			registrationIds: paid!.id,
			paymentStatus: 'REFUNDED',
		});
		expect(node.requests().at(-1)).toBe(`PUT ${target()}/payment_status`);
		expect(node.lastBody()).toEqual({ registration_ids: [paid!.id], payment_status: 'REFUNDED' });
		expect(json[0]).toMatchObject({ updated: true });
		expect(registrations().find(({ id }) => id === paid!.id)?.payment?.status).toBe('REFUNDED');
	});

	it('ignores gaps and repeats among the IDs of an item', async () => {
		const { id } = registrations()[0]!;
		const { error } = await run('updateStatus', {
			registrationIds: `={{ [null, '${id}', '', '${id}'] }}`,
			registrationStatus: 'CANCELED',
		});
		expect(error).toBeUndefined();
		expect(node.lastBody()).toMatchObject({ registration_ids: [id] });
	});

	it('sends nothing without an ID', async () => {
		const { error } = await run('updateStatus', { registrationIds: ' , ' });
		expect(error?.message).toContain("'Registration IDs' is empty");
		expect(node.requests()).toEqual([]);
	});
});

it('says that the event names no track', async () => {
	node.sandbox.faults.add({
		when: { path: /events\/[^/]+$/ },
		do: { kind: 'status', status: 200, body: { event_id: 'e1' } },
	});
	const { error } = await run('getAll', { event: byId('e1'), returnAll: true });
	expect(error?.message).toContain('has no track');
});

it('offers registrations for the chosen event', async () => {
	const search = async (parameters: object, filter?: string) =>
		(
			await listSearch(ConstantContact, 'searchRegistrations', {
				credentials: node.credentials,
				parameters: { resource: 'registration', operation: 'get', ...parameters },
				filter,
			})
		).results;
	const { id, email, firstName, lastName } = registrations()[3]!;
	expect(await search(chosen(), email)).toEqual([
		{ name: `${firstName} ${lastName} (${email})`, value: id },
	]);
	expect(await search(chosen())).toHaveLength(100);
	node.sandbox.log.clear();
	expect(await search({ event: byId('') })).toEqual([]);
	expect(node.requests()).toEqual([]);
});
