import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({
		constantContactV2: { eventsGone: false, events: 1, registrants: 60 },
	});
});
afterEach(async () => await node.close());

const seeded = () => {
	const [event] = node.account.events();
	const [registrant] = event?.registrants ?? [];
	if (event === undefined || registrant === undefined) throw new Error('nothing is seeded');
	return { event, registrant };
};

it('Get Many reads all registrants of an event, 50 at a time', async () => {
	const { event, registrant } = seeded();
	const parameters = { event: byId(event.id), returnAll: true };
	const { error, json } = await node.run('registrant', 'getAll', parameters);
	expect(error).toBeUndefined();
	const target = `GET /eventspot/events/${event.id}/registrants`;
	expect(node.requests()).toEqual([target, target]);
	const [first, second] = node.sandbox.log.entries;
	expect(first?.query.limit).toBe('50');
	expect(Object.keys(second?.query ?? {}).sort()).toEqual(['api_key', 'next']);
	expect(json.map(({ id }) => id)).toEqual(event.registrants.map(({ id }) => id));
	expect(json[0]).toMatchObject({
		email: registrant.email,
		first_name: registrant.firstName,
		guest_count: registrant.guests.length,
		attendance_status: registrant.attendance,
	});
});

it('Get Many requests no more than needed', async () => {
	const { event } = seeded();
	const { json } = await node.run('registrant', 'getAll', { event: byId(event.id), limit: 3 });
	expect(node.sandbox.log.entries.map(({ query }) => query.limit)).toEqual(['3']);
	expect(json).toHaveLength(3);
});

it('Get returns what a registrant filled in', async () => {
	const { event, registrant } = seeded();
	const { error, items } = await node.run('registrant', 'get', {
		event: byId(event.id),
		registrantId: ` ${registrant.id} `,
	});
	expect(error).toBeUndefined();
	const target = `/eventspot/events/${event.id}/registrants/${encodeURIComponent(registrant.id)}`;
	expect(node.requests()).toEqual([`GET ${target}`]);
	expect(items).toEqual([
		{
			json: expect.objectContaining({
				id: registrant.id,
				ticket_id: registrant.ticketId,
				sections: [
					expect.objectContaining({
						label: 'Personal Information',
						fields: expect.arrayContaining([
							expect.objectContaining({ name: 'EMAIL_ADDRESS', value: registrant.email }),
						]),
					}),
				],
			}),
			pairedItem: { item: 0 },
		},
	]);
});

it('an unknown registrant is a clear error', async () => {
	const { event } = seeded();
	const { error } = await node.run('registrant', 'get', {
		event: byId(event.id),
		registrantId: 'unknown',
	});
	expect(error?.message).toContain('Could not get registrant');
	expect(error?.description).toMatch(/^Nothing has this ID\..*status 404\)/);
});
