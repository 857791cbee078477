import type { INodeListSearchResult } from 'n8n-workflow';

import { ConstantContactLegacy } from '../../../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { listSearch } from '../../../support';
import { connectNode, byId, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 5 } });
});
afterEach(async () => await node.close());

const search = async (method: string, filter?: string): Promise<INodeListSearchResult> =>
	await listSearch(ConstantContactLegacy, method, {
		credentials: node.credentials,
		parameters: {},
		...(filter !== undefined && { filter }),
	});

describe('email address', () => {
	it('is read by ID', async () => {
		const { json } = await node.run('emailAddress', 'get', { emailAddress: byId('1') });
		expect(node.requests()).toEqual(['GET /settings/emailaddresses/1']);
		expect(json).toEqual([
			{
				id: '1',
				email_address: 'joe@flowers.example.com',
				status: 'Verified',
				verified_time: '2009-05-21T17:44:04.609Z',
				uri: 'http://api.constantcontact.com/ws/customers/joesflowers/settings/emailaddresses/1',
				updated: '2009-05-21T17:44:04.609Z',
			},
		]);
	});

	it('reports an unknown ID', async () => {
		const { error } = await node.run('emailAddress', 'get', { emailAddress: byId('9') });
		expect(error?.message).toMatch(/^Could not get email address: /);
		expect(error?.description).toContain('status 404');
	});

	it('is listed, pending ones too', async () => {
		const { json } = await node.run('emailAddress', 'getAll', { returnAll: true });
		expect(node.requests()).toEqual(['GET /settings/emailaddresses']);
		expect(json.map(({ id, status }) => [id, status])).toEqual([
			['1', 'Verified'],
			['2', 'Verified'],
			['3', 'Pending'],
		]);
		expect(json[2]).not.toHaveProperty('verified_time');
	});
});

describe('pick list', () => {
	it('offers verified addresses only', async () => {
		const { results } = await search('searchEmailAddresses');
		expect(results).toEqual([
			{ name: 'joe@flowers.example.com', value: '1' },
			{ name: 'news@flowers.example.com', value: '2' },
		]);
		const { results: found } = await search('searchEmailAddresses', 'NEWS@');
		expect(found.map(({ value }) => value)).toEqual(['2']);
	});
});
