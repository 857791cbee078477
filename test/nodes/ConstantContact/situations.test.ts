import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IExecuteFunctions } from 'n8n-workflow';

import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { hintAtImport } from '../../../nodes/ConstantContact/contact/contacts';
import { listSearch, loadOptions, resourceMapperFields } from '../../support';
import { customField, form, fromItem, wholeContact } from './contact/contacts';
import { byId, connectedCredential, connectNode, type ConnectedNode } from './setup';

/** Known problems of other integrations with this service; the numbers are those of docs/api/constant-contact-v3-pitfalls.md. */
let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

/** Where the problems specific to one operation are tested, by part of a test's title. */
const ELSEWHERE: Record<number, [file: string, title: string]> = {
	1: ['contact/reading.test.ts', 'finds people who have unsubscribed, whom Updated After misses'],
	2: ['contact/upsert.test.ts', 'brings a deleted contact back only on request'],
	3: ['contact/upsert.test.ts', "doesn't resubscribe anybody by accident"],
	4: [
		'activity/importContacts.test.ts',
		'leaves out people who have unsubscribed, however the address is written',
	],
	5: ['contact/update.test.ts', 'changes one field and loses nothing'],
	6: ['contact/update.test.ts', 'adds to lists and removes from some'],
	10: ['oauth/tokens.test.ts', 'waits for a token server that returns'],
	18: ['contact/update.test.ts', 'says who has the new address'],
	20: ['contact/upsert.test.ts', 'names an address that was tried too often'],
	22: [
		'activity/importContacts.test.ts',
		'splits data that exceeds the limits of the service, in as few requests as possible',
	],
	23: ['../../engine/constantContactExamples.test.ts', 'the nightly push of a table to a list'],
	24: [
		'campaign/campaign.test.ts',
		'keeps the tracking mark as written, and ignores a body tag in a comment',
	],
	25: ['campaign/campaign.test.ts', 'says that a free email sender will be replaced'],
	26: ['campaignActivity/campaignActivity.test.ts', 'refuses the time %j before anything is sent'],
	29: ['activity/exportContacts.test.ts', 'starts the export of a list, waits and downloads'],
};

const READ = 'GET /contact_lists';
const TOKEN = 'POST /oauth2/default/v1/token';
const list = () => node.account.lists()[0]!;
const run = async (operation: string, parameters = {}, items = [{}]) =>
	await node.run('contact', operation, parameters as never, items);
const readLists = async (options = {}) =>
	await node.run('contactList', 'getAll', {}, [{}], options);
const bodies = (method: string) =>
	node.sandbox.log.entries.filter((entry) => entry.method === method).map(({ body }) => body);

describe('7: one form, whichever endpoint takes it', () => {
	const values = {
		email_address: 'new@example.com',
		mobile_phone: '555-0101',
		work_city: 'Rome',
		work_street: '1 Elm Street',
	};

	it('is lists of phones and addresses for a new contact, one of each for a sign-up', async () => {
		await run('create', { contactFields: form(values) });
		expect(node.lastBody()).toMatchObject({
			email_address: { address: 'new@example.com' },
			phone_numbers: [{ kind: 'mobile', phone_number: '555-0101' }],
			street_addresses: [{ kind: 'work', city: 'Rome', street: '1 Elm Street' }],
		});
		const other = { ...values, email_address: 'other@example.com' };
		const { error } = await run('signUp', { contactFields: form(other), lists: [list().id] });
		expect(error).toBeUndefined();
		expect(node.lastBody()).toEqual({
			email_address: 'other@example.com',
			phone_number: '555-0101',
			street_address: { kind: 'work', city: 'Rome', street: '1 Elm Street' },
			list_memberships: [list().id],
		});
	});

	it("doesn't send columns that aren't contact fields", async () => {
		const items = [{ email: 'new@example.com', mobilePhone: '555', list_membership: list().id }];
		const { hints } = await run('create', { contactFields: fromItem }, items);
		expect(node.lastBody()).toEqual({
			email_address: { address: 'new@example.com' },
			phone_numbers: [{ kind: 'mobile', phone_number: '555' }],
			create_source: 'Account',
		});
		expect(hints.map(({ message }) => message)).toEqual(
			expect.arrayContaining([
				"The column 'list_membership' matches no contact field and was left out",
				'The contact is in no list, so no campaign reaches it',
			]),
		);
	});
});

it('8: a rotated token that is lost on its way is said to have ended, with the setting to look at', async () => {
	node.account.expireAccessTokens();
	node.sandbox.faults.add({ when: { path: /token/ }, times: 1, do: { kind: 'resetAfter' } });
	const connection = { retries: 0 };
	const lost = await node.run('contactList', 'getAll', { connection });
	expect(lost.error).toBeDefined();
	expect(node.requests()).toEqual([READ, TOKEN]);
	const ended = await readLists();
	expect(ended.error?.message).toContain('the connection of the credential has ended');
	expect(ended.error?.description).toContain('reconnect the account');
	expect(ended.error?.description).toMatch(/long.lived/i);
});

describe('9: two holders of one connection', () => {
	const copyOf = () => ({ constantContactOAuth2Api: connectedCredential(node.account) });

	it('with rotating tokens, the second one has to connect again; with others both continue', async () => {
		const copy = copyOf();
		node.account.expireAccessTokens();
		expect((await readLists()).error).toBeUndefined();
		const { error } = await readLists({ credentials: copy });
		expect(error?.message).toContain('the connection of the credential has ended');
		expect((await readLists()).error).toBeUndefined();
	});

	it('with long lived tokens both continue', async () => {
		await node.close();
		node = await connectNode({ constantContactV3: { refreshTokens: 'longLived' } });
		const copy = copyOf();
		node.account.expireAccessTokens();
		expect((await readLists()).error).toBeUndefined();
		expect((await readLists({ credentials: copy })).error).toBeUndefined();
		expect(node.requests().filter((request) => request === TOKEN)).toHaveLength(2);
	});
});

describe('11: a menu', () => {
	it.each([
		['searchLists', 'list', listSearch],
		['searchTags', 'tag', listSearch],
		['getLists', 'lists', loadOptions],
	] as const)('%s costs one request', async (method, _field, ask) => {
		await ask(ConstantContact, method, { credentials: node.credentials });
		expect(node.requests()).toHaveLength(1);
	});

	it('says that four requests a second are allowed, and is not empty silently', async () => {
		node.sandbox.faults.add({ do: { kind: 'status', status: 429 } });
		const asked = resourceMapperFields(ConstantContact, 'getContactFields', {
			credentials: {
				constantContactOAuth2Api: {
					...node.credentials.constantContactOAuth2Api,
					customizeConnection: true,
					retries: 0,
				},
			},
		});
		await expect(asked).rejects.toMatchObject({
			description: expect.stringContaining('four requests per second') as string,
		});
	});
});

it('12: the daily quota stops a run at once, and says when it starts over', async () => {
	node.account.options.dailyLimit = 3;
	const items = Array.from({ length: 20 }, (_, at) => ({ email: `new${at}@example.com` }));
	const { error } = await run(
		'create',
		{ contactFields: fromItem, connection: { maxConcurrentRequests: 1 } },
		items,
	);
	expect(error?.description).toContain('00:00 UTC');
	expect(error?.description).toContain('3 of 20 items were done');
	expect(node.requests()).toHaveLength(4);
});

it.each([50, 500, 501])('13: a list of %i members is read whole', async (members) => {
	await node.close();
	node = await connectNode({ constantContactV3: { contacts: 0 } });
	for (let at = 0; at < members; at++) {
		node.account.putContact({ email: `m${at}@example.com`, lists: [list().id] });
	}
	const { json } = await node.run('contactList', 'getMembers', {
		list: byId(list().id),
		returnAll: true,
	});
	expect(json).toHaveLength(members);
	const first = node.sandbox.log.entries.filter(({ query }) => query.lists !== undefined);
	expect(first).toHaveLength(1);
});

describe('14: custom fields whose labels are nearly the same', () => {
	let plain: string;
	let dashed: string;
	beforeEach(async () => {
		plain = await customField(node, { label: 'T Shirt', type: 'string' });
		dashed = await customField(node, { label: 'T-Shirt', type: 'string' });
	});
	const idOf = (key: string) => key.slice('cf:'.length);

	it('are distinguished by the exact label', async () => {
		const items = [{ email: 'new@example.com', 'T-Shirt': 'L', 'T Shirt': 'S' }];
		const { error } = await run('create', { contactFields: fromItem }, items);
		expect(error).toBeUndefined();
		expect(bodies('POST').at(-1)).toMatchObject({
			custom_fields: [
				{ custom_field_id: idOf(dashed), value: 'L' },
				{ custom_field_id: idOf(plain), value: 'S' },
			],
		});
		const { json } = await run('get', { contact: byId('new@example.com'), simplify: true });
		expect(json[0]?.custom_fields).toEqual({ 'T Shirt': 'S', 'T-Shirt': 'L' });
	});

	it('are not guessed', async () => {
		const items = [{ email: 'new@example.com', tshirt: 'L' }];
		const { error } = await run('create', { contactFields: fromItem }, items);
		expect(error?.message).toContain("may be any of the custom fields 'T Shirt' and 'T-Shirt'");
		expect(bodies('POST')).toEqual([]);
	});

	it('are not guessed by an import', async () => {
		const items = [{ email: 'new@example.com', tshirt: 'L' }];
		const parameters = { lists: [list().id], waiting: { checkEvery: 0.1 } };
		const { error } = await node.run('activity', 'importContacts', parameters, items);
		expect(error?.message).toContain("may be any of the custom fields 'T Shirt' and 'T-Shirt'");
		expect(bodies('POST')).toEqual([]);
	});
});

describe('16: dates', () => {
	it.each([
		['anniversary', '31.12.2020', "'Anniversary' isn't a date"],
		['anniversary', '04/11/2020', "'Anniversary' isn't a date"],
		['anniversary', '2020-02-31', "'Anniversary' isn't a date"],
		['birthday_month', 2, 'belong together'],
		['birthday_day', 31, 'belong together'],
	])('%s %s is refused', async (key, value, message) => {
		const contactFields = form({ email_address: 'new@example.com', [key]: value });
		const { error } = await run('create', { contactFields });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('are sent year first, as the day that was written, in any time zone', async () => {
		const contactFields = form({
			email_address: 'new@example.com',
			anniversary: '2020-11-04T23:30:00-05:00',
			birthday_month: 2,
			birthday_day: 29,
		});
		await node.run('contact', 'create', { contactFields }, [{}], { timezone: 'Asia/Tokyo' });
		expect(node.lastBody()).toMatchObject({
			anniversary: '2020-11-04',
			birthday_month: 2,
			birthday_day: 29,
		});
	});
});

describe('17: phones and addresses', () => {
	it("of one kind don't replace those of another, and no country is invented", async () => {
		const { id } = wholeContact(node);
		const contactFields = form({ work_city: 'Boston', work_state: 'MA' });
		await run('update', { contact: byId(id), contactFields });
		expect(bodies('PUT')[0]).toMatchObject({
			street_addresses: [
				{ kind: 'home', street: '1 Elm Street', city: 'Rome', country: 'Italy' },
				{ kind: 'work', city: 'Boston', state: 'MA' },
			],
		});
		expect(bodies('PUT')[0]).not.toHaveProperty('street_addresses.1.country');
	});
});

describe('19: who added a person', () => {
	const signUp = async () =>
		await run('signUp', {
			contactFields: form({ email_address: 'new@example.com' }),
			lists: [list().id],
		});

	it('decides which emails are sent', async () => {
		const create = async (email: string, createSource: string) =>
			await run('create', {
				contactFields: form({ email_address: email }),
				additionalFields: { createSource, lists: [list().id] },
			});
		await create('by-account@example.com', 'Account');
		expect(node.account.mails).toEqual([]);
		await create('by-person@example.com', 'Contact');
		expect(node.account.mails.length).toBeGreaterThan(0);
	});

	it('waits for the confirmation if the account wants it', async () => {
		node.account.options.confirmedOptIn = true;
		expect((await signUp()).error).toBeUndefined();
		expect(node.account.contact('new@example.com')?.email?.permission).toBe('pending_confirmation');
	});
});

describe('21: spellings of an address', () => {
	it('are one contact', async () => {
		const items = ['ann+news@example.com', ' Ann+News@Example.com ', 'ANN+NEWS@EXAMPLE.COM'].map(
			(email) => ({ email }),
		);
		const { error, json } = await run(
			'upsert',
			{ contactFields: fromItem, simplify: false },
			items,
		);
		expect(error).toBeUndefined();
		expect(json.map(({ action }) => action)).toEqual(['created', 'updated', 'updated']);
		expect(new Set(json.map(({ contact_id: id }) => id)).size).toBe(1);
		const asked = node.sandbox.log.entries.filter(
			({ method, path }) => method === 'GET' && path.endsWith('/contacts'),
		);
		for (const { rawUrl } of asked) expect(rawUrl).toContain('ann%2Bnews%40example.com');
	});
});

describe('27: a user who may read, and not write', () => {
	it.each(['contactList', 'tag'] as const)(
		'gets the missing privilege named for a %s',
		async (resource) => {
			const tokens = node.account.grant({ role: 'campaignCreator' });
			const credentials = { constantContactOAuth2Api: connectedCredential(node.account, tokens) };
			expect((await node.run(resource, 'getAll', {}, [{}], { credentials })).error).toBeUndefined();
			const { error } = await node.run(resource, 'create', { name: 'New' }, [{}], { credentials });
			expect(error).toMatchObject({ httpCode: '403' });
			expect(error?.message).toContain("lacks the privilege 'contacts:write'");
			expect(error?.description).toContain("the account's owner");
		},
	);
});

it('28: a connection that was made without offline_access says so when it ends', async () => {
	const { accessToken } = node.account.grant();
	const tokens = { accessToken, refreshToken: '' };
	const constantContactOAuth2Api = connectedCredential(node.account, tokens);
	expect((await readLists({ credentials: { constantContactOAuth2Api } })).error).toBeUndefined();
	node.account.expireAccessTokens();
	const { error } = await readLists({ credentials: { constantContactOAuth2Api } });
	expect(error?.description).toContain('offline_access');
	expect(node.requests()).toEqual([READ, READ]);
});

it('30: a creation whose response got lost is neither an error the next time nor a second contact', async () => {
	node.sandbox.faults.add({ when: { method: 'POST' }, times: 1, do: { kind: 'resetAfter' } });
	const parameters = { contactFields: form({ email_address: 'new@example.com' }), simplify: false };
	const first = await run('upsert', parameters);
	expect(first.error?.description).toContain('check there before you run it again');
	const { json } = await run('upsert', parameters);
	expect(json[0]).toMatchObject({ action: 'updated' });
	expect(
		[...node.account.contacts()].filter(({ email }) => email?.address === 'new@example.com'),
	).toHaveLength(1);
});

describe('15: as many custom fields as each request takes', () => {
	const fields = async (count: number) => {
		const labels = Array.from({ length: count }, (_, at) => ({ label: `Field ${at}` }));
		const parameters = { label: '={{ $json.label }}', type: 'string' };
		const { json } = await node.run('customField', 'create', parameters, labels);
		const values = Object.fromEntries(
			json.map(({ custom_field_id: id }) => [`cf:${String(id)}`, 'x']),
		);
		node.sandbox.log.clear();
		return form({ email_address: 'new@example.com', ...values });
	};

	it('is 25 for a contact', async () => {
		const { error } = await run('create', { contactFields: await fields(26) });
		expect(error?.message).toContain('26 custom fields are filled in, but at most 25 are allowed');
		expect(bodies('POST')).toEqual([]);
	});

	it('is 50 for a sign-up', async () => {
		const parameters = { contactFields: await fields(30), lists: [list().id] };
		const { error } = await run('signUp', parameters);
		expect(error).toBeUndefined();
		const [sent] = bodies('POST') as Array<{ custom_fields: unknown[] }>;
		expect(sent?.custom_fields).toHaveLength(30);
	});
});

describe('15: a text of a custom field that is too long', () => {
	const long = `${'x'.repeat(254)}\u{1F600} and more`;
	const upsert = async (value: string, more = {}) => {
		const { json: fields } = await node.run('customField', 'create', {
			label: 'Remarks',
			type: 'string',
		});
		node.sandbox.log.clear();
		const result = await run('upsert', { contactFields: fromItem, ...more }, [
			{ email: 'new@example.com', Remarks: value },
		]);
		const id = String(fields[0]?.custom_field_id);
		return { ...result, sent: bodies('POST') as Array<{ custom_fields: unknown[] }>, id };
	};

	it('is refused before anything is sent', async () => {
		const { error, sent } = await upsert(long);
		expect(error?.message).toContain("'Remarks' has 265 characters; the maximum is 255");
		expect(sent).toEqual([]);
	});

	it('is cut on request, never within a character, and a hint names it', async () => {
		const { error, sent, id, hints } = await upsert(long, { unusableValues: 'cut' });
		expect(error).toBeUndefined();
		expect(sent[0]?.custom_fields).toEqual([{ custom_field_id: id, value: 'x'.repeat(254) }]);
		expect(hints.map(({ message }) => message).join()).toContain(
			"Cut texts for 'Remarks' to 255 characters: item 0: column 'Remarks' contains 265 characters",
		);
	});

	it('says nothing about texts that fit', async () => {
		const { sent, hints } = await upsert('x'.repeat(255), { unusableValues: 'cut' });
		expect(sent[0]?.custom_fields).toEqual([expect.objectContaining({ value: 'x'.repeat(255) })]);
		expect(hints.filter(({ message }) => message.includes('Cut'))).toEqual([]);
	});

	it('leaves other values that are too long to be corrected', async () => {
		const { error } = await run('upsert', { contactFields: fromItem, unusableValues: 'cut' }, [
			{ email: 'new@example.com', first_name: 'x'.repeat(51) },
		]);
		expect(error?.message).toContain('the maximum is 50');
		expect(bodies('POST')).toEqual([]);
	});
});

describe('more parts than a contact can have', () => {
	it.each([
		['addToList', 'lists', 'list_memberships', 'createList'],
		['addTag', 'tags', 'taggings', 'createTag'],
	] as const)(
		'are refused by %s before anything is written',
		async (operation, what, _part, kind) => {
			const names = Array.from({ length: 51 }, (_, at) => ({ name: `Number ${at}` }));
			const resource = kind === 'createList' ? 'contactList' : 'tag';
			const { json } = await node.run(resource, 'create', { name: '={{ $json.name }}' }, names);
			const ids = json.map((record) => String(record.list_id ?? record.tag_id));
			const own = { [what === 'lists' ? 'lists' : 'tags']: ids.slice(0, 50) };
			const { id } = node.account.putContact({ email: 'full@example.com', ...own });
			node.sandbox.log.clear();
			const { error } = await run(operation, { contact: byId(id), [what]: [ids[50]] });
			expect(error?.message).toContain(`would have 51 ${what}; the maximum is 50`);
			expect(bodies('PUT')).toEqual([]);
		},
	);
});

it('12: many contacts one by one get a hint at the import', async () => {
	// They are rejected before anything is sent, which takes no time.
	const items = Array.from({ length: 500 }, () => ({ email: 'nobody' }));
	const options = { continueOnFail: 'continueRegularOutput' } as const;
	const { hints } = await node.run(
		'contact',
		'upsert',
		{ contactFields: fromItem },
		items,
		options,
	);
	expect(hints.filter(({ message }) => message.includes('Import Contacts'))).toHaveLength(1);
	expect(node.requests()).toEqual([]);
	const hint = jest.fn();
	const of = (count: number) => ({ getInputData: () => items.slice(0, count) });
	hintAtImport(of(499) as unknown as IExecuteFunctions, hint);
	expect(hint).not.toHaveBeenCalled();
});

describe('17: an import with numbers of other countries', () => {
	const importing = async (phone: string) =>
		await node.run(
			'activity',
			'importContacts',
			{ lists: [list().id], activityOptions: { checkEvery: 0.1 } },
			[{ email: 'new@example.com', mobile_phone: phone }],
		);
	const isTold = ({ hints }: Awaited<ReturnType<typeof importing>>) =>
		hints.some(({ message }) => message.includes('only US phone numbers'));

	it.each(['+39 333 0001001', '0039 333 0001001'])('%s is sent, with a hint', async (phone) => {
		const result = await importing(phone);
		expect(isTold(result)).toBe(true);
		expect(bodies('POST')).toMatchObject([{ import_data: [{ mobile_phone: phone }] }]);
	});

	it.each(['+1 781 555 0101', '781-555-0101', '001 781 555 0101'])(
		'%s is one of the US',
		async (phone) => {
			expect(isTold(await importing(phone))).toBe(false);
		},
	);
});

describe('19: what became of a sign-up', () => {
	const signUp = async (options: object) =>
		await run('signUp', {
			contactFields: form({ email_address: 'new@example.com' }),
			lists: [list().id],
			options,
		});

	it.each([
		[true, 'pending_confirmation'],
		[false, 'explicit'],
	])(
		'with confirmed opt-in %s is %s, at the price of a request',
		async (confirmedOptIn, permission) => {
			node.account.options.confirmedOptIn = confirmedOptIn;
			const { json } = await signUp({ returnPermission: true });
			expect(json).toMatchObject([{ action: 'created', permission_to_send: permission }]);
			const id = node.account.contact('new@example.com')?.id;
			expect(node.requests()).toEqual([
				'GET /contacts',
				'POST /contacts/sign_up_form',
				`GET /contacts/${id}`,
			]);
		},
	);

	it('is not asked otherwise', async () => {
		const { json } = await signUp({});
		expect(json[0]).not.toHaveProperty('permission_to_send');
		expect(node.requests()).toEqual(['GET /contacts', 'POST /contacts/sign_up_form']);
	});
});

it('each of the thirty situations has its test', () => {
	const titles = (file: string) => readFileSync(file, 'utf8');
	const own = [...titles(__filename).matchAll(/[('"`](\d+): \S/g)].map(([, number]) =>
		Number(number),
	);
	const all = Array.from({ length: 30 }, (_, at) => at + 1);
	expect(all.filter((number) => !own.includes(number) && !(number in ELSEWHERE))).toEqual([]);
	const missing = Object.values(ELSEWHERE).filter(
		([file, title]) =>
			!["'", '"'].some((quote) => titles(join(__dirname, file)).includes(`(${quote}${title}`)),
	);
	expect(missing).toEqual([]);
});
