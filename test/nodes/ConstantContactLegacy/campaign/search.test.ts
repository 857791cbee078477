import type { INodeListSearchResult } from 'n8n-workflow';

import { ConstantContactLegacy } from '../../../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { listSearch } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 5, campaigns: 260 } });
});
afterEach(async () => await node.close());

const search = async (method: string, filter?: string): Promise<INodeListSearchResult> =>
	await listSearch(ConstantContactLegacy, method, {
		credentials: node.credentials,
		parameters: {},
		...(filter !== undefined && { filter }),
	});

describe('pick list of campaigns', () => {
	it('offers the newest campaigns with their status', async () => {
		const { results } = await search('searchCampaigns');
		const [newest] = node.hub.campaigns();
		expect(results).toHaveLength(100);
		expect(results[0]).toEqual({
			name: `${newest!.fields.Name} (Draft)`,
			value: String(newest!.id),
		});
		expect(node.requests()).toEqual(['GET /campaigns', 'GET /campaigns']);
	});

	it('finds a campaign on any page by name or ID', async () => {
		const oldest = node.hub.campaigns().at(-1)!;
		const byName = await search('searchCampaigns', oldest.fields.Name!.toUpperCase());
		expect(byName.results.map(({ value }) => value)).toContain(String(oldest.id));
		const { results } = await search('searchCampaigns', String(oldest.id));
		expect(results.map(({ value }) => value)).toEqual([String(oldest.id)]);
	});

	it('says what to do when the password is wrong', async () => {
		node.hub.options.password = 'changed';
		await expect(search('searchCampaigns')).rejects.toMatchObject({
			message: expect.stringMatching(/^Could not list campaigns: /) as string,
			description: expect.stringContaining('Check the API key, user name and password') as string,
		});
	});
});
