import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { loadOptions } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}, options = {}) =>
	await node.run('socialPost', operation, parameters, [{}], options);

describe('socialPost: create', () => {
	it('posts now', async () => {
		const { json } = await run('create', {
			publish: 'now',
			profiles: ['p-1001', 'p-1002'],
			text: ' Roses ',
		});
		expect(node.requests()).toEqual(['POST /social/posts']);
		expect(node.lastBody()).toEqual({
			status: 'SCHEDULED',
			profile_posts: [
				{ text: 'Roses', profiles: [{ profile_id: 'p-1001' }, { profile_id: 'p-1002' }] },
			],
		});
		expect(json[0]).toMatchObject({
			status: 'SCHEDULED',
			profile_posts: [{ profiles: [{ network: 'facebook' }, { network: 'instagram' }] }],
		});
	});

	it("posts at a time in the workflow's time zone, with all that belongs to it", async () => {
		await run(
			'create',
			{
				publish: 'scheduled',
				scheduledTime: '2099-03-15T14:30:00',
				profiles: 'p-1001',
				text: 'Roses',
				additionalFields: {
					name: 'Spring',
					imageUrls: 'https://www.example.com/a b.jpg\nhttps://www.example.com/c,d.jpg',
					settings: '{"tiktok":{"disable_comment":"true"}}',
				},
			},
			{ timezone: 'America/New_York' },
		);
		expect(node.lastBody()).toEqual({
			name: 'Spring',
			status: 'SCHEDULED',
			scheduled_time: '2099-03-15T18:30:00Z',
			profile_posts: [
				{
					text: 'Roses',
					images: [
						{ url: 'https://www.example.com/a%20b.jpg' },
						{ url: 'https://www.example.com/c,d.jpg' },
					],
					settings: { tiktok: { disable_comment: 'true' } },
					profiles: [{ profile_id: 'p-1001' }],
				},
			],
		});
	});

	it.each(['\n', ', ', ',', ';\n', ' '])('separates images by %j', async (separator) => {
		const urls = ['https://img.example/a,b.jpg', 'https://img.example/c.jpg'];
		const additionalFields = { imageUrls: urls.join(separator) };
		await run('create', { text: 'Roses', profiles: ['p-1001'], additionalFields });
		const images = urls.map((url) => ({ url }));
		expect(node.lastBody()).toMatchObject({ profile_posts: [{ images }] });
	});

	it('saves a draft', async () => {
		const { json } = await run('create', { text: 'Roses', profiles: ['p-1001'] });
		expect(node.lastBody()).toEqual({
			status: 'DRAFT',
			profile_posts: [{ text: 'Roses', profiles: [{ profile_id: 'p-1001' }] }],
		});
		expect(json[0]).toMatchObject({ status: 'DRAFT' });
	});

	it.each([
		['no profile', { publish: 'now', profiles: '={{ [] }}' }, "'Profile Names or IDs'"],
		[
			'a time that is past',
			{ publish: 'scheduled', scheduledTime: '2020-01-01', profiles: 'p-1001' },
			'which is in the past',
		],
		[
			'no time',
			{ publish: 'scheduled', scheduledTime: '={{ "" }}', profiles: 'p-1001' },
			"'Scheduled Time' is empty",
		],
		[
			'an image that is nowhere',
			{ additionalFields: { imageUrls: 'rose.jpg' } },
			"'Image URLs' contains 'rose.jpg'",
		],
		[
			'settings that are no object',
			{ additionalFields: { settings: '[]' } },
			"'Network Settings' isn't a JSON object",
		],
	])('refuses %s', async (_what, parameters, message) => {
		const { error } = await run('create', { text: 'x', profiles: 'p-1001', ...parameters });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it("shows the service's message on a profile that is not connected", async () => {
		const { error } = await run('create', { publish: 'now', profiles: ['p-1003'], text: 'x' });
		expect(error?.message).toContain('p-1003 is not connected');
		expect(error?.description).toMatch(/^Constant Contact found a value/);
	});
});

it('lists profiles, with or without checking the networks', async () => {
	const asked = await run('getProfiles', { options: { accessible: true } });
	expect(node.sandbox.log.entries[0]).toMatchObject({
		path: '/v3/social/profiles',
		query: { include: 'accessible' },
	});
	expect(asked.json.map(({ accessible }) => accessible)).toEqual([true, true, false]);
	const plain = await run('getProfiles');
	expect(node.sandbox.log.entries[1]?.query).toEqual({});
	expect(plain.json[0]).not.toHaveProperty('accessible');
});

it('lists connections with their state', async () => {
	const { json } = await run('getConnections');
	expect(node.requests()).toEqual(['GET /social/connections']);
	expect(json[2]).toMatchObject({
		account_info: { network: 'linkedin' },
		connection_status: { token_is_valid: false },
	});
});

it('lists groups of hashtags, five on a page', async () => {
	const { json } = await run('getHashtagGroups', { returnAll: true });
	expect(node.sandbox.log.entries.map(({ query }) => query)).toEqual([
		{ limit: '5' },
		{ limit: '5', page: '1' },
	]);
	expect(json).toHaveLength(7);
});

it('offers the profiles that are connected', async () => {
	const options = await loadOptions(ConstantContact, 'getSocialProfiles', {
		credentials: node.credentials,
	});
	expect(options).toEqual([
		{ name: 'Elm & Sons (facebook)', value: 'p-1001' },
		{ name: 'Elm & Sons (instagram)', value: 'p-1002' },
	]);
});
