import type { IDataObject } from 'n8n-workflow';

import { connectNode as connectV3 } from './ConstantContact/setup';
import { automatic, run, write, type Result, type Target } from './values/targets';

// What *Preview* shows for the operations that map an item's columns, and that it sends nothing.

const people: IDataObject[] = [
	{ 'E-mail': 'ann@example.com', Nome: 'Ann', 'Shoe Size': 40 },
	{ 'E-mail': 'mailto:bob@example.com', Nome: 'Bob' },
	{ 'E-mail': 'zoe@example.com', Nome: 'Zoë', Cognome: '' },
];

/** How each product names them. */
const WORDS: Record<Target, { email: string; first: string; refused: RegExp }> = {
	ContactHub: { email: 'base.contacts.email', first: 'base.firstName', refused: /'Email'/ },
	v1: { email: 'email_address', first: 'first_name', refused: /'Email Address'/ },
	v2: { email: 'email_address', first: 'first_name', refused: /'Email Address'/ },
	v3: { email: 'email_address', first: 'first_name', refused: /'Email Address'/ },
};

const contactOf = (email_address: string, first_name: string): IDataObject => ({
	contact: { email_address, first_name },
});

/** A person as each product would be sent it. */
const BODIES: Record<Target, (email: string, firstName: string) => IDataObject> = {
	ContactHub: (email, firstName) => ({ customer: { base: { contacts: { email }, firstName } } }),
	v1: contactOf,
	v2: contactOf,
	v3: contactOf,
};

const rowOf = (target: Target, item: number, email: string, firstName: string): IDataObject => ({
	item,
	email_address: email,
	...BODIES[target](email, firstName),
});

const PREVIEWS: Array<[Target, string, [number, number]]> = [
	['ContactHub', 'create', [1, 1]],
	['ContactHub', 'upsert', [1, 2]],
	['v1', 'create', [1, 1]],
	['v1', 'upsert', [1, 4]],
	['v2', 'create', [1, 1]],
	['v2', 'upsert', [2, 2]],
	['v3', 'create', [1, 1]],
	['v3', 'upsert', [2, 3]],
];

/** The text of the hint about the rows that would be sent. */
const hintOf = (rows: number, requests: string) =>
	`Nothing was sent: this is a preview. Rows to send: ${rows}, requests: ${requests}. Turn off 'Preview' to send them.`;

function expectPreview(target: Target, { error, json, items, sent, told }: Result) {
	expect(error).toBeUndefined();
	expect(sent).toEqual([]);
	const { email, first, refused } = WORDS[target];
	expect(json).toHaveLength(1);
	expect(json[0]).toMatchObject({
		preview: true,
		rows_to_send: 2,
		columns: [
			{ column: 'E-mail', sent_as: email },
			{ column: 'Nome', sent_as: first },
			{ column: 'Shoe Size', sent_as: null },
		],
		rows: [rowOf(target, 0, 'ann@example.com', 'Ann'), rowOf(target, 2, 'zoe@example.com', 'Zoë')],
		rows_skipped: [{ item: 1, message: expect.stringMatching(refused) as string }],
	});
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
	expect(told).toContain('1 of 3 items would be refused, and a run stops at the first');
	expect(told).toContain("The column 'Shoe Size' matches no");
}

it.each(PREVIEWS)('%s, %s: sends nothing', async (target, operation, [least, most]) => {
	const result = await write(target, people, { operation, preview: true });
	expectPreview(target, result);
	const sameColumns = (result.json[0]?.columns as IDataObject[] | undefined)?.length;
	expect(sameColumns).toBe(3);
	expect(result.json[0]?.requests).toBe(2 * most);
	expect(result.json[0]?.requests_at_least).toBe(least === most ? undefined : 2 * least);
	const span = least === most ? `${2 * most}` : `${2 * least} to ${2 * most}`;
	expect(result.told).toContain(hintOf(2, span));
});

it('a sign-up of V3 sends nothing', async () => {
	const parameters = { contactFields: automatic, preview: true, lists: ['any'] };
	expectPreview('v3', await run('v3', 'contact', 'signUp', parameters, people));
});

it.each<[Target, string, string, IDataObject]>([
	['ContactHub', 'customer', 'customerFields', { __rl: true, mode: 'id', value: 'c-1' }],
	['v1', 'contact', 'contactFields', { __rl: true, mode: 'id', value: '21930' }],
	['v2', 'contact', 'contactFields', { __rl: true, mode: 'id', value: '21930' }],
	['v3', 'contact', 'contactFields', { __rl: true, mode: 'id', value: 'ann@example.com' }],
])(
	'a preview of an update of %s sends no requests, and names the record',
	async (...[target, resource, form, chosen]) => {
		const parameters = { [form]: automatic, [resource]: chosen, preview: true };
		const items: IDataObject[] = [{ Nome: 'Ann' }, {}];
		const { error, json, sent } = await run(target, resource, 'update', parameters, items);
		expect(error).toBeUndefined();
		expect(sent).toEqual([]);
		expect(json).toMatchObject([
			{
				rows_to_send: 1,
				rows: [{ item: 0, [`chosen_${resource}`]: chosen.value }],
				rows_skipped: [
					{ item: 1, message: expect.stringMatching(/^There is nothing to/) as string },
				],
			},
		]);
	},
);

it('a preview of an update by URI counts no search, though the user name in it is an address', async () => {
	const value = 'http://api.constantcontact.com/ws/customers/joe@flowers.example/contacts/21930';
	const contact = { __rl: true, mode: 'id', value };
	const parameters = { contactFields: automatic, contact, preview: true };
	const { json } = await run('v1', 'contact', 'update', parameters, [{ Nome: 'Ann' }]);
	expect(json).toMatchObject([{ rows_to_send: 1, requests: 2 }]);
});

it.each<[string, string, IDataObject, object]>([
	['replace', 'email', {}, { requests: 2 }],
	['replace', 'id', {}, { requests: 1 }],
	['update', 'email', {}, { requests: 2 }],
	['update', 'email', { onlyChanges: true }, { requests: 3, requests_at_least: 2 }],
	['update', 'id', { onlyChanges: true, sessionId: 's-1' }, { requests: 3, requests_at_least: 1 }],
])(
	'ContactHub: a preview of %s by %s, with %j, sends nothing and counts the requests',
	async (operation, mode, additionalFields, counted) => {
		const parameters = {
			customerFields: automatic,
			customer: { __rl: true, mode, value: mode === 'id' ? 'c-1' : 'ann@example.com' },
			additionalFields,
			preview: true,
		};
		const items = [{ Email: 'ann@example.com' }];
		const { error, json, sent } = await run('ContactHub', 'customer', operation, parameters, items);
		expect(error).toBeUndefined();
		expect(sent).toEqual([]);
		expect(json).toMatchObject([{ rows_to_send: 1, ...counted }]);
	},
);

it('has one value for all items: an expression is refused', async () => {
	const { sent, failure } = await write('v2', people, { preview: '={{ $itemIndex === 0 }}' });
	expect(failure).toMatch(/^'Preview' is '{{ \$itemIndex === 0 }}'.* Use true or false/);
	expect(sent).toEqual([]);
});

it('shows ten rows of many, and counts all', async () => {
	const many = Array.from({ length: 250 }, (_, index) => ({ email: `p${index}@example.com` }));
	const { json, sent } = await write('v1', many, { operation: 'upsert', preview: true });
	expect(sent).toEqual([]);
	expect(json[0]).toMatchObject({ rows_to_send: 250, requests: 1000, requests_at_least: 250 });
	expect(json[0]?.rows).toHaveLength(10);
});

it('values that are left out are named as in a run', async () => {
	const { told, json } = await write('v1', [{ email: 'ann@example.com', 'Email Type': 'SMTP' }], {
		preview: true,
		unusableValues: 'leaveOut',
	});
	expect(told).toContain("column 'Email Type' contains 'SMTP'");
	expect(json[0]).toMatchObject({ rows_to_send: 1, rows_skipped: [] });
});

describe('bulk operations of V3', () => {
	let node: Awaited<ReturnType<typeof connectV3>>;
	beforeAll(async () => (node = await connectV3()));
	afterAll(async () => await node.close());
	beforeEach(() => node.sandbox.log.clear());

	const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
	const items = ids.map((contact_id) => ({ contact_id }));
	const list = () => String(node.account.lists()[0]?.id);
	const onlyReads = () =>
		expect(node.requests().every((line) => line.startsWith('GET '))).toBe(true);

	it.each([
		['addToLists', { lists: ['LIST'] }],
		['removeFromLists', { lists: ['LIST'] }],
		['addTags', { tags: ids }],
		['removeTags', { tags: ids }],
		['deleteContacts', {}],
	])('%s shows the record that it applies to', async (operation, more) => {
		const parameters = { ...more, ...('lists' in more && { lists: [list()] }), preview: true };
		const { json, error, hints } = await node.run('activity', operation, parameters, items);
		expect(error).toBeUndefined();
		onlyReads();
		expect(json).toEqual([
			{
				preview: true,
				rows_to_send: 2,
				requests: 1,
				rows: ids.map((id, item) => ({ item, id })),
				...(operation === 'addToLists' && { unsubscribed: [] }),
			},
		]);
		expect(hints.map(({ message }) => message)).toContain(hintOf(2, '1'));
	});

	it.each(['deleteLists', 'deleteTags', 'deleteCustomFields'])(
		'%s shows what',
		async (operation) => {
			const { json, error } = await node.run('activity', operation, {
				records: ids,
				preview: true,
			});
			expect(error).toBeUndefined();
			onlyReads();
			expect(json).toMatchObject([{ preview: true, rows_to_send: 2, requests: 1 }]);
		},
	);

	it('values that the service chooses are shown as they would be reported', async () => {
		const parameters = { contacts: 'lists', sourceLists: [list()], preview: true };
		const { json, error } = await node.run('activity', 'deleteContacts', parameters);
		expect(error).toBeUndefined();
		onlyReads();
		expect(json).toMatchObject([{ rows_to_send: null, source: { list_ids: [list()] }, rows: [] }]);
	});

	it('a preview does not move the date of Only Newly Unsubscribed', async () => {
		const parameters = {
			lists: [list()],
			preview: true,
			activityOptions: { onlyNewlyUnsubscribed: true },
		};
		const options = { mode: 'trigger' as const };
		const { error, staticData } = await node.run(
			'activity',
			'addToLists',
			parameters,
			items,
			options,
		);
		expect(error).toBeUndefined();
		expect(JSON.stringify(staticData)).not.toContain('unsubscribedUntil');
	});
});

// The form has a switch without expressions, but workflows made elsewhere may store a text.
describe.each(PREVIEWS)('%s, %s, with a switch that is stored as', (target, operation) => {
	it('the text true: sends nothing', async () => {
		const { error, json, sent } = await write(target, people, { operation, preview: 'true' });
		expect(error).toBeUndefined();
		expect(sent).toEqual([]);
		expect(json).toMatchObject([{ preview: true }]);
	});

	it('an expression: refused, nothing is sent', async () => {
		const { error, sent } = await write(target, people, { operation, preview: '={{ 1 === 1 }}' });
		expect(sent).toEqual([]);
		expect(error?.message).toContain("'Preview' is '{{ 1 === 1 }}'");
	});
});
