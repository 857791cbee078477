import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount();
});
afterEach(async () => await account.close());

const post = async (changes: object = {}) =>
	await account.client.post('/social/posts', {
		status: 'SCHEDULED',
		scheduled_time: '2026-03-15T14:30:00.000Z',
		profile_posts: [{ text: 'Hello', profiles: [{ profile_id: 'p-1001' }] }],
		...changes,
	});

describe('social networks', () => {
	it('have profiles, and say whether they can be reached on request', async () => {
		const plain = await account.client.get('/social/profiles');
		expect(plain.body).toHaveLength(3);
		expect(plain.body[0]).not.toHaveProperty('accessible');
		const asked = await account.client.get('/social/profiles', { include: 'accessible' });
		expect(asked.body[2]).toMatchObject({ connected: false, accessible: false });
		const { body } = await account.client.get('/social/connections');
		expect(body.connections).toHaveLength(3);
	});

	it('have groups of hashtags, five on a page', async () => {
		const first = await account.client.get('/social/hashtags/groups');
		expect(first.body).toMatchObject({
			page: { page: 0, size: 5, total_elements: 7, total_pages: 2 },
			_links: { next: { href: '/v3/social/hashtags/groups?limit=5&page=1' } },
		});
		const second = await account.client.get(first.next!);
		expect(second.body.hashtag_groups).toHaveLength(2);
		expect(second.next).toBeUndefined();
		for (const query of [{ limit: 6 }, { page: -1 }]) {
			const response = await account.client.get('/social/hashtags/groups', query);
			expect(response.status).toBe(400);
		}
	});

	it('take posts', async () => {
		const created = await post({ name: ' Spring ' });
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({
			name: 'Spring',
			status: 'SCHEDULED',
			scheduled_time: '2026-03-15T14:30:00.000Z',
			profile_posts: [{ text: 'Hello', profiles: [{ profile_id: 'p-1001', network: 'facebook' }] }],
		});
		expect(account.v3.socialPosts()).toEqual([created.body]);
		const draft = await post({
			status: 'DRAFT',
			scheduled_time: undefined,
			profile_posts: [{ profiles: [] }],
		});
		expect([draft.status, draft.body.scheduled_time]).toEqual([201, undefined]);
	});

	it.each([
		['another status', { status: 'DONE' }],
		['a time for a draft', { status: 'DRAFT' }],
		['a time that is none', { scheduled_time: 'tomorrow' }],
		['no posts', { profile_posts: [] }],
		['no profile', { profile_posts: [{ profiles: [] }] }],
		['an unknown profile', { profile_posts: [{ profiles: [{ profile_id: 'x' }] }] }],
		[
			"a profile that isn't connected",
			{ profile_posts: [{ profiles: [{ profile_id: 'p-1003' }] }] },
		],
	])('refuse %s', async (_name, changes) => {
		const { status, key } = await post(changes);
		expect([status, key]).toEqual([400, 'social.api.validation.error']);
	});
});
