import { Bench, create, getMany, person, requestOf } from './bench';

const bench = new Bench();

describe('401', () => {
	it.each(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const)(
		'on %s is sent once and never again: repeated ones freeze accounts',
		async (method) => {
			const parameters = requestOf(method, bench.customerId());
			const credential = { token: 'f'.repeat(64) };
			const { message, description, outcome } = await bench.fail(parameters, {
				json: [person()],
				credential,
			});
			expect(bench.requests().map(({ status }) => status)).toEqual([401]);
			expect(bench.requests()[0]?.headers.authorization).toBe(`Bearer ${credential.token}`);
			expect(message).toMatch(
				/^Could not \w+ customer: The client is not authorized to access the API \[item 0\]$/,
			);
			expect(description).toMatch(/^Press Test in the credential\..*copy the token again/);
			expect(description).toContain(`status 401)`);
			expect(outcome.error?.httpCode).toBe('401');
		},
	);

	it('of a Get Many is sent once, whatever the concurrency', async () => {
		await bench.fail(getMany, { credential: { token: bench.hub.tokens.disabled } });
		expect(bench.requests()).toHaveLength(1);
	});

	it('ends a run of many items after those that were in progress', async () => {
		await bench.fail(create, {
			json: Array.from({ length: 50 }, person),
			credential: { token: bench.hub.tokens.disabled },
		});
		expect(bench.requests().length).toBeLessThanOrEqual(4);
	});
});

describe('403', () => {
	it('for another workspace names what to correct', async () => {
		const { message, description } = await bench.fail(getMany, {
			credential: { workspaceId: '00000000-0000-4000-8000-000000000000' },
		});
		expect(bench.requests()).toHaveLength(1);
		expect(message).toContain('workspace not found: 00000000-0000-4000-8000-000000000000');
		expect(description).toMatch(/^Correct the 'Workspace ID' in the credential/);
	});

	it('for a right that the token lacks names the roles', async () => {
		const changes = { resource: 'change', operation: 'getAll' };
		const { description } = await bench.fail(changes);
		expect(bench.requests()).toHaveLength(1);
		expect(description).toMatch(/ADMIN, USER or PLATFORM_UPDATES/);
	});
});

it('404 says that nothing has this ID, and is not repeated', async () => {
	const { message, description } = await bench.fail(requestOf('GET', 'unknown id'));
	expect(bench.requests()).toHaveLength(1);
	expect(message).toContain('customer not found unknown id');
	expect(description).toMatch(/^Nothing has this ID\. Choose an entry from the list/);
});

it('404 for a node says which field to correct', async () => {
	const { description } = await bench.fail(getMany, { credential: { nodeId: 'unknown' } });
	expect(description).toMatch(/^Choose another 'Node', or correct 'Default Node ID'/);
});

describe('writes that the server refuses', () => {
	beforeEach(() => {
		bench.hub.options.uniquenessPolicy = 'BLOCK';
	});
	afterEach(() => {
		bench.hub.options.uniquenessPolicy = 'MERGE';
		bench.hub.options.reindexing = false;
	});

	it('409 names the customer that exists, and what to use instead', async () => {
		const item = person();
		await bench.run(create, { json: [item] });
		bench.sandbox.log.clear();
		const { message, description } = await bench.fail(create, { json: [item] });
		expect(bench.requests()).toHaveLength(1);
		expect(message).toMatch(/Conflict with exiting customer [-0-9a-f]{36} \[item 0\]$/);
		expect(description).toMatch(
			/Use 'Update' with the ID that the message names, or 'Create or Update'/,
		);
	});

	it.each(['POST', 'PATCH', 'PUT', 'DELETE'] as const)(
		'423 on %s is not repeated: rebuilding an index takes longer than a run may',
		async (method) => {
			bench.hub.options.reindexing = true;
			const before = JSON.stringify([...bench.hub.customers()]);
			const { description } = await bench.fail(requestOf(method, bench.customerId()), {
				json: [person()],
			});
			expect(bench.requests().map(({ status }) => status)).toEqual([423]);
			expect(description).toMatch(/nothing was written\. Run again later/);
			expect(JSON.stringify([...bench.hub.customers()])).toBe(before);
		},
	);

	it('400 names the fields', async () => {
		bench.hub.options.mandatoryProperties = ['base.firstName'];
		const { message, description } = await bench.fail(create, { json: [person()] });
		bench.hub.options.mandatoryProperties = [];
		expect(bench.requests()).toHaveLength(1);
		expect(message).toContain('First Name: ');
		expect(description).toMatch(/^Correct the fields that ContactHub names, then run again\./);
	});
});

describe('a server that echoes the token', () => {
	const STATUSES = [400, 401, 403, 404, 409, 418, 423, 429, 500, 503];

	it.each(STATUSES)('in the body of a %i does not bring it into any error', async (status) => {
		const { token } = bench;
		const body = {
			message: `token ${token} is not welcome`,
			data: { token },
			errors: [{ path: `/headers/${token}`, message: `Bearer ${token}` }],
		};
		bench.fault({ kind: 'status', status, body, headers: { 'x-token': token } });
		const { message } = await bench.fail(create, { json: [person()] });
		expect(message).toContain('token *** is not welcome (/headers/***: Bearer ***)');
		const kept = await bench.run(create, {
			json: [person()],
			continueOnFail: 'continueErrorOutput',
		});
		expect(kept.errorItems).toHaveLength(1);
	});

	it('as text, as HTML or as the address of a redirect does not, either', async () => {
		const { token } = bench;
		const texts = [`<html>${token}</html>`, `token ${token}`, `{"token": "${token}`];
		for (const body of texts) {
			for (const status of [200, 500]) {
				bench.sandbox.faults.clear();
				bench.fault({ kind: 'status', status, body, headers: { 'content-type': `text/${token}` } });
				await bench.fail(create, { json: [person()] });
			}
		}
		bench.sandbox.faults.clear();
		bench.fault({ kind: 'redirect', location: `http://${token}.example.com/${token}` });
		await bench.fail(create, { json: [person()] });
	});

	it('does not when the token was pasted with a blank after it', async () => {
		bench.fault({ kind: 'status', status: 400, body: { message: `not ${bench.token}` } });
		const { message } = await bench.fail(create, {
			json: [person()],
			credential: { token: `${bench.token} ` },
		});
		expect(message).toContain('not ***');
	});
});
