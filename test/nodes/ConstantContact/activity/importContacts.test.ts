import type { IDataObject } from 'n8n-workflow';

import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { fileItem, listSearch } from '../../../support';
import { form } from '../contact/contacts';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const IMPORT = 'POST /activities/contacts_json_import';
const quickly = { checkEvery: 0.1 };

const lists = () => [node.account.lists()[0]!.id];

const run = async (items: IDataObject[], more: object = {}, options: object = {}) =>
	await node.run(
		'activity',
		'importContacts',
		{ lists: lists(), activityOptions: quickly, ...more },
		items,
		options,
	);

const bodies = () =>
	node.sandbox.log.entries
		.filter(({ path }) => path.endsWith('contacts_json_import'))
		.map(({ body }) => body as { import_data: IDataObject[]; list_ids: string[] });

const person = (n: number) => ({ Email: `p${n}@example.com`, 'First Name': `P${n}` });

describe('activity: importContacts', () => {
	it('sends rows by the names that tables have, custom fields by label, and waits', async () => {
		await node.run('customField', 'create', { label: 'Shoe size', type: 'number' });
		node.sandbox.log.clear();
		const items = [
			{ Email: 'a@example.com', 'First name': 'Ann', 'shoe size': 42, city: 'Rome', Phone: '1' },
			{ Email: 'b@example.com', home_zip: '00100', 'Shoe size': '' },
		];
		const { json, error } = await run(items);
		expect(error).toBeUndefined();
		expect(node.requests().slice(0, 3)).toEqual([
			'GET /contact_custom_fields',
			'GET /contacts',
			IMPORT,
		]);
		expect(bodies()).toEqual([
			{
				list_ids: lists(),
				import_data: [
					{
						email: 'a@example.com',
						first_name: 'Ann',
						work_phone: '1',
						home_city: 'Rome',
						'cf:Shoe_size': '42',
					},
					{ email: 'b@example.com', home_zip: '00100' },
				],
			},
		]);
		expect(json).toMatchObject([
			{
				state: 'completed',
				rows_sent: 2,
				unsubscribed: [],
				unsubscribed_meanwhile: [],
				status: { person_count: 2, error_count: 0 },
			},
		]);
		expect(node.account.contact('a@example.com')).toMatchObject({ lists: lists() });
		expect(node.account.mails).toEqual([]);
	});

	it('takes neither phone number nor city from contacts as they were read, whose kind is unknown', async () => {
		node.account.putContact({ email: 'a@example.com', texts: { first_name: 'Ann' } });
		const read = await node.run('contact', 'get', { contact: byId('a@example.com') });
		const items = [{ ...read.json[0], phone_number: '555-0100', city: 'Rome', last_name: 'Adams' }];
		const activityOptions = { ...quickly, unknownColumns: 'skip' };
		const { error, hints } = await run(items, { activityOptions });
		expect(error).toBeUndefined();
		expect(bodies()[0]?.import_data).toEqual([
			{ email: 'a@example.com', first_name: 'Ann', last_name: 'Adams' },
		]);
		expect(hints.map(({ message }) => message).join()).toMatch(
			/Left out columns that .*'phone_number', 'city'/,
		);
	});

	it.each(['0', '00', '0.0', 'n/a', ' '])('sends no birthday of %j', async (none) => {
		const items = [{ Email: 'a@example.com', 'Birthday Month': none, 'Birthday Day': none }];
		const others = { Email: 'b@example.com', 'Birthday Month': 2, 'Birthday Day': 29 };
		const { error } = await run([...items, others]);
		expect(error).toBeUndefined();
		expect(bodies()[0]?.import_data).toEqual([
			{ email: 'a@example.com' },
			{ email: 'b@example.com', birthday_month: '2', birthday_day: '29' },
		]);
	});

	it.each([
		['Favourite Flower', ' rose', 'cf:Favourite_Flower', 'Rose'],
		['Favourite Flower', 'lily\u00a0&  fern', 'cf:Favourite_Flower', 'Lily & Fern'],
		['Interests', '["Books"]', 'cf:Interests', 'Books'],
		['Wants Catalogue', 'Ja', 'cf:Wants_Catalogue', 'true'],
		['Points', "'12", 'cf:Points', '12'],
	])('sends %s %j as the service spells it', async (column, value, key, sent) => {
		const { error, json } = await run([{ Email: 'a@example.com', [column]: value }]);
		expect(error).toBeUndefined();
		expect(bodies()[0]?.import_data).toEqual([{ email: 'a@example.com', [key]: sent }]);
		expect(json[0]?.errors).toEqual([]);
	});

	it.each([
		['Favourite Flower', 'Daisy', "which isn't a choice. Use one of: Rose, Tulip, Lily & Fern"],
		['Interests', '[Books]', "which isn't a choice. Use one of: Books, Coffee, Gardens"],
		['Wants Catalogue', 'maybe', "which isn't true or false"],
		['Points', '0x10', "which isn't a number. Enter digits with a point"],
		['Turnover', '12,50', "which isn't a number. Enter digits with a point"],
	])('refuses %s %j before anything is sent', async (column, value, problem) => {
		const { error } = await run([{ Email: 'a@example.com', [column]: value }]);
		expect(error?.message).toContain(`item 0: has the cf:${column.replace(' ', '_')} '${value}', `);
		expect(error?.message).toContain(problem);
		expect(bodies()).toEqual([]);
	});

	it('refuses half a birthday, and one that does not exist', async () => {
		const { error } = await run([
			{ Email: 'a@example.com', 'Birthday Month': 3 },
			{ Email: 'b@example.com', 'Birthday Month': 4, 'Birthday Day': 31 },
		]);
		expect(error?.message).toContain(
			"item 0: has a birthday_month, but no birthday_day; item 1: has the birthday 4/31, a day that doesn't exist",
		);
		expect(bodies()).toEqual([]);
	});

	it('leaves out people who have unsubscribed, however the address is written', async () => {
		node.account.options.importOfUnsubscribed = 'resubscribe';
		const { id } = node.account.putContact({
			email: 'gone@example.com',
			permission: 'unsubscribed',
		});
		const items = [{ email: ' GONE@Example.com' }, { email: 'new@example.com' }];
		const { json, hints } = await run(items);
		expect(node.sandbox.log.entries[1]?.query).toEqual({
			status: 'unsubscribed,deleted',
			limit: '500',
		});
		expect(bodies()[0]?.import_data).toEqual([{ email: 'new@example.com' }]);
		expect(json[0]).toMatchObject({
			rows_sent: 1,
			unsubscribed: [{ item: 0, email_address: 'GONE@Example.com', message: 'has unsubscribed' }],
		});
		expect(hints.map(({ message }) => message)).toContain(
			'Left out 1 of the rows: item 0: has unsubscribed',
		);
		expect(node.account.contact(id)?.email?.permission).toBe('unsubscribed');
	});

	describe('people who have unsubscribed from text messages', () => {
		const NUMBER = '7815550100';
		const email = 'bo@example.com';
		const consent = { sms_consent_date: '2026-01-01' };
		const permission = () => node.account.contact(email)?.sms?.permission;

		beforeEach(async () => {
			const value = {
				email_address: email,
				sms_number: `+1${NUMBER}`,
				sms_permission: 'unsubscribed',
			};
			await node.run('contact', 'create', { contactFields: form(value) });
			expect(permission()).toBe('unsubscribed');
			node.sandbox.log.clear();
		});

		it.each(['explicit', 'not_set'])(
			'are left out if their row has a number and the permission is %s',
			async (smsPermission) => {
				const activityOptions = { ...quickly, smsPermission };
				const items = [
					{ email: 'Bo@Example.com', sms_number: NUMBER, ...consent },
					{ email: 'new@example.com', sms_number: '7815550199', ...consent },
				];
				const { json, error } = await run(items, { activityOptions });
				expect(error).toBeUndefined();
				expect(bodies()[0]?.import_data).toHaveLength(1);
				expect(json[0]).toMatchObject({ rows_sent: 1, unsubscribed: [{ item: 0 }] });
				expect(JSON.stringify(json[0]?.unsubscribed)).toContain('from text messages');
				expect(permission()).toBe('unsubscribed');
			},
		);

		it.each([
			['no row has one', [{ email, first_name: 'Bo' }], 1],
			[
				'only other rows have one',
				[
					{ email: 'new@example.com', sms_number: '7815550199', ...consent },
					{ email, first_name: 'Bo', sms_number: '' },
				],
				2,
			],
			[
				'a later row of theirs has none',
				[
					{ email, sms_number: NUMBER, ...consent },
					{ email, first_name: 'Bo', sms_number: '' },
				],
				2,
			],
		])('are sent if %s', async (_what, items, lookups) => {
			const activityOptions = { ...quickly, smsPermission: 'not_set' };
			const { error } = await run(items, { activityOptions, wait: false });
			expect(error).toBeUndefined();
			expect(bodies()[0]?.import_data).toContainEqual({ email, first_name: 'Bo' });
			expect(node.requests().filter((request) => request === 'GET /contacts')).toHaveLength(
				lookups,
			);
		});
	});

	it("sends them only on request, and then doesn't read who has unsubscribed", async () => {
		node.account.putContact({ email: 'gone@example.com', permission: 'unsubscribed' });
		const activityOptions = { ...quickly, includeUnsubscribed: true };
		const { json } = await run([{ email: 'gone@example.com' }], { activityOptions });
		expect(node.requests()).not.toContain('GET /contacts');
		expect(json[0]).not.toHaveProperty('unsubscribed');
		expect(bodies()[0]?.import_data).toHaveLength(1);
	});

	it('leaves out people who unsubscribed and were deleted later, and restores others', async () => {
		node.account.options.importOfUnsubscribed = 'resubscribe';
		const out = node.account.putContact({ email: 'out@example.com' });
		node.account.optOut(out.id);
		const other = node.account.putContact({ email: 'other@example.com' });
		for (const { id } of [out, other]) node.account.putContact({ id, isDeleted: true });
		const { json, error } = await run([
			{ email: 'Out@example.com' },
			{ email: 'other@example.com' },
		]);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([
			{
				unsubscribed: [{ item: 0, email_address: 'Out@example.com', message: 'has unsubscribed' }],
			},
		]);
		expect(node.account.contact(out.id)).toMatchObject({
			email: { permission: 'unsubscribed' },
			deletedTime: expect.any(Number) as number,
		});
		expect(node.account.contact(other.id)?.deletedTime).toBeUndefined();
	});

	it('names people who unsubscribed meanwhile', async () => {
		const emails = Array.from({ length: 25 }, (_, index) => `p${index}@example.com`);
		const contacts = emails.map((email) => node.account.putContact({ email }));
		node.sandbox.faults.add({
			when: { path: /contacts_json_import/ },
			do: { kind: 'slowBody', bytesPerSecond: 2000 },
		});
		const running = run([...emails, 'other@example.com'].map((email) => ({ email })));
		while (!node.requests().includes(IMPORT)) await new Promise((done) => setTimeout(done, 5));
		for (const { id } of contacts) node.account.optOut(id);
		const { json, hints } = await running;
		expect(json[0]).toMatchObject({ unsubscribed_meanwhile: emails });
		const [hint] = hints.filter(({ message }) => message.includes('during the import'));
		expect(hint?.message).toMatch(/any list: p0@.*, p19@example\.com and 5 more$/);
	});

	it('reports that no contacts are left', async () => {
		node.account.putContact({ email: 'gone@example.com', permission: 'unsubscribed' });
		const { error } = await run([{ email: 'gone@example.com' }]);
		expect(error?.message).toBe('There are no rows to send');
		expect(error?.description).toContain('has unsubscribed');
		expect(node.requests()).not.toContain(IMPORT);
	});

	it('splits data that exceeds the limits of the service, in as few requests as possible', async () => {
		const rows = Array.from({ length: 40_001 }, (_, n) => `p${n}@example.com`);
		const item = await fileItem({
			content: Buffer.from(`email\n${rows.join('\n')}\n`),
			fileName: 'people.csv',
			mimeType: 'text/csv',
		});
		const { json, error } = await node.run(
			'activity',
			'importContacts',
			{ source: 'file', lists: lists(), activityOptions: quickly },
			[],
			{ json: undefined, items: [item] },
		);
		expect(error).toBeUndefined();
		expect(bodies().map(({ import_data: data }) => data.length)).toEqual([39_999, 2]);
		expect(json.map(({ rows_sent: sent }) => sent)).toEqual([39_999, 2]);
		expect(node.account.contact('p40000@example.com')).toBeDefined();
	});

	it('traces refused rows back to the items', async () => {
		node.account.options.importOfUnsubscribed = 'error';
		node.account.putContact({ email: 'gone@example.com', permission: 'unsubscribed' });
		const { json } = await run([person(1), { Email: 'gone@example.com' }], {
			activityOptions: { checkEvery: 0.1, includeUnsubscribed: true },
		});
		expect(json[0]).toMatchObject({
			errors: [{ item: 1, email_address: 'gone@example.com' }],
			status: { error_count: 1 },
		});
	});

	describe('refused and invalid rows as items', () => {
		const activityOptions = { ...quickly, refusedRows: true, invalidRows: 'skip' };
		const good = { Email: 'a@example.com' };
		const refused = { Email: 'b@example.com', sms_number: '+39 333 1234567' };
		const invalid = { Email: 'ann' };
		const reason = 'sms_number is not a valid US phone number';
		const wrong = "'ann' isn't an email address";
		const outputs = [
			{
				error: `Item 2 (ann): ${wrong}`,
				message: wrong,
				details: { row: 2, values: { email_address: 'ann' }, reason: wrong },
			},
			{ message: expect.stringContaining(reason) as string },
		];

		it('take no requests of their own, and have no fields but those of errors', async () => {
			const { json } = await run([good, refused, invalid], { activityOptions });
			expect(json[0]).toMatchObject({ rows_sent: 2, unsubscribed_meanwhile: [] });
			expect(json.slice(1)).toMatchObject(outputs);
			for (const row of json.slice(1)) {
				expect(Object.keys(row)).toEqual(['error', 'message', 'details']);
			}
			// Two before the import, for emails and for text messages, and one after it.
			expect(node.requests().filter((request) => request === 'GET /contacts')).toHaveLength(3);
		});

		it('go to the error output', async () => {
			const { json, errorItems } = await run(
				[good, refused, invalid],
				{ activityOptions },
				{ continueOnFail: 'continueErrorOutput' },
			);
			expect(json).toMatchObject([{ rows_sent: 2 }]);
			expect(errorItems.map((item) => item.json)).toMatchObject(outputs);
		});
	});

	it.each([
		[[{ name: 'x' }], {}, 'no column for the email address'],
		[[{ email: 'ann' }], {}, "'ann' isn't an email address"],
		[
			[{ email: `${'x'.repeat(45)}@example.com` }],
			{},
			'has 57 characters in email; the maximum is 50',
		],
		[
			[{ email: 'a@example.com', first_name: 'x'.repeat(51) }],
			{},
			'in first_name; the maximum is 50',
		],
		[[{ email: 'a@example.com', color: 'red' }], {}, "doesn't recognize: 'color'"],
	])('refuses %j before anything is sent', async (items, more, message) => {
		const { error } = await run(items as IDataObject[], more);
		expect(error?.message).toContain(message);
		expect(node.requests()).not.toContain(IMPORT);
	});

	describe('with custom fields', () => {
		const create = async (label: string, type: string, choices?: string) =>
			await node.run('customField', 'create', { label, type, ...(choices && { choices }) });

		it('reads times as the contact form does', async () => {
			await create('Last visit', 'datetime');
			const { error } = await run([
				{ email: 'a@example.com', 'Last visit': '2026-01-02 10:00:00 +0100' },
				{ email: 'b@example.com', 'Last visit': '2026-01-02T09:00:00.000Z' },
				{ email: 'c@example.com', 'Last visit': '0000-00-00' },
			]);
			expect(error).toBeUndefined();
			const [sent] = bodies() as Array<{ import_data: IDataObject[] }>;
			expect(sent?.import_data).toEqual([
				{ email: 'a@example.com', 'cf:Last_visit': '2026-01-02T09:00:00Z' },
				{ email: 'b@example.com', 'cf:Last_visit': '2026-01-02T09:00:00Z' },
				{ email: 'c@example.com' },
			]);
		});

		it('refuses what is no time, before anything is sent', async () => {
			await create('Last visit', 'datetime');
			const { error } = await run([{ email: 'a@example.com', 'Last visit': 'soon' }]);
			expect(error?.message).toContain("has the cf:Last_visit 'soon', which isn't a time");
			expect(node.requests()).not.toContain(IMPORT);
		});

		it('takes an empty list for no choice', async () => {
			await create('Colors', 'multi_select', 'Red');
			const { error } = await run([{ email: 'a@example.com', Colors: '[]' }]);
			expect(error).toBeUndefined();
			expect(bodies()).toMatchObject([{ import_data: [{ email: 'a@example.com' }] }]);
			expect(JSON.stringify(bodies())).not.toContain('cf:');
		});
	});

	it('sends nothing twice with Retry On Fail', async () => {
		node.sandbox.faults.add({
			when: { path: /activities\//, method: 'GET' },
			times: 1,
			do: { kind: 'status', status: 400 },
		});
		const { error } = await run(
			[person(1)],
			{},
			{
				retryOnFail: { maxTries: 2, waitBetweenTries: 0 },
			},
		);
		expect(error).toBeUndefined();
		expect(bodies()).toHaveLength(1);
		expect(
			node.requests().filter((request) => /activities\/./.test(request)).length,
		).toBeGreaterThan(2);
	});
});

describe('as a file', () => {
	const activityOptions = { ...quickly, sendAs: 'file' };
	const entry = () =>
		node.sandbox.log.entries.find(({ path }) => path.endsWith('contacts_file_import'));

	it('sends the same rows, each with a cell for each column', async () => {
		const items = [
			{ Email: 'a@example.com', city: 'Rome, "old"', 'First Name': 'Ann' },
			{ Email: 'b@example.com', work_phone: '1' },
		];
		const { json, error } = await run(items, { activityOptions });
		expect(error).toBeUndefined();
		expect(entry()?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		const body = String(entry()?.body);
		expect(body).toContain('email,first_name,work_phone,home_city\n');
		expect(body).toContain('a@example.com,Ann,,"Rome, ""old"""\nb@example.com,,1,\n');
		expect(body).toContain(lists().join());
		expect(json).toMatchObject([{ state: 'completed', rows_sent: 2 }]);
		expect(node.account.contact('a@example.com')?.lists).toEqual(lists());
	});

	it('leaves out people who have unsubscribed, and is repeated whole after the token has expired', async () => {
		const gone = node.account.putContact({ email: 'gone@example.com' });
		node.account.optOut(gone.id);
		node.account.expireAccessTokens();
		const items = [{ Email: 'gone@example.com' }, { Email: 'a@example.com' }];
		const { json, error } = await run(items, { activityOptions });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([
			{ rows_sent: 1, unsubscribed: [{ email_address: 'gone@example.com' }] },
		]);
	});
});

describe('text messages', () => {
	const row = { Email: 'a@example.com', sms_number: '7815550100' };
	const explicit = { ...quickly, smsPermission: 'explicit' };

	it.each(['json', 'file'])('are allowed if the rows say when, as %s', async (sendAs) => {
		const items = [{ ...row, sms_consent_date: '2025-12-01' }];
		const { error } = await run(items, { activityOptions: { ...explicit, sendAs } });
		expect(error).toBeUndefined();
		const sent = node.sandbox.log.entries.find(({ path }) => path.endsWith('_import'))?.body;
		const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
		expect(body).toMatch(/sms_permission_to_send"\W+explicit/);
		expect(node.account.contact('a@example.com')?.sms?.permission).toBe('explicit');
	});

	it.each<[unknown, string]>([
		['2025-12-01T22:30:00-05:00', '12/01/2025'],
		[45992, '12/01/2025'],
		['Dec 1, 2025', '12/01/2025'],
	])('are allowed with a consent date, in any unambiguous format: %j', async (given, sent) => {
		const items = [{ ...row, sms_consent_date: given as string }];
		const { error } = await run(items, { activityOptions: explicit });
		expect(error).toBeUndefined();
		expect(bodies()[0]?.import_data).toMatchObject([{ sms_consent_date: sent }]);
		expect(node.account.contact('a@example.com')?.sms?.permission).toBe('explicit');
	});

	it.each(['1764547200', '45992.5', '31/12/2025'])(
		'are refused with the consent date %s',
		async (given) => {
			const items = [{ ...row, sms_consent_date: given }];
			const { error } = await run(items, { activityOptions: explicit });
			expect(error?.message).toContain(`has the sms_consent_date '${given}', which isn't a date`);
			expect(node.requests()).not.toContain(IMPORT);
		},
	);

	it.each(['+1 (781) 555-0100', '1-781-555-0100', '+17815550100', '781.555.0100'])(
		'go to the US number %s without the code of the country',
		async (given) => {
			const { error } = await run([{ ...row, sms_number: given }]);
			expect(error).toBeUndefined();
			expect(bodies()[0]?.import_data).toMatchObject([{ sms_number: '7815550100' }]);
		},
	);

	it('to another country are sent as they are, with a hint', async () => {
		const { hints } = await run([{ ...row, sms_number: '+39 333 1234567' }]);
		expect(bodies()[0]?.import_data).toMatchObject([{ sms_number: '+39 333 1234567' }]);
		expect(hints.map(({ message }) => message).join()).toContain('accept only US phone numbers');
	});

	it('are not to a number without a date among others with one', async () => {
		const dated = { ...row, sms_consent_date: '2025-12-01' };
		const undated = { Email: 'b@example.com', sms_number: '7815550101', sms_consent_date: ' ' };
		const without = { Email: 'c@example.com', sms_number: '' };
		const { error } = await run([dated, undated, without], { activityOptions: explicit });
		expect(error?.message).toContain('item 1: has an sms_number, but no sms_consent_date');
		expect(node.requests()).not.toContain(IMPORT);
		const skipped = await run([dated, undated, without], {
			activityOptions: { ...explicit, invalidRows: 'skip' },
		});
		expect(skipped.json).toMatchObject([{ rows_sent: 2 }]);
		expect(node.account.contact('b@example.com')).toBeUndefined();
	});

	it('are not without', async () => {
		const { error } = await run([row], { activityOptions: explicit });
		expect(error?.message).toContain('no column sms_consent_date');
		expect(node.requests()).not.toContain(IMPORT);
	});
});

describe('rows with more than a contact can have', () => {
	const fields = async (count: number): Promise<IDataObject> => {
		const labels = Array.from({ length: count }, (_, at) => ({ label: `Field ${at}` }));
		await node.run(
			'customField',
			'create',
			{ label: '={{ $json.label }}', type: 'string' },
			labels,
		);
		node.sandbox.log.clear();
		return Object.fromEntries(labels.map(({ label }) => [label, 'x']));
	};
	const phones = { home_phone: '1', work_phone: '2', mobile_phone: '3' };

	it.each([
		['custom fields', async () => await fields(26), 'has 26 custom fields; the maximum is 25'],
		[
			'phone numbers',
			() => ({ ...phones, other_phone: '4' }),
			'has 4 phone numbers; the maximum is 3',
		],
	])('are refused before anything is sent: %s', async (_what, cells, message) => {
		const items = [{ Email: 'a@example.com', ...(await cells()) }, { Email: 'b@example.com' }];
		const { error } = await run(items);
		expect(error?.message).toContain(`item 0: ${message}`);
		expect(node.requests()).not.toContain(IMPORT);
		const invalidRows = { activityOptions: { ...quickly, invalidRows: 'skip' } };
		const skipped = await run(items, invalidRows);
		expect(skipped.json).toMatchObject([{ rows_sent: 1 }]);
		expect(skipped.hints.map((hint) => hint.message).join()).toContain(message);
	});

	it("are sent up to the limits; empty cells don't count", async () => {
		const columns = { ...(await fields(26)), 'Field 25': '', ...phones, other_phone: ' ' };
		const { json, error } = await run([{ Email: 'a@example.com', ...columns }]);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ rows_sent: 1, status: { error_count: 0 } }]);
		expect(node.account.contact('a@example.com')?.fields).toHaveLength(25);
	});
});

describe('activity: get, getAll', () => {
	it('reads them, and offers them in a list', async () => {
		const { json } = await run([person(1)]);
		const id = String(json[0]?.activity_id);
		const one = await node.run('activity', 'get', { activity: byId(id) });
		expect(one.json[0]).toMatchObject({ activity_id: id, state: 'completed' });
		node.sandbox.log.clear();
		const filters = { state: 'completed' };
		const many = await node.run('activity', 'getAll', { returnAll: true, filters });
		expect(node.sandbox.log.entries[0]?.query).toEqual({ state: 'completed', limit: '500' });
		expect(many.json).toMatchObject([{ activity_id: id }]);
		const { results } = await listSearch(ConstantContact, 'searchActivities', {
			credentials: node.credentials,
		});
		expect(results).toMatchObject([{ value: id }]);
	});
});
