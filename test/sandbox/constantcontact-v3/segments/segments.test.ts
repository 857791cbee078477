import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount({ contacts: 200 });
});
afterEach(async () => await account.close());

const criteria = {
	version: '1.0.0',
	criteria: {
		type: 'and',
		group: [
			{ source: 'contacts', field: 'email_domain', op: 'eq', value: 'EXAMPLE.net' },
			{ source: 'contacts', field: 'first_name', op: 'not_eq', value: 'Alice' },
		],
	},
};
const segment_criteria = JSON.stringify(criteria);
const post = async (body: object) => await account.client.post('/segments', body);

describe('the segments (V3 API 5)', () => {
	it('come without their criteria, in pages', async () => {
		const { body, next } = await account.client.get('/segments', { limit: 1, sort_by: 'name' });
		expect(body.segments).toEqual([
			{
				name: 'From example.org',
				segment_id: 1,
				created_at: '2022-02-14T10:20:30Z',
				edited_at: '2022-02-14T10:20:30Z',
			},
		]);
		expect((await account.client.get(next!)).body.segments).toMatchObject([{ name: 'Owners' }]);
	});

	it('can be created, changed, renamed and deleted', async () => {
		const created = await post({ name: 'Fresh', segment_criteria });
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({ segment_id: 3, segment_criteria });
		const renamed = await account.client.patch('/segments/3/name', { name: 'Other' });
		expect([renamed.status, renamed.body.name]).toEqual([200, 'Other']);
		const changed = await account.client.put('/segments/3', { name: 'Third', segment_criteria });
		expect([changed.status, changed.body.name]).toEqual([200, 'Third']);
		expect((await account.client.delete('/segments/3')).status).toBe(204);
		// Deleted ones can still be read by id
		expect((await account.client.get('/segments/3')).status).toBe(200);
		expect((await account.client.delete('/segments/3')).status).toBe(404);
		expect(account.v3.segments()).toHaveLength(2);
	});

	it.each([
		['a name that exists', { name: 'Owners', segment_criteria }, 409],
		['no criteria', { name: 'x' }, 400],
		['criteria that are no JSON', { name: 'x', segment_criteria: '{' }, 400],
		['long criteria', { name: 'x', segment_criteria: ' '.repeat(20_001) }, 400],
		['criteria as an object', { name: 'x', segment_criteria: criteria }, 400],
	])('refuse %s', async (_name, body, status) => {
		expect((await post(body)).status).toBe(status);
		expect((await account.client.put('/segments/1', body)).status).toBe(status);
	});

	it('may want their criteria as an object', async () => {
		account.v3.options.segmentCriteria = 'object';
		const created = await post({ name: 'x', segment_criteria: criteria });
		expect([created.status, created.body.segment_criteria]).toEqual([201, criteria]);
		expect((await post({ name: 'y', segment_criteria })).status).toBe(400);
	});

	it('find their contacts, perhaps after a while (V3 API 4)', async () => {
		await post({ name: 'x', segment_criteria });
		const wanted = [...account.v3.contacts()].filter(
			({ email, texts, deletedTime }) =>
				deletedTime === undefined &&
				email!.address.endsWith('@example.net') &&
				texts.first_name !== 'Alice',
		);
		expect(wanted.length).toBeGreaterThan(10);
		account.v3.options.segmentWaits = 2;
		const statuses = [];
		for (let n = 0; n < 3; n++) {
			statuses.push((await account.client.get('/contacts', { segment_id: 3 })).status);
		}
		expect(statuses).toEqual([202, 202, 200]);
		const pages = await account.client.getAll('/contacts', 'contacts', {
			segment_id: 3,
			limit: 20,
		});
		expect(pages.flat().map(({ contact_id }) => contact_id)).toEqual(wanted.map(({ id }) => id));
		const wrong = [{ segment_id: 3, status: 'all' }, { segment_id: 99 }, { segment_id: '1,2' }];
		for (const query of wrong) {
			expect((await account.client.get('/contacts', query)).status).toBe(400);
		}
	});
});
