import type { IDataObject } from 'n8n-workflow';

import { ALL, LEGACY, write, type Target } from './targets';

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
