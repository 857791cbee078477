import type { TestBody } from '../../testClient';
import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount({ events: 4, registrations: 30 });
});
afterEach(async () => await account.close());

const event = (status: string) => account.v3.events().find((one) => one.status === status)!;
const records = ({ body }: { body: TestBody }) => body.records as unknown as TestBody[];

describe('events', () => {
	it('have pages whose cursors are in the body', async () => {
		const first = await account.client.get('/events', { limit: 3, sort_by: 'name' });
		expect(records(first)).toHaveLength(3);
		expect(first.body).toMatchObject({ total_records: 4, next_cursor: expect.any(String) });
		expect(first.body).not.toHaveProperty('prev_cursor');
		const second = await account.client.get('/events', { next: String(first.body.next_cursor) });
		expect(records(second)).toHaveLength(1);
		const back = await account.client.get('/events', { prev: String(second.body.prev_cursor) });
		expect(records(back)).toEqual(records(first));
		for (const query of [{ limit: 101 }, { next: 'x' }, { sort_by: 'x' }, { event_status: 'x' }]) {
			const response = await account.client.get('/events', query);
			expect(response.status).toBe(400);
		}
	});

	it('are chosen and sorted', async () => {
		expect(records(await account.client.get('/events', { event_status: 'ACTIVE' }))).toHaveLength(
			1,
		);
		expect(records(await account.client.get('/events', { search_text: 'REUNION' }))).toHaveLength(
			1,
		);
		const sorted = await account.client.get('/events', { sort_by: 'name', sort_order: 'DESC' });
		const names = records(sorted).map(({ name }) => String(name));
		expect(names).toEqual([...names].sort().reverse());
	});

	it('are created as drafts with defaults', async () => {
		const { status, body } = await account.client.post(
			'/events/default?name=Fresh&start_time=2026-03-01T10:00:00Z',
			'',
		);
		expect(status).toBe(201);
		expect(body).toMatchObject({
			name: 'Fresh',
			status: 'DRAFT',
			event_start: '2026-03-01T10:00:00.000Z',
			event_end: '2026-03-01T11:00:00.000Z',
			default_track: { track_id: expect.any(String) },
		});
		const plain = await account.client.get(`/events/${String(body.event_id)}`);
		expect(plain.body).not.toHaveProperty('event_settings');
		const whole = await account.client.get(`/events/${String(body.event_id)}`, { include: true });
		expect(whole.body).toEqual(body);
		expect((await account.client.post('/events/default?start_time=x', '')).status).toBe(400);
	});

	it('are changed in part, while they are drafts or active', async () => {
		const { id, content } = event('ACTIVE');
		const patch = async (to: string, body: object) =>
			(await account.client.patch(`/events/${to}`, body)).status;
		expect(await patch(id, { title: 'Other' })).toBe(204);
		const { body } = await account.client.get(`/events/${id}`);
		expect(body).toMatchObject({ title: 'Other', name: content.name });
		expect(await patch(id, { ...body, title: 'Third' })).toBe(204);
		expect(await patch(event('COMPLETE').id, { title: 'x' })).toBe(400);
		expect(await patch('unknown', { title: 'x' })).toBe(404);
		expect(await patch(id, { description: 'x'.repeat(601) })).toBe(400);
		expect(await patch(id, { event_end: '2020-01-01T00:00:00Z' })).toBe(400);
		expect(await patch(id, { name: event('DRAFT').content.name })).toBe(400);
	});

	it('are copied, perhaps not whole: 207', async () => {
		const { id, activityIds } = event('CANCELLED');
		const copy = async (body: object) => await account.client.post(`/events/${id}/copy`, body);
		const whole = await copy({ target_event_name: 'Copy' });
		expect([whole.status, whole.body.name]).toEqual([200, 'Copy']);
		expect(whole.body).not.toHaveProperty('failed_campaign_activities');
		account.v3.options.eventCopy = 'partial';
		const part = await copy({
			target_event_name: 'Part',
			source_campaign_activities: activityIds.slice(0, 2),
		});
		expect(part.status).toBe(207);
		expect(part.body.failed_campaign_activities).toEqual([activityIds[1]]);
		expect((await copy({ target_event_name: 'Copy' })).status).toBe(400);
		expect((await copy({})).status).toBe(400);
	});
});

describe('tickets', () => {
	it('are checked in and out again, all or none', async () => {
		const { id, registrations } = event('ACTIVE');
		const [first, second] = registrations.filter(({ status }) => status !== 'CANCELED');
		const canceled = registrations.find(({ status }) => status === 'CANCELED')!;
		const keys = [first!, second!].map(({ tickets }) => tickets[0]!.key);
		const mark = async (action: string, order_ticket_keys: string[], to = id) =>
			(await account.client.post(`/events/${to}/${action}/tickets`, { order_ticket_keys })).status;
		expect(await mark('check_in', [...keys, 'nope'])).toBe(404);
		expect(await mark('check_in', [...keys, canceled.tickets[0]!.key])).toBe(400);
		expect(first!.tickets[0]!.checkedInTime).toBeUndefined();
		expect(await mark('check_in', keys)).toBe(204);
		expect(first!.tickets[0]!.checkedInTime).toBe(account.clock.now());
		expect(await mark('undo_check_in', keys)).toBe(204);
		expect(first!.tickets[0]!.checkedInTime).toBeUndefined();
		expect(await mark('check_in', keys, event('DRAFT').id)).toBe(400);
		expect(await mark('check_in', [])).toBe(400);
	});
});

describe('registrations', () => {
	const path = () => {
		const { id, trackId } = event('ACTIVE');
		return `/events/${id}/tracks/${trackId}/registrations`;
	};

	it('are paged, filtered and sorted', async () => {
		const first = await account.client.get(path(), { page_size: 20 });
		expect(first.body.total_records).toBe(30);
		const second = await account.client.get(path(), { next: String(first.body.next_cursor) });
		expect(records(second)).toHaveLength(10);
		const canceled = await account.client.get(path(), { registration_status: 'CANCELED' });
		expect(records(canceled).length).toBe(
			event('ACTIVE').registrations.filter(({ status }) => status === 'CANCELED').length,
		);
		const [one] = records(first);
		const found = await account.client.get(path(), { search_text: String(one!.email_address) });
		expect(records(found)).toEqual([one]);
		const sorted = await account.client.get(path(), { sort_by: 'total', sort_order: 'DESC' });
		const totals = records(sorted).map(({ total }) => Number(total));
		expect(totals).toEqual([...totals].sort((a, b) => b - a));
		expect((await account.client.get(path(), { page_size: 20, limit: 10 })).status).toBe(400);
		expect((await account.client.get(`${path()}x`)).status).toBe(404);
	});

	it('are shown whole', async () => {
		const [registration] = event('ACTIVE').registrations;
		const { body } = await account.client.get(`${path()}/${registration!.id}`);
		expect(body).toMatchObject({
			registration_id: registration!.id,
			contact_id: account.v3.contact(registration!.email)!.id,
			contact: [{ field_name: 'first_name' }, {}, { field_value: registration!.email }],
			order_summary: { number: registration!.orderNumber },
		});
		expect((await account.client.get(`${path()}/unknown`)).status).toBe(404);
	});

	it("change their status; 207 names those that didn't", async () => {
		const [first, second] = event('ACTIVE').registrations;
		const put = async (ids: string[], registration_status = 'CANCELED') =>
			await account.client.put(`${path()}?return_items_to_inventory=false`, {
				registration_ids: ids,
				registration_status,
			});
		const all = await put([first!.id, second!.id]);
		expect([all.status, all.text]).toEqual([200, '']);
		expect(first!.status).toBe('CANCELED');
		const some = await put([first!.id, 'nobody'], 'REGISTERED');
		expect([some.status, some.body]).toEqual([207, { failed_registration_ids: ['nobody'] }]);
		expect(first!.status).toBe('REGISTERED');
		expect((await put(['nobody'])).status).toBe(404);
		expect((await put([first!.id], 'GONE')).status).toBe(400);
	});

	it('change their payment, free ones passed over', async () => {
		const { registrations } = event('ACTIVE');
		const paid = registrations.find(({ payment }) => payment !== undefined)!;
		const free = registrations.find(({ payment }) => payment === undefined)!;
		const { status } = await account.client.put(`${path()}/payment_status`, {
			registration_ids: [paid.id, free.id],
			payment_status: 'REFUNDED',
		});
		expect(status).toBe(200);
		expect([paid.payment!.status, free.payment]).toEqual(['REFUNDED', undefined]);
	});
});
