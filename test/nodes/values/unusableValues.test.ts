import type { IDataObject } from 'n8n-workflow';

import { connectNode as connectV3 } from '../ConstantContact/setup';
import { automatic, run, write, type Target } from './targets';

const cases: Array<[Target, string, string]> = [
	['v1', 'E-mail Type', 'SMTP'],
	['v1', 'State Code', 'Lazio'],
	['v1', 'First Name', 'x'.repeat(51)],
	['v2', 'Country Code', 'Italy'],
	['v2', 'Home Phone', '3.9E+11'],
	['v3', 'Birthday Month', 'March'],
	['v3', 'Anniversary', '02/03/2026'],
	['ContactHub', 'Time Zone', 'us_slash_eastern'],
	['ContactHub', 'Picture URL', 'none'],
	['ContactHub', 'Latitude', '45,4'],
	['ContactHub', 'Last Name', 'D\u0092Angelo'],
];

it.each(cases)(
	'%s: %s %s stops the run, or is left out with a hint',
	async (target, column, value) => {
		const item: IDataObject = { email: 'a@example.com', Surname: 'Lee', [column]: value };
		const email = column === 'E-mail Type' ? 'E-mail Address' : 'Email';
		const { email: address, ...rest } = item;
		if (column === 'Last Name') delete rest.Surname;
		const items = [{ [email]: address, ...rest } as IDataObject];
		const stopped = await write(target, items);
		expect(stopped.failure).not.toBe('');
		expect(stopped.sent).toEqual([]);
		const { failure, sent, told } = await write(target, items, { unusableValues: 'leaveOut' });
		expect(failure).toBe('');
		expect(sent).toHaveLength(1);
		expect(sent[0]).toContain('a@example.com');
		expect(sent[0]).not.toContain(value);
		expect(told).toContain(`item 0: column '${column}' contains '${value.slice(0, 40)}`);
	},
);

describe('what belongs to a value that is left out', () => {
	const email = 'a@example.com';

	it.each([
		[{ 'Birthday Month': 'May', 'Birthday Day': 31 }, "Left out 'Birthday Day', because"],
		[{ 'Birthday Month': 5, 'Birthday Day': '31st' }, "Left out 'Birthday Month', because"],
		[{ 'Birthday Month': 5 }, 'belong together'],
		[{ 'Birthday Month': 2, 'Birthday Day': 30 }, 'month 2 has fewer days'],
	])('is left out in v3, too: %j', async (item, why) => {
		const { failure, sent, told } = await write('v3', [{ email, 'First Name': 'Ann', ...item }], {
			unusableValues: 'leaveOut',
		});
		expect(failure).toBe('');
		expect(sent[0]).toContain('Ann');
		expect(sent[0]).not.toContain('birthday');
		expect(told).toContain(why);
	});

	it.each([
		{ Latitude: '45,4', Longitude: 12.5 },
		{ Latitude: 45.4, Longitude: '12,5' },
	])('is left out in ContactHub, too: %j', async (point) => {
		const item = { email, 'First Name': 'Ann', ...point };
		const { failure, sent, told } = await write('ContactHub', [item], {
			unusableValues: 'leaveOut',
		});
		expect(failure).toBe('');
		expect(sent[0]).toContain('Ann');
		expect(sent[0]).not.toContain('geo');
		expect(told).toMatch(/Left out '(?:Latitude|Longitude)', because/);
	});

	it("the permission for a number doesn't become that for the contact's own", async () => {
		const node = await connectV3();
		const contactFields = automatic;
		const upsert = async (item: IDataObject) =>
			await node.run('contact', 'upsert', { contactFields, unusableValues: 'leaveOut' }, [
				{ email, ...item },
			]);
		await upsert({ 'SMS Number': '+17815550100' });
		const { hints } = await upsert({
			SMS: '7815550199',
			'SMS Permission': 'explicit',
			Surname: 'Lee',
		});
		expect(hints.map(({ message }) => message).join()).toContain("Left out 'SMS Permission'");
		expect(node.account.contact(email)).toMatchObject({ sms: { permission: 'not_set' } });
		expect(node.account.contact(email)?.texts.last_name).toBe('Lee');
		await node.close();
	});
});

it('a hint names some of many items, and counts them', async () => {
	const items = Array.from({ length: 9 }, (_, index) => ({
		email: `p${index}@example.com`,
		'Time Zone': 'us_slash_eastern',
	}));
	const { told, sent } = await write('ContactHub', items, { unusableValues: 'leaveOut' });
	expect(sent).toHaveLength(9);
	expect(told).toContain(
		"Left out invalid values for 'Time Zone': item 0: column 'Time Zone' contains 'us_slash_eastern'; item 1",
	);
	expect(told).toContain('; 9 in all');
});

it('what is filled in by hand is never left out', async () => {
	const customerFields = {
		mappingMode: 'defineBelow',
		schema: [],
		value: { 'base.contacts.email': 'a@example.com', 'base.timezone': 'us_slash_eastern' },
	};
	const { failure, sent } = await run('ContactHub', 'customer', 'create', {
		customerFields,
		unusableValues: 'leaveOut',
	});
	expect(failure).toContain("'Time Zone' is 'us_slash_eastern'");
	expect(sent).toEqual([]);
});

describe('Create or Update without what tells people apart', () => {
	it.each<IDataObject>([
		{ user_email: 'ivy@example.com', first_name: 'Ivy', last_name: 'Kerr' },
		{ Email: '', 'First Name': 'Ivy' },
		{ Email: ' \u200b', externalId: null, 'First Name': 'Ivy' },
	])('makes no customer of %j', async (item) => {
		const { failure, sent } = await write('ContactHub', [item], { operation: 'upsert' });
		expect(failure).toContain('neither an email nor an external ID');
		if ('user_email' in item) expect(failure).toContain('user_email');
		expect(sent).toEqual([]);
	});

	it('takes one of them', async () => {
		for (const item of [{ externalId: 'k-1', city: 'Rome' }, { mail: 'ivy@example.com' }]) {
			const { failure, sent } = await write('ContactHub', [item], { operation: 'upsert' });
			expect(failure).toBe('');
			expect(sent).toHaveLength(1);
		}
	});
});
