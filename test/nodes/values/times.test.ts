import type { IDataObject } from 'n8n-workflow';

import { importRows, LEGACY, run, write } from './targets';

const schedule = { campaign: { __rl: true, mode: 'id', value: '1' } };
const event = {
	assignTo: 'externalId',
	externalId: 'x',
	specifyProperties: 'json',
	propertiesJson: '{"url": "https://example.com"}',
};

/** The query or body in which an operation sends a time. */
async function modifiedSince(value: unknown, timezone = 'Europe/Rome') {
	const node = await (await import('../ConstantContactLegacyV2/setup')).connectNode();
	const parameters = { filters: { modifiedSince: value } };
	const result = await node.run('contact', 'getAll', parameters, [{}], { timezone });
	const query = node.sandbox.log.entries.map(({ query: asked }) => asked);
	await node.close();
	const told = result.hints.map(({ message }) => message).join('\n');
	return { ...result, since: String(query[0]?.modified_since), asked: query.length, told };
}

const consent = async (value: unknown, timezone = 'Europe/Rome') =>
	await write(
		'ContactHub',
		[
			{
				email: 'a@example.com',
				'Disclaimer Date': value,
				'Disclaimer Version': '1',
			} as IDataObject,
		],
		{},
		{ timezone },
	);

describe('a time without an offset is one in the time zone of the workflow', () => {
	it.each([
		['Europe/Rome', '2099-07-01T16:00:00.000Z'],
		['America/New_York', '2099-07-01T22:00:00.000Z'],
		['Asia/Kolkata', '2099-07-01T12:30:00.000Z'],
		['UTC', '2099-07-01T18:00:00.000Z'],
	])('as one that was picked in the editor, in %s', async (timezone, sent) => {
		for (const target of ['v1', 'v2'] as const) {
			const parameters = { ...schedule, scheduledTime: '2099-07-01T18:00:00' };
			const options = { timezone };
			const result = await run(target, 'campaignSchedule', 'create', parameters, [{}], options);
			expect(result.sent.join()).toContain(sent);
		}
	});

	it('as an offset says, if there is one', async () => {
		const parameters = { ...schedule, scheduledTime: '2099-07-01T18:00:00-03:00' };
		const { sent, told } = await run('v2', 'campaignSchedule', 'create', parameters);
		expect(sent.join()).toContain('2099-07-01T21:00:00.000Z');
		expect(told).toBe('');
	});

	it('as one in a filter', async () => {
		const { since, told } = await modifiedSince('2026-01-15T10:00:00');
		expect(since).toBe('2026-01-15T09:00:00.000Z');
		expect(told).toContain('2026-01-15T10:00:00 is 2026-01-15T09:00:00Z');
	});

	it('as one in a column', async () => {
		const { sent, told } = await consent('2026-07-01 10:00');
		expect(sent.join()).toContain('"date":"2026-07-01T08:00:00.000Z"');
		expect(told).toContain("Times without an offset in 'Disclaimer Date'");
		expect(told).toContain('item 0: 2026-07-01 10:00 is 2026-07-01T08:00:00Z');
	});

	it('as one of an event', async () => {
		const eventType = { __rl: true, mode: 'name', value: 'viewedPage' };
		const parameters = { ...event, eventType, additionalFields: { date: '2026-07-01T10:00:00' } };
		const { sent } = await run('ContactHub', 'event', 'create', parameters);
		expect(sent.join()).toContain('"date":"2026-07-01T08:00:00.000Z"');
	});

	it('as one in a condition', async () => {
		const condition = { attribute: 'updatedAt', operator: 'GTE', value: '2026-07-01T10:00:00' };
		const node = await (await import('../ContactHub/setup')).connectNode();
		await node.run(
			'customer',
			'getAll',
			{ queryMode: 'conditions', conditions: { condition: [condition] } },
			[{}],
			{ timezone: 'Europe/Rome' },
		);
		expect(JSON.stringify(node.onlyRequest())).toContain('2026-07-01T08:00:00.000Z');
		await node.close();
	});
});

it('a time that the clocks skip is refused', async () => {
	const { failure, sent } = await consent('2026-03-29T02:30:00');
	expect(failure).toContain(
		"'Disclaimer Date' is '2026-03-29T02:30:00', a time that doesn't exist in Europe/Rome",
	);
	expect(sent).toEqual([]);
	const elsewhere = await consent('2026-03-08 02:30', 'America/New_York');
	expect(elsewhere.failure).toContain("a time that doesn't exist in America/New_York");
});

it('of a time that comes twice the earlier one is taken, and that is reported', async () => {
	const { told, sent } = await consent('2026-10-25T02:30:00');
	expect(sent.join()).toContain('2026-10-25T00:30:00.000Z');
	expect(told).toContain('the earlier of the two');
});

it('a day without a time stays that day', async () => {
	for (const timezone of ['America/New_York', 'Pacific/Auckland', 'Europe/Rome']) {
		const { sent } = await write(
			'ContactHub',
			[
				{
					email: 'a@example.com',
					'Date of Birth': '1980-03-14',
					'Disclaimer Date': '2026-07-01',
					'Disclaimer Version': '1',
				},
			],
			{},
			{ timezone },
		);
		expect(sent.join()).toContain('"dob":"1980-03-14"');
		expect(sent.join()).toContain('"date":"2026-07-01T00:00:00.000Z"');
	}
});

describe("a number that isn't a time in milliseconds", () => {
	it.each([
		['seconds', 1_680_674_828],
		['seconds that are a whole hour in milliseconds', 1_681_200_000],
		['a day and time of a spreadsheet', 45_020.25],
		['a day of a spreadsheet', 45_020],
		['a year', 2023],
		['digits of a day', 20_230_405],
		['nothing that became a number', 0],
		['seconds before 1970', -86_400],
		['microseconds', 1_680_674_828_000_000],
	])('is refused as a time: %s', async (_, value) => {
		const { failure, sent } = await consent(value);
		expect(failure).toContain("'Disclaimer Date' isn't a date");
		expect(sent).toEqual([]);
		const { asked, error } = await modifiedSince(`={{ ${value} }}`);
		expect(error?.message).toContain("'Modified Since' isn't a date");
		expect(asked).toBe(0);
	});

	it.each([1_680_674_828, 20_230_405, 2023, 0, 45_020.25, 99_999])(
		'is refused as a day: %p',
		async (value) => {
			for (const target of ['ContactHub', 'v3'] as const) {
				const column = target === 'v3' ? 'Anniversary' : 'Date of Birth';
				const { failure, sent } = await write(target, [
					{ email: 'a@example.com', [column]: value },
				]);
				expect(failure).toContain(`'${column}' isn't a date: ${value}`);
				expect(sent).toEqual([]);
			}
			// As the text of a cell, these digits are a date.
			if (value === 20_230_405) return;
			const { failure, sent } = await importRows('v2', [
				{ email: 'a@example.com', anniversary: value },
			]);
			expect(failure).toContain(`has the ANNIVERSARY '${value}', which isn't a date`);
			expect(sent).toEqual([]);
		},
	);

	it('is read as the day that a spreadsheet counts, and that is reported', async () => {
		const hub = await write('ContactHub', [{ Email: 'a@example.com', 'Date of Birth': 29_294 }]);
		expect(hub.sent.join()).toContain('"dob":"1980-03-14"');
		expect(hub.told).toContain(
			"Numbers in 'Date of Birth' were read as spreadsheet dates: item 0: 29294 is 1980-03-14",
		);
		const v3 = await write('v3', [{ email: 'a@example.com', Anniversary: 29_294 }]);
		expect(v3.sent.join()).toContain('"anniversary":"1980-03-14"');
		for (const rows of [
			[{ email: 'a@example.com', anniversary: 29_294 }],
			['email,anniversary\na@example.com,29294\n'],
		]) {
			const v2 = await importRows('v2', rows);
			expect(v2.sent.join()).toContain('03/14/1980');
			expect(v2.told).toContain('29294 is 1980-03-14');
		}
	});

	it("is read as milliseconds if it can't be anything else", async () => {
		const { sent } = await consent(1_680_674_828_000);
		expect(sent.join()).toContain('"date":"2023-04-05T06:07:08.000Z"');
	});
});

describe('unambiguous times are read', () => {
	it.each([
		['2020-01-02 03:04:05 -0500', '2020-01-02T08:04:05.000Z'],
		['2020-01-02 03:04:05 UTC', '2020-01-02T03:04:05.000Z'],
		['2020-01-02 03:04:05 +02:00', '2020-01-02T01:04:05.000Z'],
		['2020-01-02T03:04:05 Z', '2020-01-02T03:04:05.000Z'],
		['2020-01-02 03:04:05.1234567 +00:00', '2020-01-02T03:04:05.123Z'],
		['2020-01-02 03:04:05 GMT+1', '2020-01-02T02:04:05.000Z'],
		['Thu, 02 Jan 2020 03:04:05 -0500', '2020-01-02T08:04:05.000Z'],
		['Thu, 02 Jan 2020 03:04:05 GMT', '2020-01-02T03:04:05.000Z'],
		['2 Jan 2020 03:04:05 EST', '2020-01-02T08:04:05.000Z'],
		['Thu Jan 02 2020 03:04:05 GMT-0500 (Eastern Standard Time)', '2020-01-02T08:04:05.000Z'],
		['January 2, 2020 3:04:05 PM +0000', '2020-01-02T15:04:05.000Z'],
		['2020/01/02 03:04:05', '2020-01-02T02:04:05.000Z'],
		['2020-1-2 3:04', '2020-01-02T02:04:00.000Z'],
		['2020-01-02T03:04:05+01:00[Europe/Rome]', '2020-01-02T02:04:05.000Z'],
		['20200102T030405Z', '2020-01-02T03:04:05.000Z'],
		["'2020-01-02T03:04:05Z", '2020-01-02T03:04:05.000Z'],
		["\u200b'2020-01-02T03:04:05Z\u200e", '2020-01-02T03:04:05.000Z'],
		['2020-01-02t03:04:05z', '2020-01-02T03:04:05.000Z'],
		['2020-01-02T03:04:05+0530', '2020-01-01T21:34:05.000Z'],
		['2020-01-02\u202f3:04:05\u00a0PM UTC', '2020-01-02T15:04:05.000Z'],
		['2020-01-02T24:00Z', '2020-01-03T00:00:00.000Z'],
		['2020-01-02 03:04:05.123456789 +0000 UTC', '2020-01-02T03:04:05.123Z'],
		['2020-01-02 03:04:05 +0100 CET', '2020-01-02T02:04:05.000Z'],
		['2020\u201101\u201102 3 PM', '2020-01-02T14:00:00.000Z'],
		['2020-01-02 03.04.05', '2020-01-02T02:04:05.000Z'],
		['Jan-02-2020 03:04 UTC', '2020-01-02T03:04:00.000Z'],
		['2 gennaio 2020 03:04', '2020-01-02T02:04:00.000Z'],
		['2. März 2020', '2020-03-02T00:00:00.000Z'],
		['1er août 2020', '2020-08-01T00:00:00.000Z'],
		['2 de enero de 2020', '2020-01-02T00:00:00.000Z'],
		['2 de março de 2020', '2020-03-02T00:00:00.000Z'],
		['2-ago-2020', '2020-08-02T00:00:00.000Z'],
		['14 gen 2020 03:04', '2020-01-14T02:04:00.000Z'],
		['2. Mär. 2020', '2020-03-02T00:00:00.000Z'],
		['3 févr. 2020', '2020-02-03T00:00:00.000Z'],
		['4 sept. 2020', '2020-09-04T00:00:00.000Z'],
		['Sept 4, 2020', '2020-09-04T00:00:00.000Z'],
		['lunedì 2 marzo 2020', '2020-03-02T00:00:00.000Z'],
		['mar 3 mar 2020', '2020-03-03T00:00:00.000Z'],
		['Mo., 2. Dez. 2019', '2019-12-02T00:00:00.000Z'],
		['segunda-feira, 2 de março de 2020', '2020-03-02T00:00:00.000Z'],
	])('%s', async (text, sent) => {
		expect((await consent(text)).sent.join()).toContain(`"date":"${sent}"`);
		expect((await modifiedSince(text)).since).toBe(sent);
	});

	it.each([
		'02/03/2026',
		'2.3.2026 10:00',
		'02-03-26',
		'2020-01-02 03:04:05 EST',
		'2020-01-02 3',
		'2 jui 2020',
		'about 2 March 2020',
		'0 gen 2020',
		'2020-01-02 03:04:05 +25:00',
		'2020-13-02',
		'2020-02-30 10:00',
		'2020-01-02T23:59:60Z',
		'2020-W01-4',
		'1577934245',
		'43832.5',
		'13 Foo 2020',
		'10:00',
		'today',
	])('and ambiguous ones are not: %s', async (text) => {
		const { failure, sent } = await consent(text);
		expect(failure).toContain("'Disclaimer Date' isn't a date");
		expect(sent).toEqual([]);
	});
});

describe('what stands for no date is empty', () => {
	it.each([
		'0/0/00',
		'00/00/0000',
		'0000-00-00',
		'0000-00-00 00:00:00',
		'00.00.0000',
		'1/0/1900',
		'4501-01-01',
		'0001-01-01T00:00:00',
		'NULL',
		'n/a',
		'-',
		'—',
		'NaT',
		'(null)',
		'1899-12-30',
		'1753-01-01 00:00:00',
		'\u200b0000-00-00',
	])('%s', async (none) => {
		const hub = await write('ContactHub', [
			{ email: 'a@example.com', Birthday: none, 'Disclaimer Date': none },
		]);
		expect(hub.failure).toBe('');
		expect(hub.sent.join()).not.toMatch(/dob|disclaimer/);
		const v3 = await write('v3', [{ email: 'a@example.com', Anniversary: none }]);
		expect(v3.failure).toBe('');
		expect(v3.sent.join()).not.toContain('anniversary');
		const v2 = await importRows('v2', [`Email,Anniversary\na@example.com,${none}\n`]);
		expect(v2.json[0]?.errors).toEqual([]);
		expect(v2.sent.join()).not.toContain('"anniversary"');
	});
});

describe('how a time was read is reported beside an error, too', () => {
	it.each(LEGACY)('%s: a schedule that the service refuses', async (target) => {
		const parameters = { ...schedule, scheduledTime: '2020-07-01T18:00:00' };
		const { failure } = await run(target, 'campaignSchedule', 'create', parameters);
		expect(failure).toContain('2020-07-01T18:00:00 is 2020-07-01T16:00:00Z');
		expect(failure).toContain('Europe/Rome, the time zone of the workflow');
	});

	it('also where the run continues', async () => {
		const parameters = { ...schedule, scheduledTime: '2020-07-01T18:00:00' };
		const options = { continueOnFail: 'continueRegularOutput' };
		const { json } = await run('v2', 'campaignSchedule', 'create', parameters, [{}], options);
		expect(json[0]?.error).toContain('2020-07-01T18:00:00 is 2020-07-01T16:00:00Z');
	});

	it('nothing is reported if an offset was given', async () => {
		const parameters = { ...schedule, scheduledTime: '2020-07-01T18:00:00+02:00' };
		const { failure } = await run('v2', 'campaignSchedule', 'create', parameters);
		expect(failure).not.toBe('');
		expect(failure).not.toContain('Europe/Rome');
	});
});

describe('month and day of a birthday, of imports', () => {
	const birthday = (day: string, month: string) =>
		`Email,Birthday Day,Birthday Month\na@example.com,${day},${month}\nb@example.com,1,1\n`;

	it.each([
		['03', '07', '3', '7'],
		['3.0', '7,0', '3', '7'],
		['0', '00', undefined, undefined],
		['0.0', ' 0', undefined, undefined],
		['n/a', '-', undefined, undefined],
		['29', '2', '29', '2'],
	])('%s and %s', async (day, month, sentDay, sentMonth) => {
		const file = birthday(day, month).replace('7,0', '"7,0"');
		const { sent, failure } = await importRows('v2', [file]);
		expect(failure).toBe('');
		const { import_data: contacts } = JSON.parse(sent[0] ?? '') as { import_data: IDataObject[] };
		expect(contacts[0]?.birthday_day).toBe(sentDay);
		expect(contacts[0]?.birthday_month).toBe(sentMonth);
	});

	it.each([
		['29294', '3', "has the BIRTHDAY_DAY '29294', which isn't a number from 1 to 31"],
		['3', '13', "has the BIRTHDAY_MONTH '13', which isn't a number from 1 to 12"],
		['3', 'March', "has the BIRTHDAY_MONTH 'March', which isn't a number from 1 to 12"],
		['1e1', '3', "has the BIRTHDAY_DAY '1e1', which isn't a number from 1 to 31"],
		['-3', '3', "has the BIRTHDAY_DAY '-3', which isn't a number from 1 to 31"],
		['30', '2', "has the birthday 2/30, a day that doesn't exist"],
		['3', '', 'has a BIRTHDAY_DAY, but no BIRTHDAY_MONTH'],
		['0', '3', 'has a BIRTHDAY_MONTH, but no BIRTHDAY_DAY'],
	])('%s and %s are refused before anything is sent', async (day, month, told) => {
		const { failure, sent } = await importRows('v2', [birthday(day, month)]);
		expect(failure).toContain(`row 2: ${told}`);
		expect(sent).toEqual([]);
	});
});

it.each(['02/30/2000', '02/29/1999', '04/31/2000'])(
	'a day that does not exist is refused in imports, too: %s',
	async (day) => {
		const { failure, sent } = await importRows('v2', [`Email,Anniversary\na@example.com,${day}\n`]);
		expect(failure).toContain(`row 2: has the ANNIVERSARY '${day}', which isn't a date`);
		expect(sent).toEqual([]);
	},
);
