import { AxiosError } from 'axios';
import * as sdk from 'ctct-api-client';
import { SPECIFIED } from '../sandbox/constantcontact-v3/specification';
import { Models } from './models';
import { CALLS } from './operations';
import { startWorld, type World } from './world';

/** All operations of the client: `ContactsApi.createContact`. */
function operationsOfClient(): string[] {
	return Object.entries(sdk)
		.filter(([name, value]) => /Api$/.test(name) && typeof value === 'function')
		.flatMap(([name, value]) =>
			Object.getOwnPropertyNames((value as { prototype: object }).prototype)
				.filter((method) => method !== 'constructor')
				.map((method) => `${name}.${method}`),
		);
}

/** The operation of the specification to which a request belongs. */
function specified(method: string, path: string) {
	const fits = (operation: string): boolean => {
		const [verb, template] = operation.split(' ') as [string, string];
		const parts = `/v3${template}`.split('/');
		const given = path.split('/');
		if (verb !== method || parts.length !== given.length) return false;
		return parts.every((part, at) => part.startsWith('{') || part === given[at]);
	};
	const found = SPECIFIED.filter(({ operation }) => fits(operation));
	// A path without parameters takes precedence: /contacts/counts isn't a contact
	return found.find(({ operation }) => !operation.includes('{')) ?? found[0];
}

describe("the vendor's client", () => {
	const operations = operationsOfClient();
	let models: Models;
	let world: World;
	beforeAll(() => {
		models = new Models();
	});
	beforeEach(async () => {
		world = await startWorld();
	});
	afterEach(async () => await world.close());

	it('has 111 operations, each of which is called here', () => {
		expect(operations).toHaveLength(111);
		expect(Object.keys(CALLS).sort()).toEqual([...operations].sort());
	});

	it.each(operations)('%s', async (operation) => {
		const response = await CALLS[operation]!(world).catch((error: unknown) => {
			const { response: refused } = error as AxiosError;
			throw new Error(`${refused?.status}: ${JSON.stringify(refused?.data)}`);
		});
		const request = world.sandbox.log.entries.at(-1)!;
		const { statuses } = specified(request.method, request.path)!;
		expect(statuses).toContain(response.status);
		expect(request.handled).toBe(true);
		expect(models.faults(operation, response.data)).toEqual([]);
	});

	it('is refused as the service refuses it', async () => {
		world.v3.expireAccessTokens();
		const refused = await CALLS['ContactsApi.deleteContact']!(world).catch(
			(error: unknown) => error,
		);
		expect((refused as AxiosError).response).toMatchObject({
			status: 401,
			data: { error_key: 'unauthorized' },
		});
	});
});
