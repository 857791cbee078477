import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 5, campaigns: 300 } });
});
afterEach(async () => await node.close());

const search = async (
	method: string,
	filter?: string,
	parameters: INodeParameters = {},
): Promise<INodeListSearchResult> =>
	await listSearch(ConstantContactLegacyV2, method, {
		credentials: node.credentials,
		parameters: { ...parameters },
		...(filter !== undefined && { filter }),
	});

describe('pick list of campaigns', () => {
	it('offers the newest hundred, and finds the others by what is typed', async () => {
		const { results } = await search('searchCampaigns');
		expect(results).toHaveLength(100);
		expect(node.requests()).toHaveLength(2);
		const [oldest] = node.account.campaigns();
		const found = await search('searchCampaigns', String(oldest!.id));
		expect(found.results).toEqual([
			{ name: `${oldest!.content.name} (SENT)`, value: String(oldest!.id) },
		]);
	});
});

describe("pick list of the account's addresses", () => {
	it('offers those that were confirmed', async () => {
		const { results } = await search('searchEmailAddresses');
		const [{ query } = { query: {} }] = node.sandbox.log.entries;
		expect(query).toMatchObject({ status: 'CONFIRMED' });
		expect(results).toEqual(
			['joe@flowers.example.com', 'news@flowers.example.com'].map((email) => ({
				name: email,
				value: email,
			})),
		);
		expect((await search('searchEmailAddresses', 'NEWS')).results).toHaveLength(1);
	});

	it('says what to do when the token is wrong', async () => {
		node.account.options.accessToken = 'changed';
		await expect(search('searchEmailAddresses')).rejects.toMatchObject({
			message: expect.stringMatching(/^Could not list email addresses: /) as string,
			description: expect.stringContaining('Check the access token') as string,
		});
	});
});

describe('pick list of schedules', () => {
	const SHOWN = { resource: 'campaignSchedule', operation: 'get' };
	const scheduled = () => node.account.campaigns().find(({ status }) => status === 'SCHEDULED')!;

	it('offers those of the chosen campaign', async () => {
		const { id, schedules } = scheduled();
		const parameters = { ...SHOWN, campaign: byId(String(id)) };
		const { results } = await search('searchSchedules', '', parameters);
		expect(results).toEqual(
			schedules.map((schedule) => ({
				name: new Date(schedule.time).toISOString(),
				value: String(schedule.id),
			})),
		);
		expect((await search('searchSchedules', '1999-', parameters)).results).toEqual([]);
	});

	it.each([undefined, byId(''), byId('={{ $json.id }}')])(
		'is empty while the campaign is %j',
		async (campaign) => {
			const parameters = campaign === undefined ? SHOWN : { ...SHOWN, campaign };
			expect(await search('searchSchedules', '', parameters)).toEqual({ results: [] });
			expect(node.requests()).toEqual([]);
		},
	);
});
