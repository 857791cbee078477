import type { INodeParameters } from 'n8n-workflow';

import { runNode, withConnection, type CredentialData } from '../support';

interface Product {
	name: string;
	node: string;
	parameters: INodeParameters;
	credentials(baseUrl: string): CredentialData;
}

const products: Product[] = [
	{
		name: 'ContactHub',
		node: 'contactHub',
		parameters: { resource: 'workspace', operation: 'getMe' },
		credentials: (baseUrl) => ({
			contactHubApi: { baseUrl, workspaceId: 'w', nodeId: 'n', token: 'the-token' },
		}),
	},
	{
		name: 'version 1 of Constant Contact',
		node: 'constantContactLegacy',
		parameters: { resource: 'account', operation: 'verify' },
		credentials: (baseUrl) => ({
			constantContactLegacyApi: { baseUrl, apiKey: 'k', username: 'joe', password: 'the-word' },
		}),
	},
	{
		name: 'version 2 of Constant Contact',
		node: 'constantContactLegacyV2',
		parameters: { resource: 'account', operation: 'get' },
		credentials: (baseUrl) => ({
			constantContactLegacyTokenApi: { baseUrl, apiKey: 'k', accessToken: 'the-token' },
		}),
	},
];

describe.each(products)('a Base URL of $name', ({ node, parameters, credentials }) => {
	/** Hints of a run that can't reach a server. */
	const hintsFor = async (baseUrl: string) => {
		const { hints, json } = await runNode(node, parameters, {
			credentials: withConnection(credentials(baseUrl), { retries: 0 }),
			continueOnFail: 'continueRegularOutput',
		});
		expect(json).toEqual([{ error: expect.any(String) }]);
		return hints.map(({ message }) => message);
	};

	it('without encryption is pointed out', async () => {
		expect(await hintsFor('http://service.invalid/v1')).toEqual([
			"The Base URL of the credential begins with 'http://': anyone between n8n and the server can read the credential and all data",
		]);
	});

	it.each(['https://service.invalid/v1', 'http://127.0.0.1:1'])('%s is not', async (baseUrl) => {
		expect(await hintsFor(baseUrl)).toEqual([]);
	});
});
