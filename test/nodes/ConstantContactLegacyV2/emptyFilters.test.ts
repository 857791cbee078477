import { resources } from '../../../nodes/ConstantContactLegacyV2/resources';
import { filterCases } from '../filterCases';
import { connectNode, type ConnectedNode } from './setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ constantContactV2: { contacts: 60 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

// All items of a replication share one set of parameters, so there a parameter that depends on the item is rejected with a
// different message.
const cases = filterCases(resources.filter(({ value }) => value !== 'table')).map(
	(found) => [`${found.resource}: ${found.operation}, ${found.label}`, found] as const,
);

it('there are filters, dates and pick lists to try', () => {
	expect(cases.map(([title]) => title)).toEqual(
		expect.arrayContaining([
			'contact: getAll, Email Address',
			'contact: getAll, List',
			'contact: getAll, Modified Since',
			'contact: getAll, Status',
			'contactList: getMembers, Modified Since',
			'campaignTracking: getAll, Created Since',
			'contactTracking: getAll, Link ID',
			'libraryFile: getAll, Folder',
			'libraryFile: upload, Folder',
			'libraryFolder: create, Parent Folder',
			'activity: getAll, Status',
		]),
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

it.each([
	['email', ''],
	['modifiedSince', ''],
	['list', { __rl: true, mode: 'id', value: '' }],
])('all contacts are returned if %s is left empty by hand', async (name, value) => {
	const { json, error } = await node.run('contact', 'getAll', {
		filters: { [name]: value },
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(json).toHaveLength(60);
});

it('a list picked by hand whose ID an expression returns is one', async () => {
	const { json, error } = await node.run(
		'contact',
		'getAll',
		{ filters: { list: { __rl: true, mode: 'id', value: '={{ $json.list }}' } } },
		[{ list: 1 }],
	);
	expect(error).toBeUndefined();
	expect(json.length).toBeLessThan(60);
	expect(node.requests()).toEqual(['GET /lists/1/contacts']);
});

it.each(['lastRunDate', 'startDate'])(
	'a replication does not treat an empty %s as unset',
	async (name) => {
		const { error } = await node.run('table', 'replicate', {
			tables: ['contacts'],
			keyStorage: 'own',
			tableOptions: { [name]: '={{ $vars.since }}' },
		});
		expect(error?.message).toMatch(/Date' is empty: its expression returns nothing \[item 0\]$/);
		expect(node.requests()).toEqual([]);
	},
);
