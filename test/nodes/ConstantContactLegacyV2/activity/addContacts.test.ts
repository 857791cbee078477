import { byId, connectNode, type ConnectedNode } from '../setup';
import { bodiesOf, people, postsOf, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const add = { lists: ['1', '2'], ...quickly };
const withOptions = (activityOptions: object) => ({
	...add,
	activityOptions: { checkEvery: 0.1, ...activityOptions },
});

it('sends all items as one activity', async () => {
	const { json, items, error } = await node.run('activity', 'addContacts', add, [
		{
			email_address: 'Ann@example.com',
			first_name: 'Ann',
			birthday_month: 2,
			birthdayDay: '29',
			Anniversary: '11/30/1999',
			'Address Line 1': '1 Main St',
			City: 'Boston',
			state_code: 'MA',
			country_code: 'US',
			zip: '02108',
			custom_field_6: 'blue',
		},
		{ EMAIL: 'zoe@example.com', 'First Name': 'Zoë\nJoan', City: null, 'CUSTOM FIELD 12': 7 },
	]);
	expect(error).toBeUndefined();
	const [post] = postsOf(node);
	expect(post).toMatchObject({ path: '/v2/activities/addcontacts', query: {} });
	expect(post?.query).not.toHaveProperty('blanks_enabled');
	expect(post?.headers['content-type']).toBe('application/json');
	expect(bodiesOf(node)).toEqual([
		{
			import_data: [
				{
					email_addresses: ['Ann@example.com'],
					first_name: 'Ann',
					birthday_day: '29',
					birthday_month: '2',
					anniversary: '11/30/1999',
					addresses: [
						{
							address_type: 'PERSONAL',
							line1: '1 Main St',
							city: 'Boston',
							state_code: 'MA',
							country_code: 'US',
							postal_code: '02108',
						},
					],
					custom_fields: [{ name: 'custom_field_6', value: 'blue' }],
				},
				{
					email_addresses: ['zoe@example.com'],
					first_name: 'Zoë\nJoan',
					custom_fields: [{ name: 'custom_field_12', value: '7' }],
				},
			],
			lists: ['1', '2'],
			column_names: [
				'EMAIL',
				'FIRST NAME',
				'BIRTHDAY_DAY',
				'BIRTHDAY_MONTH',
				'ANNIVERSARY',
				'ADDRESS LINE 1',
				'CITY',
				'STATE',
				'COUNTRY',
				'ZIP/POSTAL CODE',
				'CUSTOM FIELD 6',
				'CUSTOM FIELD 12',
			],
		},
	]);
	expect(json).toMatchObject([
		{
			type: 'ADD_CONTACTS',
			status: 'COMPLETE',
			errors: [],
			error_count: 0,
			contact_count: 2,
			rows_sent: 2,
			first: { item: 0, email_address: 'Ann@example.com' },
			last: { item: 1, email_address: 'zoe@example.com' },
			rows_skipped: [],
			duplicates: [],
		},
	]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
	expect(node.account.contact('ann@example.com')).toMatchObject({
		lists: [1, 2],
		texts: { first_name: 'Ann' },
		addresses: [{ type: 'PERSONAL', texts: { city: 'Boston', state_code: 'MA' } }],
		customFields: { CustomField6: 'blue' },
	});
	expect(node.account.contact('zoe@example.com')).toMatchObject({
		texts: { first_name: 'Zoë\nJoan' },
		customFields: { CustomField12: '7' },
	});
});

it('names the columns even when there is only the address', async () => {
	await node.run('activity', 'addContacts', { ...add, lists: '={{ [1, 2] }}', wait: false }, [
		{ email: 'ann@example.com' },
	]);
	expect(bodiesOf(node)).toEqual([
		{
			import_data: [{ email_addresses: ['ann@example.com'] }],
			lists: ['1', '2'],
			column_names: ['EMAIL'],
		},
	]);
});

it('returns at once if it need not wait', async () => {
	const parameters = { ...add, wait: false };
	const { json } = await node.run('activity', 'addContacts', parameters, people(1));
	expect(node.requests()).toEqual(['POST /activities/addcontacts']);
	const id = String(json[0]?.id);
	expect(json).toMatchObject([{ id, type: 'ADD_CONTACTS', contact_count: 1, rows_sent: 1 }]);
	expect(json[0]).not.toHaveProperty('errors');
	const { json: found } = await node.run('activity', 'get', { activity: byId(id) });
	expect(found[0]?.id).toBe(id);
});

it('takes the ID from the Location header if the body has none', async () => {
	node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'empty' } });
	const { json, error } = await node.run('activity', 'addContacts', add, people(1));
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ id: node.account.activities()[0]?.id, status: 'COMPLETE' }]);
});

describe('empty values', () => {
	const rows = [
		{ email: 'ann@example.com', first_name: '', city: '', custom_field_1: '' },
		{ email: 'b@example.com', first_name: 'B', city: 'Rome', custom_field_1: 'x' },
	];

	beforeEach(() => {
		node.account.putContact({ email: 'ann@example.com', texts: { first_name: 'Ann' } });
	});

	it('change nothing', async () => {
		await node.run('activity', 'addContacts', add, rows);
		expect(bodiesOf(node)[0]?.import_data[0]).toEqual({ email_addresses: ['ann@example.com'] });
		expect(node.account.contact('ann@example.com')?.texts).toEqual({ first_name: 'Ann' });
	});

	it('erase on demand', async () => {
		const { error } = await node.run(
			'activity',
			'addContacts',
			withOptions({ blanksErase: true }),
			rows,
		);
		expect(error).toBeUndefined();
		expect(postsOf(node)[0]?.query).toMatchObject({ blanks_enabled: 'true' });
		expect(bodiesOf(node)[0]?.import_data[0]).toEqual({
			email_addresses: ['ann@example.com'],
			first_name: '',
			addresses: [{ address_type: 'PERSONAL', city: '' }],
			custom_fields: [{ name: 'custom_field_1', value: '' }],
		});
		expect(node.account.contact('ann@example.com')?.texts).toEqual({});
	});
});

it('refuses unknown columns before it sends', async () => {
	const rows = [{ email: 'ann@example.com', shoe_size: 9, Nick: 'A' }];
	const { error } = await node.run('activity', 'addContacts', add, rows);
	expect(error?.message).toBe(
		"The input items have columns that Constant Contact doesn't recognize: 'shoe_size', 'Nick'",
	);
	expect(error?.description).toContain('It knows: EMAIL, FIRST NAME, ');
	expect(error?.description).toContain('BIRTHDAY_DAY, BIRTHDAY_MONTH, ANNIVERSARY, JOB TITLE');
	expect(node.requests()).toEqual([]);
	await node.run('activity', 'addContacts', withOptions({ unknownColumns: 'skip' }), rows);
	expect(bodiesOf(node)[0]?.column_names).toEqual(['EMAIL']);
});

it('needs a column for the email address', async () => {
	const { error } = await node.run('activity', 'addContacts', add, [{ first_name: 'Ann' }]);
	expect(error?.message).toBe("The input items have no column for the email address: 'first_name'");
	expect(error?.description).toContain("Name it EMAIL, 'email_address' or 'Email'.");
});

it('takes both names of the state for one column', async () => {
	const rows = [
		{ email: 'a@example.com', state: 'MA', 'US STATE/CA PROVINCE': 'MA' },
		{ email: 'b@example.com', state: 'MA', 'US STATE/CA PROVINCE': 'NH' },
	];
	const { error } = await node.run('activity', 'addContacts', add, rows);
	expect(error?.message).toBe(
		"1 of the rows can't be sent: item 1: has several values for STATE, in 'state' and 'US STATE/CA PROVINCE'",
	);
	await node.run('activity', 'addContacts', { ...add, wait: false }, rows.slice(0, 1));
	expect(bodiesOf(node)[0]?.column_names).toEqual(['EMAIL', 'STATE']);
});

it('reports rows without a valid address before anything is sent, and leaves them out on demand', async () => {
	const rows = [...people(1), { email_address: 'ann at home' }, { email_address: null }];
	const { error } = await node.run('activity', 'addContacts', add, rows);
	expect(error?.message).toBe(
		"2 of the rows can't be sent: item 1: 'ann at home' isn't an email address; item 2: has no email address",
	);
	expect(node.requests()).toEqual([]);
	const parameters = withOptions({ invalidRows: 'skip' });
	const { json, items } = await node.run('activity', 'addContacts', parameters, rows);
	expect(json).toMatchObject([
		{ rows_sent: 1, rows_skipped: [{ item: 1, email_address: 'ann at home' }, { item: 2 }] },
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
});

it('sends the last of several rows with the same address', async () => {
	const rows = [
		{ email: 'Ann@example.com', first_name: 'old' },
		{ email: 'ann@example.com', first_name: 'new' },
	];
	const { json, hints } = await node.run('activity', 'addContacts', add, rows);
	expect(bodiesOf(node)[0]?.import_data).toEqual([
		{ email_addresses: ['ann@example.com'], first_name: 'new' },
	]);
	const message = 'item 1 has the same address and was sent instead';
	expect(json[0]?.duplicates).toEqual([{ item: 0, email_address: 'Ann@example.com', message }]);
	expect(hints?.[0]?.message).toContain('Left out 1 of the rows');
});

it("explains a list that doesn't exist", async () => {
	const { error } = await node.run('activity', 'addContacts', { ...add, lists: ['99'] }, people(1));
	expect(error?.message).toContain('Could not import contacts from file or items');
	expect(error?.description).toContain('Choose an existing list');
	expect(node.requests()).toEqual(['POST /activities/addcontacts']);
});

it('is not sent again when it may have arrived', async () => {
	node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'status', status: 503 } });
	const { error } = await node.run('activity', 'addContacts', add, people(1));
	expect(error?.description).toContain('may have carried out the request anyway');
	expect(node.requests()).toEqual(['POST /activities/addcontacts']);
});

it('refuses parameters that depend on the item', async () => {
	const parameters = { ...add, lists: '={{ $json.list }}' };
	const { error } = await node.run('activity', 'addContacts', parameters, [
		{ list: '1' },
		{ list: '2' },
	]);
	expect(error?.message).toBe(
		"'List Names or IDs' depends on the input item, but all items are handled together",
	);
});
