import { byId, connectNode, type ConnectedNode } from '../setup';
import { formOf, people, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const add = { lists: ['1', '2'], ...quickly };
const posts = () => node.sandbox.log.entries.filter(({ method }) => method === 'POST');
const forms = () => posts().map(({ body }) => formOf(body));

it('sends all items as one activity', async () => {
	const { json, items, error } = await node.run('activity', 'addContacts', add, [
		{ email_address: 'ann@example.com', first_name: 'Ann', City: 'Boston, "MA"' },
		{ 'EMAIL ADDRESS': 'joan@example.com', 'First Name': 'Zoë\nJoan', customField1: 7 },
	]);
	expect(error).toBeUndefined();
	expect(forms()).toEqual([
		{
			activityType: ['SV_ADD'],
			lists: [node.hub.listUri(1), node.hub.listUri(2)],
			data: [
				'EMAIL ADDRESS,FIRST NAME,CITY,CUSTOM FIELD 1\n' +
					'ann@example.com,Ann,"Boston, ""MA""",\n' +
					'joan@example.com,"Zoë\nJoan",,7\n',
			],
		},
	]);
	expect(json).toMatchObject([
		{
			type: 'ADD_CONTACT_DETAIL',
			status: 'COMPLETE',
			errors: [],
			transaction_count: 2,
			rows_sent: 2,
			first: { item: 0, email_address: 'ann@example.com' },
			last: { item: 1, email_address: 'joan@example.com' },
			rows_skipped: [],
			duplicates: [],
		},
	]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
	expect(node.hub.contact('ann@example.com')?.memberships.map(({ listId }) => listId)).toEqual([
		1, 2,
	]);
});

it.each(['ADD_CONTACTS', 'ADD_CONTACT_DETAIL', 'SV_ADD'])('sends the type %s', async (type) => {
	const parameters = { ...add, wait: false, activityType: type };
	await node.run('activity', 'addContacts', parameters, people(1));
	expect(forms()[0]?.activityType).toEqual([type]);
});

it('refuses unknown columns before it sends', async () => {
	const rows = [{ email: 'ann@example.com', shoe_size: 9, Nick: 'A' }];
	const { error } = await node.run('activity', 'addContacts', add, rows);
	expect(error?.message).toBe(
		"The input items have columns that Constant Contact doesn't recognize: 'shoe_size', 'Nick'",
	);
	expect(error?.description).toContain("set 'Unknown Columns' under 'Options' to 'Leave Out'");
	expect(node.requests()).toEqual([]);
	const parameters = { ...add, activityOptions: { checkEvery: 0.1, unknownColumns: 'skip' } };
	await node.run('activity', 'addContacts', parameters, rows);
	expect(forms()[0]?.data).toEqual(['EMAIL ADDRESS\nann@example.com\n']);
});

it('needs a column for the email address', async () => {
	const { error } = await node.run('activity', 'addContacts', add, [{ first_name: 'Ann' }]);
	expect(error?.message).toBe("The input items have no column for the email address: 'first_name'");
});

it("refuses a row that isn't a contact but a book, and half characters", async () => {
	const { error } = await node.run('activity', 'addContacts', add, [
		{ email: 'a@example.com', city: 'x'.repeat(100_000) },
		{ email: 'b@example.com', city: '\ud83d' },
	]);
	expect(error?.message).toBe(
		"2 of the rows can't be sent: item 0: is too long, with 100013 characters; item 1: contains a character that was cut in half, in CITY. Correct the value, or the expression that returns it.",
	);
	expect(node.requests()).toEqual([]);
});

it("refuses several values for one column, and values that aren't text", async () => {
	const twice = [{ email: 'a@example.com', first_name: 'A', 'First Name': 'B' }];
	const { error } = await node.run('activity', 'addContacts', add, twice);
	expect(error?.message).toBe(
		"1 of the rows can't be sent: item 0: has several values for FIRST NAME, in 'first_name' and 'First Name'",
	);
	const nested = [{ email: 'a@example.com', first_name: { a: 1 } }];
	const second = await node.run('activity', 'addContacts', add, nested);
	expect(second.error?.message).toBe("Field 'first_name' of item 0 is an object or a list");
	expect(node.requests()).toEqual([]);
});

describe('rows without a valid address', () => {
	const rows = [...people(1), { email_address: 'ann at home' }, { email_address: null }];

	it('are reported before anything is sent', async () => {
		const { error } = await node.run('activity', 'addContacts', add, rows);
		expect(error?.message).toBe(
			"2 of the rows can't be sent: item 1: 'ann at home' isn't an email address; item 2: has no email address",
		);
		expect(node.requests()).toEqual([]);
	});

	it('are left out on demand', async () => {
		const parameters = { ...add, activityOptions: { checkEvery: 0.1, invalidRows: 'skip' } };
		const { json, items } = await node.run('activity', 'addContacts', parameters, rows);
		expect(json).toMatchObject([
			{
				rows_sent: 1,
				rows_skipped: [
					{ item: 1, email_address: 'ann at home' },
					{ item: 2, message: 'has no email address' },
				],
			},
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	});

	it('are no activity when there are no others', async () => {
		const parameters = { ...add, activityOptions: { checkEvery: 0.1, invalidRows: 'skip' } };
		const { error } = await node.run('activity', 'addContacts', parameters, rows.slice(1));
		expect(error?.message).toBe('There are no rows to send');
		expect(node.requests()).toEqual([]);
	});
});

it('sends the last of several rows with the same address', async () => {
	const rows = [
		{ email: 'Ann@example.com', first_name: 'old' },
		{ email: 'b@example.com', first_name: 'B' },
		{ email: 'ann@example.com', first_name: 'new' },
	];
	const { json, hints } = await node.run('activity', 'addContacts', add, rows);
	expect(forms()[0]?.data).toEqual([
		'EMAIL ADDRESS,FIRST NAME\nb@example.com,B\nann@example.com,new\n',
	]);
	const message = 'item 2 has the same address and was sent instead';
	expect(json[0]?.duplicates).toEqual([{ item: 0, email_address: 'Ann@example.com', message }]);
	expect(hints?.[0]?.message).toContain('Left out 1 of the rows, because a later one has the same');
});

it.each(['withHeader', 'withoutHeader', 'textLines'] as const)(
	'traces refused rows back to the items when lines count %s',
	async (lineNumbers) => {
		node.hub.options.lineNumbers = lineNumbers;
		const { json } = await node.run('activity', 'addContacts', add, [
			{ email: 'a@example.com', city: 'New\nYork' },
			{ email: 'dup@example.com' },
			{ email: 'dup@example.com', state_code: 'Test2', country_code: 'us' },
			{ email: 'c@example.com', state_code: 'Test3', country_code: 'us' },
		]);
		expect(json[0]).toMatchObject({
			status: 'COMPLETE',
			transaction_count: 1,
			errors: [
				{
					item: 2,
					email_address: 'dup@example.com',
					message: 'Unknown US/Canadian state/prov "Test2"',
					contact: {
						'EMAIL ADDRESS': 'dup@example.com',
						'STATE/PROVINCE (US/CANADA)': 'Test2',
						COUNTRY: 'us',
					},
				},
				{ item: 3, email_address: 'c@example.com' },
			],
		});
	},
);

it('says that rows were refused if they are only counted', async () => {
	node.hub.options.activityErrors = 'count';
	const { json, hints } = await node.run('activity', 'addContacts', add, [
		{ email: 'a@example.com', state_code: 'Test2' },
		{ email: 'b@example.com' },
	]);
	expect(json[0]).toMatchObject({ errors: [], error_count: 1 });
	expect(hints?.[0]?.message).toBe(
		"Constant Contact did not apply 1 of 2 rows and doesn't name them",
	);
});

it('sends a file part on demand', async () => {
	const parameters = { ...add, activityOptions: { checkEvery: 0.1, sendAs: 'file' } };
	const { json, error } = await node.run('activity', 'addContacts', parameters, people(2));
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ status: 'COMPLETE', transaction_count: 2 }]);
	const [post] = posts();
	expect(post?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
	expect(String(post?.body)).toContain('name="dataFile"; filename="contacts.csv"');
	expect(String(post?.body)).toContain('EMAIL ADDRESS,FIRST NAME\nperson0@example.com,Name 0\n');
});

describe('many rows', () => {
	/** Rows of about 1 KB encoded. */
	const large = (count: number) => people(count).map((row) => ({ ...row, city: 'x'.repeat(950) }));
	const slow = { connection: { requestsPerSecond: 0, requestTimeout: 20000 } };

	it('go in as few activities as possible, each under the limit', async () => {
		const parameters = { ...add, ...slow, wait: false };
		const { json, error } = await node.run('activity', 'addContacts', parameters, large(4000));
		expect(error).toBeUndefined();
		const sizes = posts().map(({ body }) => String(body).length);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(1_900_000);
		const whole = sizes.reduce((sum, size) => sum + size, 0);
		expect(sizes).toHaveLength(Math.ceil(whole / 1_900_000));
		expect(json.map(({ rows_sent }) => Number(rows_sent)).reduce((a, b) => a + b)).toBe(4000);
	});

	it('say which rows went when one of the activities fails', async () => {
		node.sandbox.faults.add({
			when: { method: 'POST' },
			after: 1,
			times: 1,
			do: { kind: 'status', status: 500 },
		});
		const { items, json } = await node.run(
			'activity',
			'addContacts',
			{ ...add, ...slow },
			large(4000),
			{ continueOnFail: 'continueRegularOutput' },
		);
		const sent = Number(json[0]?.rows_sent);
		expect(json[0]).toMatchObject({ status: 'COMPLETE', first: { item: 0 } });
		expect(json[1]?.error).toContain(
			`Done before: sent ${sent} rows from item 0 to item ${sent - 1} as activity ${String(json[0]?.id)}.`,
		);
		expect(json[1]?.error).toContain('may have carried out the request anyway');
		const left = Array.from({ length: 4000 - sent }, (_, index) => ({ item: sent + index }));
		expect(items.slice(1).map(({ pairedItem }) => pairedItem)).toEqual(left);
		expect(posts()).toHaveLength(2);
	});
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

it('ends with Stop while it waits', async () => {
	node.hub.options.activityOutcome = 'UNCONFIRMED';
	const parameters = { ...add, activityOptions: { checkEvery: 60 } };
	const started = Date.now();
	const { status } = await node.run('activity', 'addContacts', parameters, people(1), {
		stopWhen: () => node.sandbox.log.entries[0]?.durationMs !== undefined,
	});
	expect(status).toBe('canceled');
	expect(Date.now() - started).toBeLessThan(30_000);
});

describe('removeContacts', () => {
	it('sends the addresses alone', async () => {
		node.hub.putContact({ email: 'ann@example.com', lists: [1, 3] });
		const rows = [
			{ email: 'ann@example.com', anything: 1, name: 'Ann' },
			{ email: 'nobody@example.com', anything: 2 },
		];
		const { json, error } = await node.run('activity', 'removeContacts', add, rows);
		expect(error).toBeUndefined();
		expect(forms()).toEqual([
			{
				activityType: ['REMOVE_CONTACTS_FROM_LISTS'],
				lists: [node.hub.listUri(1), node.hub.listUri(2)],
				data: ['EMAIL ADDRESS\nann@example.com\nnobody@example.com\n'],
			},
		]);
		expect(json[0]).toMatchObject({
			status: 'COMPLETE',
			errors: [{ item: 1, message: 'nobody@example.com (not found in subscriber list)' }],
		});
		const left = node.hub.contact('ann@example.com')?.memberships.map(({ listId }) => listId);
		expect(left).toEqual([3]);
	});
});

it('can be looked up afterwards', async () => {
	const { json } = await node.run('activity', 'addContacts', { ...add, wait: false }, people(1));
	const { json: found } = await node.run('activity', 'get', {
		activity: byId(String(json[0]?.id)),
	});
	expect(found[0]?.id).toBe(json[0]?.id);
});
