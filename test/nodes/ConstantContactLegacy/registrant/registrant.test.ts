import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { events: 1, registrants: 60 } });
});
afterEach(async () => await node.close());

const TYPE = 'application/atom+xml';

const seeded = () => {
	const [event] = node.hub.events();
	const [registrant] = event?.registrants ?? [];
	if (event === undefined || registrant === undefined) throw new Error('nothing is seeded');
	return { event, registrant };
};
const all = () => ({ event: byId(seeded().event.id), returnAll: true });

it.each(['root', 'document', 'absolute'] as const)(
	'Get Many follows the numbered pages, whatever the links look like: %s',
	async (links) => {
		node.hub.options.links = links;
		node.hub.options.idLineBreaks = true;
		const { error, json } = await node.run('registrant', 'getAll', all());
		expect(error).toBeUndefined();
		const { event } = seeded();
		expect(json.map(({ id }) => id)).toEqual(event.registrants.map(({ id }) => id));
		const { entries } = node.sandbox.log;
		expect(entries.map(({ query }) => query)).toEqual([{}, { pageNumber: '1' }]);
		for (const { headers } of entries) {
			expect(headers).toMatchObject({ accept: TYPE, 'content-type': TYPE });
		}
	},
);

it('Get Many returns what the list has of a registrant', async () => {
	const { registrant } = seeded();
	const { json } = await node.run('registrant', 'getAll', { ...all(), returnAll: false, limit: 1 });
	expect(json).toEqual([
		expect.objectContaining({
			id: registrant.id,
			last_name: registrant.lastName,
			email_address: registrant.email,
			attendance_status: { status: 'NOT_ATTENDED' },
			guest_count: registrant.guests,
		}),
	]);
	expect(node.requests()).toHaveLength(1);
});

it('Get keeps the case of the ID and returns answers and costs as lists', async () => {
	const { event, registrant } = seeded();
	const { error, json } = await node.run('registrant', 'get', {
		event: byId(event.id),
		registrantId: ` ${registrant.id} `,
	});
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual([`GET /events/${event.id}/registrants/${registrant.id}`]);
	expect(json).toEqual([
		expect.objectContaining({
			id: registrant.id,
			custom_information1: [{ question: 'Meal choice', answers: ['Vegetarian', 'Soup & salad'] }],
			custom_information2: [],
			order_amount: '10.0',
			costs: [{ count: 1, fee_type: 'Adult', rate: '10.0', total: '10.0' }],
		}),
	]);
});

it.each(['ATTENDED', 'NOT_ATTENDED'] as const)('Update Attendance sends %s', async (attendance) => {
	const { event, registrant } = seeded();
	registrant.attendance = attendance === 'ATTENDED' ? 'NOT_ATTENDED' : 'ATTENDED';
	const { error, items } = await node.run('registrant', 'updateAttendance', {
		event: byId(event.id),
		registrantId: registrant.id,
		attendance,
	});
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual([
		`PUT /events/${event.id}/registrants/${registrant.id}/attendancestatus`,
	]);
	const [request] = node.sandbox.log.entries;
	expect(request?.headers).toMatchObject({ accept: TYPE, 'content-type': TYPE });
	expect(String(request?.body)).toContain(
		`<AttendanceStatus><Status>${attendance}</Status><Type>GROUP</Type></AttendanceStatus>`,
	);
	expect(registrant.attendance).toBe(attendance);
	expect(items).toEqual([
		{
			json: { id: registrant.id, event_id: event.id, attendance_status: { status: attendance } },
			pairedItem: { item: 0 },
		},
	]);
});

it('Update Attendance by two items leaves what the last one says, even if the first is sent again', async () => {
	const { event, registrant } = seeded();
	node.sandbox.faults.add({ times: 1, do: { kind: 'status', status: 503 } });
	const { error } = await node.run(
		'registrant',
		'updateAttendance',
		{
			event: byId(event.id),
			registrantId: registrant.id,
			attendance: '={{ $json.attendance }}',
		},
		[{ attendance: 'ATTENDED' }, { attendance: 'NOT_ATTENDED' }],
	);
	expect(error).toBeUndefined();
	expect(registrant.attendance).toBe('NOT_ATTENDED');
});

it('an attendance that does not exist is refused before anything is sent', async () => {
	const { event, registrant } = seeded();
	const { error } = await node.run('registrant', 'updateAttendance', {
		event: byId(event.id),
		registrantId: registrant.id,
		attendance: '={{ "attended" }}',
	});
	expect(error?.message).toContain("'Attendance' is 'attended'");
	expect(node.requests()).toEqual([]);
});

it('an unknown registrant is a clear error', async () => {
	const { event } = seeded();
	const { error } = await node.run('registrant', 'get', {
		event: byId(event.id),
		registrantId: 'unknown',
	});
	expect(error?.message).toContain('Could not get registrant');
	expect(error?.description).toContain('status 404)');
});
