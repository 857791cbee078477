import { resources } from '../../../nodes/ConstantContactLegacy/resources';
import { filterCases } from '../filterCases';
import { connectNode, type ConnectedNode } from './setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ constantContactV1: { contacts: 60 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const cases = filterCases(resources).map(
	(found) => [`${found.resource}: ${found.operation}, ${found.label}`, found] as const,
);

it('there are filters, dates and pick lists to try', () => {
	expect(cases.map(([title]) => title)).toEqual(
		expect.arrayContaining(['contact: getAll, Updated Since', 'campaign: getAll, Status']),
	);
});

describe.each(cases)(
	'%s',
	(_title, { resource, operation, label, withValue, collection, name }) => {
		it.each([
			['a missing field', '={{ $json.missing }}'],
			['null', '={{ null }}'],
			['white space', '={{ " " }}'],
			['an error inside', '={{ DateTime.fromISO($json.missing.trim()) }}'],
		])(
			'is an error, and sends nothing, if the expression returns %s',
			async (_what, expression) => {
				const { error, json } = await node.run(resource, operation, withValue(expression));
				expect(error?.message).toMatch(`'${label}' `);
				expect(node.requests()).toEqual([]);
				expect(json).toEqual([]);
			},
		);

		if (collection === 'filters') {
			it('is none if the user says so', async () => {
				const filters = { [name]: '={{ $json.missing }}', emptyFilter: 'none' };
				const { error } = await node.run(resource, operation, {
					...withValue(undefined),
					filters,
				});
				expect(error?.message ?? '').not.toContain(`'${label}'`);
				expect(node.sandbox.log.count).toBeGreaterThan(0);
			});
		}
	},
);

it('all contacts of a list are returned if the date is left empty by hand', async () => {
	const { json, error } = await node.run('contact', 'getAll', {
		select: 'listType',
		filters: { updatedSince: '' },
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(json.length).toBeGreaterThan(0);
});

it('contacts by email address need one', async () => {
	const { error } = await node.run('contact', 'getAll', {
		select: 'email',
		emails: '={{ $json.email }}',
	});
	expect(error?.message).toBe(
		"'Email Addresses' is empty: its expression returns nothing [item 0]",
	);
	expect(node.requests()).toEqual([]);
});
