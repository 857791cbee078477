import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({ constantContactV2: { files: 12, trashFiles: 3 } });
});
afterEach(async () => await node.close());

it.each(['array', 'object'] as const)(
	'Get Info returns one item, whether it comes as %s, once for all items',
	async (shape) => {
		node.account.options.libraryInfo = shape;
		const { error, items, hints } = await node.run('library', 'getInfo', {}, [{}, {}]);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /library/info']);
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					max_upload_size_limit: 5_242_880,
					usage_summary: expect.objectContaining({ file_count: 12, folder_count: 7 }),
				}),
				pairedItem: { item: 0 },
			},
		]);
		expect(JSON.stringify(hints)).toContain('Ran once for all 2 input items');
	},
);

it('Get Info reports what the server says', async () => {
	const wrong = { apiKey: node.account.credentials.apiKey, accessToken: 'wrong' };
	const { error } = await node.run('library', 'getInfo', {}, [{}], {
		credentials: {
			constantContactLegacyTokenApi: { ...wrong, baseUrl: node.account.baseUrl },
		},
	});
	expect(error?.message).toContain('Could not get library information');
	expect(error?.description).toContain('Check the access token in the credential');
});

it('Get Info treats an empty response as an error', async () => {
	node.sandbox.faults.add({ do: { kind: 'empty' } });
	const { error, items } = await node.run('library', 'getInfo');
	expect(error?.message).toContain(
		'Could not get library information: the server sent an empty response',
	);
	expect(items).toEqual([]);
});
