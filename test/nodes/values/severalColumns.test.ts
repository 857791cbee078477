import type { IDataObject } from 'n8n-workflow';

import { ALL, importRows, LEGACY, write, type Target } from './targets';

it.each<[Target, IDataObject, string, string]>([
	['ContactHub', { Phone: '0611', Telephone: '0622' }, 'Phone', 'Telephone'],
	['ContactHub', { 'First Name': 'Ann', given_name: 'Anna' }, 'First Name', 'given_name'],
	['ContactHub', { ZIP: '06103', 'postal code': '06104' }, 'ZIP', 'postal code'],
	['ContactHub', { Tags: 'a', 'tags.manual': 'b' }, 'Tags', 'tags.manual'],
	['v1', { 'Work Phone': '0611', Phone: '0622' }, 'Work Phone', 'Phone'],
	['v1', { Company: 'A', company_name: 'B' }, 'Company', 'company_name'],
	['v2', { 'Work Phone': '0611', Phone: '0622' }, 'Work Phone', 'Phone'],
	['v2', { Mobile: '1', 'Cell Phone': '2' }, 'Mobile', 'Cell Phone'],
	['v3', { Surname: 'Lee', 'Last Name': 'Li' }, 'Surname', 'Last Name'],
	['v3', { ZIP: '06103', 'Home Postal Code': '06104' }, 'ZIP', 'Home Postal Code'],
])(
	'%s sends nothing of two columns that differ for one field: %j',
	async (target, item, ...names) => {
		const { failure, sent } = await write(target, [{ email: 'two@example.com', ...item }]);
		expect(failure).toContain(`in '${names[0]}' and '${names[1]}'`);
		expect(sent).toEqual([]);
	},
);

it.each(ALL)('%s takes no address if there are two', async (target) => {
	const item = { Email: 'one@example.com', 'Email Address': 'two@example.com' };
	for (const unusableValues of ['stop', 'leaveOut']) {
		const { failure, sent } = await write(target, [item], { unusableValues });
		expect(failure).toContain("in 'Email' and 'Email Address'");
		expect(sent).toEqual([]);
	}
});

it.each(ALL)('%s takes columns that are equal or empty', async (target) => {
	const item = {
		Email: 'Same@example.com',
		'Email Address': 'same@example.com ',
		mail: '',
		'First Name': 'Ann',
		first_name: 'Ann',
	};
	const { failure, sent, told } = await write(target, [item]);
	expect(failure).toBe('');
	expect(told).not.toContain('several');
	expect(sent.join()).toMatch(/same@example\.com/i);
	expect(sent.join()).toContain('Ann');
});

it.each(ALL)('%s ignores spaces at the ends', async (target) => {
	const item = { email: 'a@example.com', City: 'Roma', Town: '\u00a0Roma ' };
	expect((await write(target, [item])).failure).toBe('');
});

it.each(LEGACY)('%s compares what the columns mean, not how it is written', async (target) => {
	const item = {
		email: 'a@example.com',
		'Work Phone': 611,
		phone: '611',
		'State Code': 'ma',
		state_code: 'MA',
	};
	const { failure, sent } = await write(target, [item]);
	expect(failure).toBe('');
	expect(sent.join()).toContain('611');
});

it.each(ALL)('%s knows columns by the names that its siblings know', async (target) => {
	const item = {
		'Adresse mail': 'a@example.com',
		'Address 1': '1 Elm Street',
		'Town/City': 'Siena',
		'Prov.': 'SI',
		'Cap.': '53100',
		'Nr. telefono': '0577 111',
	};
	const twice = { ...item, Prov: 'SI', 'Tel.': '0577 111' };
	for (const each of [item, twice]) {
		const { failure, sent, told } = await write(target, [each]);
		expect(failure).toBe('');
		for (const value of Object.values(item)) expect(sent.join()).toContain(value);
		expect(told).not.toContain('left out');
	}
});

it.each(ALL)('%s knows how the APIs of CRMs name the parts of an address', async (target) => {
	for (const item of [
		{ Email: 'a@example.com', MailingState: 'CT', MailingPostalCode: '06103' },
		{ Email: 'a@example.com', Mailing_State: 'CT', Mailing_Zip: '06103' },
	]) {
		const { failure, sent, told } = await write(target, [item]);
		expect(failure).toBe('');
		expect(sent.join()).toContain('CT');
		expect(sent.join()).toContain('06103');
		expect(told).not.toContain('left out');
	}
});

it('a name in another script beside a known one makes it another column', async () => {
	const file = 'Email,Email (уведомления),City 状态\na@example.com,да,x\n';
	const options = { unknownColumns: 'skip' };
	const { failure, told } = await importRows('v2', [file], options);
	expect(failure).toBe('');
	expect(told).toContain("'Email (уведомления)', 'City 状态'");
});

it('V3 knows a custom field by the name that imports use', async () => {
	const item = { email: 'a@example.com', 'cf:Points': '3', 'CF:wants_catalogue': 'yes' };
	const { failure, sent } = await write('v3', [item]);
	expect(failure).toBe('');
	expect(JSON.parse(sent[0] ?? '')).toMatchObject({
		custom_fields: [{ value: '3' }, { value: 'true' }],
	});
});

it('events take no property from two columns that differ', async () => {
	const { run } = await import('./targets');
	const { failure, sent } = await run(
		'ContactHub',
		'event',
		'create',
		{
			assignTo: 'externalId',
			externalId: 'x',
			eventType: { __rl: true, mode: 'name', value: 'viewedPage' },
			properties: { mappingMode: 'autoMapInputData', value: null, schema: [] },
		},
		[{ url: 'https://example.com/a', URL: 'https://example.com/b' }],
	);
	expect(failure).toContain("in 'url' and 'URL'");
	expect(sent).toEqual([]);
});

describe.each(LEGACY)('%s imports columns for one field', (target) => {
	const table = [
		['Email', 'Email Address', 'Phone', 'Telephone'],
		['\u200b', 'a@example.com', "'0611", '0611'],
		['b@example.com', ' B@Example.com', '\u00a0', '0622'],
	];
	const [names = [], ...cells] = table;
	const items = cells.map((row) =>
		Object.fromEntries(row.map((value, index) => [names[index], value])),
	);

	it.each<[string, Array<string | IDataObject>]>([
		['a file', [table.map((row) => `${row.join(',')}\n`).join('')]],
		['items', items],
	])('that mean the same, from %s', async (_what, rows) => {
		const { failure, sent } = await importRows(target, rows);
		expect(failure).toBe('');
		expect(sent.join()).toMatch(/a(?:@|%40)example.*0611.*b(?:@|%40)example.*0622/s);
	});

	it('unless they differ', async () => {
		const { failure, sent } = await importRows(target, [
			'Email,Phone,Telephone\na@example.com,0611,0622\n',
		]);
		expect(failure).toContain("in 'Phone' and 'Telephone'");
		expect(sent).toEqual([]);
	});
});
