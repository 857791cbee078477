import type { IDataObject } from 'n8n-workflow';

import { expectOutputMatches } from './expectOutput';
import { byId, connectNode, type ConnectedNode } from './setup';
import { describeReading } from './subresourceReading';

/** What the shared tests need to know about each of the four kinds of records. */
export interface SubresourceSample {
	resource: 'education' | 'job' | 'like' | 'subscription';
	collection: 'educations' | 'jobs' | 'likes' | 'subscriptions';
	/** All fields as filled in by a user. */
	filledIn: IDataObject;
	/** The same as they must be sent. */
	sent: IDataObject;
	/** Status of a POST (ContactHub API 2.4). */
	created: 200 | 201;
	/** A record as stored in a customer, with all keys but `id`. */
	stored: IDataObject;
	/** One field of `stored` to change, and one to clear. */
	change: IDataObject;
	clear: string;
}

const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** Tests of the five operations that all four kinds share. @returns the node that they use, once it is connected */
export function describeSubresource(sample: SubresourceSample): () => ConnectedNode {
	const { resource, collection, filledIn, sent, created, stored, change, clear } = sample;
	let node: ConnectedNode;
	let customerId: string;
	let target: string;

	const records = (): IDataObject[] =>
		(node.hub.customer(customerId)?.base?.[collection] ?? []) as IDataObject[];

	/** A new customer with these records. */
	const customerWith = (...entries: IDataObject[]) => {
		customerId = node.hub.putCustomer({ base: { [collection]: entries } as never }).id;
		target = `/customers/${customerId}/${collection}`;
		node.sandbox.log.clear();
	};

	beforeAll(async () => {
		node = await connectNode({ contactHub: { customers: 1, events: 0 } });
	});
	afterAll(async () => await node.close());
	beforeEach(() => customerWith({ id: 'one', ...stored }, { id: 'two', ...stored }));

	describe('create', () => {
		it('sends the chosen ID and the fields, and returns the record', async () => {
			const parameters = {
				customer: byId(customerId),
				additionalFields: { id: 'chosen-1', ...filledIn },
			};
			const { error, items } = await node.run(resource, 'create', parameters);
			expect(error).toBeUndefined();
			const request = node.onlyRequest();
			expect([request.method, node.below(request), request.status]).toEqual([
				'POST',
				target,
				created,
			]);
			expect(request.headers).toMatchObject({
				authorization: `Bearer ${node.hub.tokens.trusted}`,
				'content-type': 'application/json',
				accept: 'application/json',
			});
			expect(request.body).toEqual({ id: 'chosen-1', ...sent });
			expect(records()).toHaveLength(3);
			expect(items).toEqual([{ json: records()[2], pairedItem: { item: 0 } }]);
			expectOutputMatches(
				resource,
				'create',
				items.map(({ json }) => json),
			);
		});

		it('makes up a UUID for each item if the ID is empty', async () => {
			const parameters = { customer: byId(customerId), additionalFields: { id: '' } };
			const json = await node.runOk(resource, 'create', parameters, [{}, {}]);
			const ids = node.sandbox.log.entries.map(({ body }) => (body as IDataObject).id);
			expect(ids.map(String)).toEqual([
				expect.stringMatching(UUID_V4),
				expect.stringMatching(UUID_V4),
			]);
			expect(new Set(ids).size).toBe(2);
			expect(new Set(json.map(({ id }) => id))).toEqual(new Set(ids));
			// Only the ID is sent, so that fields the user didn't touch aren't set.
			expect(node.sandbox.log.entries[0]?.body).toEqual({ id: ids[0] });
		});

		it('makes no record of a blank row', async () => {
			const customer = byId(customerId);
			const fields = Object.keys(filledIn).map((name) => [name, '={{ $json.nothing }}']);
			const parameters = { customer, additionalFields: Object.fromEntries(fields) as IDataObject };
			const { error } = await node.run(resource, 'create', parameters, [{ nothing: '' }]);
			expect(error?.message).toBe(
				"'Additional Fields' is empty: its expression returns nothing [item 0]",
			);
			expect(node.requests()).toEqual([]);
		});

		it('makes no record of a row that has only an ID', async () => {
			const customer = byId(customerId);
			const fields = Object.keys(filledIn).map((name) => [name, '={{ $json.nothing }}']);
			const additionalFields = {
				id: '={{ $json.id }}',
				...Object.fromEntries(fields),
			} as IDataObject;
			const items = [{ id: 'three', nothing: '' }];
			const { error } = await node.run(resource, 'create', { customer, additionalFields }, items);
			expect(error?.message).toBe(
				"'Additional Fields' is empty: its expression returns nothing [item 0]",
			);
			expect(node.requests()).toEqual([]);
		});

		it('says what to do if the customer has a record with this ID', async () => {
			const parameters = { customer: byId(customerId), additionalFields: { id: 'one' } };
			const { error } = await node.run(resource, 'create', parameters);
			expect(error?.httpCode).toBe('409');
			expect(error?.description).toContain("Change it with 'Update', or leave the ID");
			expect(error?.description).not.toContain('The customer already exists');
		});

		it('says which customer is missing', async () => {
			const parameters = { customer: byId('nobody'), additionalFields: { id: 'x' } };
			const { error } = await node.run(resource, 'create', parameters);
			expect(error?.message).toBe(
				`Could not create ${resource}: customer not found nobody [item 0]`,
			);
			expect(error?.description).toContain('Nothing has this ID');
		});

		it('escapes the customer ID and refuses one that leaves its place in the path', async () => {
			await node.run(resource, 'create', {
				customer: byId('a/b?c'),
				additionalFields: { id: 'x' },
			});
			expect(node.onlyRequest().rawUrl).toMatch(new RegExp(`/customers/a%2Fb%3Fc/${collection}$`));
			node.sandbox.log.clear();
			const { error } = await node.run(resource, 'create', {
				customer: byId('..'),
				additionalFields: { id: 'x' },
			});
			expect(error?.message).toBe("The ID '..' can't be used [item 0]");
			expect(node.requests()).toEqual([]);
		});

		it('does not repeat a creation whose response was lost', async () => {
			node.sandbox.faults.add({
				when: { method: 'POST' },
				times: 1,
				do: { kind: 'status', status: 500 },
			});
			const { error } = await node.run(resource, 'create', {
				customer: byId(customerId),
				additionalFields: { id: 'x' },
			});
			expect(error?.message).toContain(`Could not create ${resource}`);
			expect(node.requests()).toEqual([`POST ${target}`]);
		});
	});

	describeReading(sample, {
		node: () => node,
		customerId: () => customerId,
		records,
	});

	describe('update', () => {
		it('reads, changes the given fields and puts the rest back as it was', async () => {
			const [before, other] = records();
			const json = await node.runOk(resource, 'update', {
				customer: byId(customerId),
				record: byId('one'),
				updateFields: change,
			});
			expect(node.requests()).toEqual([`GET ${target}/one`, `PUT ${target}/one`]);
			const wanted = { ...before, ...change };
			expect(node.sandbox.log.entries[1]?.body).toEqual(wanted);
			expect(records()).toEqual([wanted, other]);
			expect(json).toEqual([wanted]);
			expectOutputMatches(resource, 'update', json);
		});

		it('empties the fields to clear, and only those', async () => {
			const [before] = records();
			const json = await node.runOk(resource, 'update', {
				customer: byId(customerId),
				record: byId('one'),
				additionalFields: { fieldsToClear: [clear] },
			});
			expect(node.sandbox.log.entries[1]?.body).toEqual({ ...before, [clear]: null });
			expect(records()[0]).toEqual({ ...before, [clear]: null });
			expectOutputMatches(resource, 'update', json);
		});

		it('keeps both changes where two items change the same record', async () => {
			const [name] = Object.keys(change);
			await node.runOk(
				resource,
				'update',
				{
					customer: byId(customerId),
					record: byId('one'),
					updateFields: { [name as string]: '={{ $json.value }}' },
					additionalFields: { fieldsToClear: '={{ $json.clear ?? [] }}' },
				},
				[{ value: change[name as string] }, { clear: [clear] }],
			);
			expect(records()[0]).toMatchObject({ ...change, [clear]: null });
		});

		it('refuses a field that is both filled in and cleared', async () => {
			const [name] = Object.keys(change);
			const { error } = await node.run(resource, 'update', {
				customer: byId(customerId),
				record: byId('one'),
				updateFields: change,
				additionalFields: { fieldsToClear: [name] },
			});
			expect(error?.message).toMatch(
				/is both filled in and listed under 'Fields to Clear' \[item 0\]$/,
			);
			expect(node.requests()).toEqual([]);
		});

		it("refuses to clear what isn't a field", async () => {
			const { error } = await node.run(resource, 'update', {
				customer: byId(customerId),
				record: byId('one'),
				additionalFields: { fieldsToClear: '={{ ["id"] }}' },
			});
			expect(error?.message).toBe("'Fields to Clear' names 'id', which can't be emptied [item 0]");
			expect(node.requests()).toEqual([]);
		});

		it('refuses to update nothing', async () => {
			const parameters = { customer: byId(customerId), record: byId('one') };
			const { error } = await node.run(resource, 'update', parameters);
			expect(error?.message).toBe('There is nothing to update [item 0]');
			expect(node.requests()).toEqual([]);
		});
	});

	describe('delete', () => {
		it('deletes the record and says which', async () => {
			const parameters = { customer: byId(customerId), record: byId('one') };
			const json = await node.runOk(resource, 'delete', parameters);
			const request = node.onlyRequest();
			expect([request.method, node.below(request), request.status]).toEqual([
				'DELETE',
				`${target}/one`,
				200,
			]);
			expect(request.body).toBeUndefined();
			expect(records().map(({ id }) => id)).toEqual(['two']);
			expect(json).toEqual([{ deleted: true, id: 'one' }]);
			expectOutputMatches(resource, 'delete', json);
		});

		it('fails for an unknown ID', async () => {
			const parameters = { customer: byId(customerId), record: byId('gone') };
			const { error } = await node.run(resource, 'delete', parameters);
			expect(error?.message).toBe(
				`Could not delete ${resource}: ${resource} not found gone [item 0]`,
			);
		});
	});

	return () => node;
}
