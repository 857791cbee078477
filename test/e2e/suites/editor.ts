import packageJson from '../../../package.json';
import type { World } from './world';

const NODE = `${packageJson.name}.contactHub`;
const V1 = `${packageJson.name}.constantContactLegacy`;
const V2 = `${packageJson.name}.constantContactLegacyV2`;

interface Choices {
	results: Array<{ name: string; value: string }>;
	paginationToken?: string;
}

/** The editor's requests to the server while a node is being filled in. */
export function editorSuite(world: () => World): void {
	const ask = async (kind: string, node: string, credential: string, body: object) =>
		await world().client.call('POST', `/rest/dynamic-node-parameters/${kind}`, {
			path: '',
			nodeTypeAndVersion: { name: node, version: 1 },
			currentNodeParameters: {},
			credentials: { [credential]: { id: credential, name: credential } },
			...body,
		});

	it('lists customers page by page, and finds one', async () => {
		const search = { methodName: 'searchCustomers', path: 'parameters.customer' };
		const first = (await ask('resource-locator-results', NODE, 'contactHubApi', search)) as Choices;
		expect(first.results.length).toBeGreaterThan(0);
		expect(first.paginationToken).toBeDefined();

		const next = (await ask('resource-locator-results', NODE, 'contactHubApi', {
			...search,
			paginationToken: first.paginationToken,
		})) as Choices;
		expect(next.results[0]?.value).not.toBe(first.results[0]?.value);

		world().sandbox.contactHub.putCustomer({
			base: { firstName: 'Ann', lastName: 'Unique', contacts: { email: 'ann@example.com' } },
		});
		const found = (await ask('resource-locator-results', NODE, 'contactHubApi', {
			...search,
			filter: 'Unique',
		})) as Choices;
		expect(found.results).toEqual([
			expect.objectContaining({ name: expect.stringContaining('Ann Unique') }),
		]);
	});

	it('returns the fields of customers to map columns to', async () => {
		const { fields } = (await ask('resource-mapper-fields', NODE, 'contactHubApi', {
			methodName: 'getCustomerFields',
			path: 'parameters.customerFields',
			currentNodeParameters: { resource: 'customer', operation: 'upsert' },
		})) as { fields: Array<{ id: string; displayName: string }> };
		expect(fields).toContainEqual(
			expect.objectContaining({ id: 'base.contacts.email', displayName: 'Email' }),
		);
	});

	it('returns the attributes of a query', async () => {
		const options = await ask('options', NODE, 'contactHubApi', {
			methodName: 'getQueryAttributes',
		});
		expect(options).toContainEqual(expect.objectContaining({ value: 'base.address.city' }));
	});

	it.each([
		[V1, 'constantContactLegacyApi'],
		[V2, 'constantContactLegacyTokenApi'],
	])('returns the lists of %s', async (node, credential) => {
		const options = await ask('options', node, credential, { methodName: 'getLists' });
		expect(options).toContainEqual({ name: expect.any(String), value: expect.any(String) });
	});

	it('says which list could not be read', async () => {
		const fault = world().sandbox.faults.add({ do: { kind: 'status', status: 401 } });
		const asked = ask('options', V2, 'constantContactLegacyTokenApi', {
			methodName: 'getLists',
		});
		await expect(asked).rejects.toThrow('Could not list contact lists');
		fault.remove();
	});
}
