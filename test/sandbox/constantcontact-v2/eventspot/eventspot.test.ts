import {
	ManualClock,
	startSandbox,
	type ConstantContactV2Options,
	type Sandbox,
} from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;

async function start(options: Partial<ConstantContactV2Options> = {}): Promise<void> {
	sandbox = await startSandbox({
		clock: new ManualClock(),
		constantContactV2: { contacts: 1, eventsGone: false, ...options },
	});
	client = constantContactV2Client(sandbox);
}
afterEach(async () => await sandbox.close());

const events = () => sandbox.constantContactV2.events();

describe('EventSpot after its end (V2 API 2.8)', () => {
	it('responds 400 to everything', async () => {
		await start({ eventsGone: true });
		const path = `/eventspot/events/${events()[0]!.id}`;
		const responses = [
			await client.get('/eventspot/events'),
			await client.get('/eventspot/events', { limit: 9999, unknown: 1 }),
			await client.get(path),
			await client.get(`${path}/registrants`),
			await client.get(`${path}/fees`),
			await client.post('/eventspot/events', {}),
			await client.request('PATCH', path, []),
			await client.get('/eventspot/nowhere'),
		];
		for (const { status, key } of responses) {
			expect([status, key]).toEqual([400, 'http.status.gone']);
		}
		expect(responses[0]!.body).toEqual([
			{ error_key: 'http.status.gone', error_message: expect.any(String) as string },
		]);
		const stranger = await client.get('/eventspot/events', {}, { authorization: null });
		expect(stranger.status).toBe(401);
		expect((await client.get('/library/files')).status).toBe(200);
	});

	it('is the default', async () => {
		sandbox = await startSandbox({ clock: new ManualClock() });
		expect(sandbox.constantContactV2.options.eventsGone).toBe(true);
	});
});

describe('events before the end (V2 API 2.8)', () => {
	it('have pages of 50 at most, as summaries', async () => {
		await start({ events: 60, registrants: 1 });
		const pages = await client.getAll('/eventspot/events');
		expect(pages.map(({ length }) => length)).toEqual([50, 10]);
		const ids = pages.flat().map(({ id }) => String(id));
		expect(ids).toEqual(events().map(({ id }) => id));
		expect((await client.get('/eventspot/events', { limit: 51 })).status).toBe(400);
		expect((await client.get('/eventspot/events', { status: 'ACTIVE' })).status).toBe(400);
	});

	it('leave out what is null', async () => {
		await start({ events: 6 });
		const { results } = await client.get('/eventspot/events');
		const lacking = (name: string) => results.filter((event) => event[name] === undefined).length;
		for (const name of ['location', 'description', 'active_date', 'total_registered_count']) {
			expect([name, lacking(name) > 0 && lacking(name) < 6]).toEqual([name, true]);
		}
		expect(JSON.stringify(results)).not.toContain('null');
		expect(results[0]).toEqual({
			id: events()[0]!.id,
			name: 'Autumn Auction 1',
			title: 'Autumn Auction 1: come and see',
			status: 'ACTIVE',
			location: '10 Main Street Chelsea',
			type: 'AUCTION',
			address: expect.objectContaining({ city: 'Chelsea', state_code: 'MA' }) as object,
			description: 'An evening in Chelsea, with "flowers".',
			start_date: '2013-11-04T16:58:29.019Z',
			end_date: '2013-11-04T21:58:29.019Z',
			created_date: '2013-10-05T16:58:29.019Z',
			total_registered_count: 60,
			time_zone_id: 'US/Eastern',
			active_date: '2013-10-05T17:23:29.019Z',
			is_checkin_available: true,
			event_detail_url: `/v2/eventspot/events/${events()[0]!.id}`,
		});
	});

	it('can be read one by one', async () => {
		await start();
		const { status, body } = await client.get(`/eventspot/events/${events()[0]!.id}`);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			name: 'Autumn Auction 1',
			contact: { name: 'Alice Adams' },
			currency_type: 'USD',
			is_virtual_event: false,
			payment_options: ['CHECK', 'DOOR'],
			track_information: { guest_limit: 2 },
		});
		expect(body.event_detail_url).toBeUndefined();
		expect((await client.get('/eventspot/events/a07e')).status).toBe(404);
		expect((await client.post('/eventspot/events', {})).status).toBe(405);
	});

	it('are the same for the same seed', async () => {
		await start();
		const first = JSON.stringify(events());
		await sandbox.close();
		await start();
		expect(JSON.stringify(events())).toBe(first);
	});
});

describe('registrants (V2 API 2.8)', () => {
	it('are paged', async () => {
		await start();
		const [event] = events();
		const path = `/eventspot/events/${event!.id}/registrants`;
		const pages = await client.getAll(path);
		expect(pages.map(({ length }) => length)).toEqual([50, 10]);
		const [first] = event!.registrants;
		expect(pages[0]![0]).toEqual({
			id: first!.id,
			email: first!.email,
			first_name: first!.firstName,
			last_name: first!.lastName,
			guest_count: first!.guests.length,
			payment_status: 'COMPLETED',
			registration_status: 'REGISTERED',
			registration_date: '2013-10-05T16:58:29.019Z',
			updated_date: '2013-10-05T16:58:29.019Z',
			ticket_id: first!.ticketId,
			attendance_status: 'NOT_ATTENDED',
		});
		const ids = pages.flat().map(({ id }) => String(id));
		expect(new Set(ids).size).toBe(60);
		expect((await client.get('/eventspot/events/a07e/registrants')).status).toBe(404);
	});

	it('have sections, guests and what they pay', async () => {
		await start();
		const [event] = events();
		const registrant = event!.registrants.find(({ guests }) => guests.length === 2)!;
		const path = `/eventspot/events/${event!.id}/registrants`;
		const { body } = await client.get(`${path}/${encodeURIComponent(registrant.id)}`);
		expect(body).toMatchObject({
			id: registrant.id,
			ticket_id: registrant.ticketId,
			attendance_status: registrant.attendance,
			sections: [
				{
					label: 'Personal Information',
					fields: [
						{ type: 'single_value', name: 'NAME_FIRST', value: registrant.firstName },
						{ name: 'NAME_LAST', value: registrant.lastName },
						{ name: 'EMAIL_ADDRESS', value: registrant.email },
						{ type: 'multiple_values', values: ['Roses', 'Tulips'] },
					],
				},
			],
			guests: {
				guest_count: 2,
				guest_info: registrant.guests.map(({ id }) => ({ guest_id: id })),
			},
			payment_summary: {
				order: { total: 162, currency_type: 'USD' },
				payment_status: registrant.paymentStatus,
			},
		});
		expect((await client.get(`${path}/001`)).status).toBe(404);
		const free = events()[1]!;
		const guest = `/eventspot/events/${free.id}/registrants/${free.registrants[0]!.id}`;
		expect((await client.get(guest)).body.payment_summary).toBeUndefined();
	});
});
