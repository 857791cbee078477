import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
let list: string;
beforeEach(async () => {
	account = await startAccount({ initializedMs: 0, processingMs: 0 });
	list = account.v3.lists()[0]!.id;
});
afterEach(async () => await account.close());

async function activity(accepted: { status: number; body: Record<string, unknown> }) {
	expect(accepted.status).toBe(201);
	return (await account.client.get(`/activities/${String(accepted.body.activity_id)}`)).body;
}

const post = async (rows: object[], changes: object = {}) =>
	await account.client.post('/activities/contacts_json_import', {
		import_data: rows,
		list_ids: [list],
		...changes,
	});
const importRows = async (rows: object[], changes: object = {}) =>
	await activity(await post(rows, changes));

function form(csv: string, name = 'people.csv', parts: Record<string, string> = {}): FormData {
	const data = new FormData();
	data.set('file', new File([csv], name, { type: 'text/csv' }));
	data.set('list_ids', list);
	for (const [part, value] of Object.entries(parts)) data.set(part, value);
	return data;
}
const postFile = async (data: FormData) =>
	await account.client.post('/activities/contacts_file_import', data);
const ann = () => account.v3.contact('ann@example.com')!;

describe('an import of JSON (V3 API 6)', () => {
	it('creates contacts that the account may write to', async () => {
		const done = await importRows([
			{
				email: 'Ann@Example.com',
				first_name: 'Ann',
				birthday_month: 2,
				birthday_day: 3,
				anniversary: '2020-04-30',
				phone: '1',
				work_phone: '2',
				street: 'Main Street',
				street2: 'Door 2',
				city: 'Cork',
				'home country': 'Ireland',
				work_city: 'Boston',
				'cf:Customer_Card': 'Card 7',
				'cf:Favourite_Flower': 'Tulip',
			},
		]);
		expect(done).toMatchObject({
			state: 'completed',
			activity_errors: [],
			status: {
				items_total_count: 1,
				person_count: 1,
				error_count: 0,
				correctable_count: 0,
				cannot_add_to_list_count: 0,
			},
		});
		expect(ann()).toMatchObject({
			texts: { first_name: 'Ann' },
			createSource: 'Account',
			email: { permission: 'implicit', optInSource: 'Account' },
			birthday: { month: 2, day: 3 },
			anniversary: '2020-04-30',
			phones: [
				{ kind: 'other', number: '1' },
				{ kind: 'work', number: '2' },
			],
			addresses: [
				{ kind: 'home', texts: { street: 'Main Street Door 2', city: 'Cork', country: 'Ireland' } },
				{ kind: 'work', texts: { city: 'Boston' } },
			],
			fields: [{ value: 'Card 7' }, { choiceIds: ['2'] }],
			lists: [list],
		});
		// An import sends no welcome email (pains 19)
		expect(account.v3.mails).toEqual([]);
	});

	it('changes only the given fields of existing contacts, and restores deleted ones', async () => {
		const { id } = account.v3.putContact({
			email: 'ann@example.com',
			permission: 'explicit',
			texts: { first_name: 'Ann', last_name: 'Bay' },
			isDeleted: true,
		});
		await importRows([{ email: 'ann@example.com', last_name: 'Sea', first_name: '' }]);
		expect(ann()).toMatchObject({
			id,
			texts: { first_name: 'Ann', last_name: 'Sea' },
			email: { permission: 'explicit' },
			lists: [list],
		});
		expect(ann().deletedTime).toBeUndefined();
	});

	it("names and counts the rows that it can't take", async () => {
		const done = await importRows([
			{ email: 'a@example.com' },
			{ email: 'b at example.com' },
			{ first_name: 'Nobody' },
			{ email: 'c@example.com', anniversary: '31.12.2020' },
			{ email: 'd@example.com', first_name: 'x'.repeat(51) },
			{ email: 'e@example.com', 'cf:Unknown': 'x' },
			{ email: 'f@example.com', birthday_month: 2 },
			{ email: 'g@example.com', home_phone: '1', work_phone: '2', mobile_phone: '3', phone: '4' },
		]);
		expect(done.status).toEqual({
			items_total_count: 8,
			person_count: 8,
			error_count: 3,
			correctable_count: 4,
			cannot_add_to_list_count: 0,
		});
		expect(done.activity_errors).toEqual([
			"Row 2: 'b at example.com' is not a valid email address",
			'Row 3: the row has neither email nor sms_number',
			'Row 4: anniversary is in an invalid format',
			'Row 5: first_name is longer than 50 characters',
			"Row 6: there is no custom field 'cf:Unknown'",
			'Row 7: birthday_day is required with birthday_month',
			'Row 8: more than 3 phone numbers',
		]);
		expect(account.v3.contact('a@example.com')).toBeDefined();
		expect(account.v3.contact('d@example.com')).toBeUndefined();
	});

	it.each([
		['plain', ["'x' is not a valid email address"]],
		['none', []],
	] as const)('may say so in another form: %s', async (activityErrors, texts) => {
		account.v3.options.activityErrors = activityErrors;
		expect((await importRows([{ email: 'x' }])).activity_errors).toEqual(texts);
	});

	it.each([
		['skip', 1, 0, [], 'unsubscribed'],
		['addToLists', 0, 0, 'list', 'unsubscribed'],
		['error', 0, 1, [], 'unsubscribed'],
		['resubscribe', 0, 0, 'list', 'implicit'],
	] as const)(
		'of people who have unsubscribed: %s (pains 4)',
		async (mode, refused, errors, lists, permission) => {
			account.v3.options.importOfUnsubscribed = mode;
			account.v3.putContact({ email: 'ann@example.com', permission: 'unsubscribed' });
			const done = await importRows([{ email: 'ann@example.com', first_name: 'Ann' }]);
			expect(done.status).toMatchObject({
				cannot_add_to_list_count: refused,
				error_count: errors,
			});
			expect(ann().lists).toEqual(lists === 'list' ? [list] : lists);
			expect(ann().email!.permission).toBe(permission);
			expect(ann().texts.first_name).toBe(mode === 'error' ? undefined : 'Ann');
		},
	);

	it('drops what is above the limits silently, or refuses it (pains 22)', async () => {
		account.v3.options.importLimitRows = 2;
		const rows = ['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com` }));
		const done = await importRows(rows);
		expect([done.state, done.status!.person_count, done.activity_errors]).toEqual([
			'completed',
			2,
			[],
		]);
		expect(account.v3.contact('c@example.com')).toBeUndefined();
		account.v3.options.importLimitRows = 40_000;
		account.v3.options.importLimitBytes = 60;
		expect((await importRows(rows)).status!.person_count).toBe(2);
		account.v3.options.importOverLimit = 'reject';
		expect((await post(rows)).status).toBe(400);
	});

	it('accepts numbers for text messages with their consent', async () => {
		await importRows(
			[{ email: 'ann@example.com', sms_number: '781-555-1212', sms_consent_date: '2025-12-01' }],
			{
				sms_permission_to_send: 'explicit',
			},
		);
		expect(ann().sms).toMatchObject({ address: '7815551212', permission: 'explicit' });
		await importRows([{ sms_number: '7815551212', first_name: 'Ann' }]);
		expect(ann().texts.first_name).toBe('Ann');
		const wrong = await importRows([{ sms_number: '+44 20 7946 0000' }]);
		expect(wrong.status).toMatchObject({ error_count: 1 });
	});

	it.each([
		['no rows', { import_data: [] }],
		['no list', { list_ids: [] }],
		['an unknown list', { list_ids: ['6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f'] }],
		['an unknown key', { import_data: [{ email: 'a@example.com', mobilePhone: '1' }] }],
		['rows that are none', { import_data: ['a@example.com'] }],
	])('refuses %s', async (_name, changes) => {
		expect((await post([{ email: 'a@example.com' }], changes)).status).toBe(400);
		expect(account.v3.contact('a@example.com')).toBeUndefined();
	});
});

describe('an import of a file (V3 API 6)', () => {
	it('reads CSV, whose header counts as a line', async () => {
		const csv =
			'\uFEFFemail,first_name,cf:Customer_Card\r\nann@example.com,"Ann, A.",7\r\nx,Y,\r\n';
		const done = await activity(await postFile(form(csv)));
		expect(done).toMatchObject({
			source_file_name: 'people.csv',
			status: { items_total_count: 3, person_count: 2, correctable_count: 1 },
			activity_errors: ["Row 2: 'x' is not a valid email address"],
		});
		expect(ann()).toMatchObject({ texts: { first_name: 'Ann, A.' }, lists: [list] });
	});

	it('accepts several lists as one text', async () => {
		const other = account.v3.lists()[1]!.id;
		await postFile(form('email\nann@example.com', 'a.csv', { list_ids: `${list},${other}` }));
		expect(ann().lists).toEqual([list, other]);
	});

	it('drops lines above the limit, its header included', async () => {
		account.v3.options.importLimitRows = 3;
		const csv = `email\n${['a', 'b', 'c'].map((name) => `${name}@example.com`).join('\n')}`;
		const done = await activity(await postFile(form(csv)));
		expect(done.status).toMatchObject({ items_total_count: 3, person_count: 2 });
	});

	it.each([
		['another file', () => form('email\na@example.com', 'people.txt'), 415],
		['no column of addresses', () => form('first_name\nAnn'), 400],
		['an unknown column', () => form('email,shoe size\na@example.com,44'), 400],
		['broken quotes', () => form('email,first_name\na@example.com,"Ann'), 400],
		['an unknown list', () => form('email\na@example.com', 'a.csv', { list_ids: 'x' }), 400],
		['an unknown part', () => form('email\na@example.com', 'a.csv', { name: 'x' }), 400],
		[
			'consent without its date',
			() => form('sms_number\n7815551212', 'a.csv', { sms_permission_to_send: 'explicit' }),
			400,
		],
	])('refuses %s', async (_name, data, status) => {
		expect((await postFile(data())).status).toBe(status);
	});

	it('must be multipart', async () => {
		const response = await account.client.post('/activities/contacts_file_import', {});
		expect(response.status).toBe(415);
	});
});
