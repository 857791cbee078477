import type { IDataObject } from 'n8n-workflow';

import { fileItem } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';
import { bodiesOf, people, postsOf, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const add = { lists: ['1'], ...quickly };
const asItems = { ...add, activityOptions: { checkEvery: 0.1, refusedRows: true } };

const good = { email: 'a@example.com' };
const bad = { email: 'b@example.com', anniversary: 'yesterday' };
const REASON = 'Invalid anniversary';
const BAD = {
	error: `Item 1 (b@example.com): ${REASON}`,
	message: REASON,
	details: {
		row: 1,
		values: { EMAIL: 'b@example.com', ANNIVERSARY: 'yesterday' },
		reason: REASON,
	},
};

const run = async (parameters: IDataObject, rows: IDataObject[], more = {}) =>
	await node.run('activity', 'addContacts', parameters, rows, more);

const csv = async (content: string) =>
	await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' });

describe.each(['objects', 'strings'] as const)('rows that are refused, as %s', (activityErrors) => {
	beforeEach(() => (node.account.options.activityErrors = activityErrors));

	it('are named in a hint', async () => {
		const { items, hints } = await run(add, [good, bad]);
		expect(items).toHaveLength(1);
		expect(hints?.map(({ message, location }) => [message, location])).toEqual([
			[`Constant Contact refused 1 of 2 rows: item 1: b@example.com, ${REASON}`, 'outputPane'],
		]);
	});

	it('are output after what was done, on demand', async () => {
		const { items, json } = await run(asItems, [good, bad]);
		expect(json[0]).toMatchObject({ status: 'COMPLETE', rows_sent: 2 });
		expect(items.slice(1)).toEqual([{ json: BAD, pairedItem: { item: 1 } }]);
	});

	it('go to the error output as a whole, with their input, and completed rows to the other output', async () => {
		const more = { continueOnFail: 'continueErrorOutput' };
		const { json, errorItems } = await run(asItems, [good, bad], more);
		expect(json).toMatchObject([{ status: 'COMPLETE', rows_sent: 2 }]);
		expect(errorItems.map(({ json: data }) => data)).toEqual([{ ...bad, ...BAD }]);
	});

	it.each([false, 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'are not sent again with Retry On Fail, even where all are refused (%p)',
		async (continueOnFail) => {
			const more = { continueOnFail, retryOnFail: { maxTries: 3, waitBetweenTries: 1 } };
			const { error, json, errorItems } = await run(asItems, [bad], more);
			expect(error).toBeUndefined();
			expect(postsOf(node)).toHaveLength(1);
			expect(json[0]).toMatchObject({ status: 'COMPLETE', rows_sent: 1 });
			expect([...json.slice(1), ...errorItems.map((item) => item.json)]).toHaveLength(1);
		},
	);
});

it('rows of a file are named by their line, and keep their values', async () => {
	const { json, hints } = await node.run(
		'activity',
		'addContacts',
		{ source: 'file', ...asItems },
		[],
		{
			json: undefined,
			items: [await csv('Email,Anniversary,City\na@b.co,,\nb@b.co,soon,Rome\n')],
		},
	);
	expect(hints?.[0]?.message).toBe(
		`Constant Contact refused 1 of 2 rows: row 3: b@b.co, ${REASON}`,
	);
	expect(json.slice(1)).toEqual([
		{
			error: `Row 3 (b@b.co): ${REASON}`,
			message: REASON,
			details: {
				row: 3,
				values: { EMAIL: 'b@b.co', ANNIVERSARY: 'soon', CITY: 'Rome' },
				reason: REASON,
			},
		},
	]);
});

it('rows that were left out as invalid are output as well', async () => {
	const parameters = {
		...add,
		activityOptions: { checkEvery: 0.1, refusedRows: true, invalidRows: 'skip' },
	};
	const { json } = await run(parameters, [{ email: 'ann' }, good]);
	const reason = "'ann' isn't an email address";
	expect(json.slice(1)).toEqual([
		{
			error: `Item 0 (ann): ${reason}`,
			message: reason,
			details: { row: 0, values: { email_address: 'ann' }, reason },
		},
	]);
});

it('the hint names the first five', async () => {
	const rows = people(8).map((row) => ({ ...row, anniversary: 'x' }));
	const { hints } = await run(add, rows);
	expect(hints?.[0]?.message).toMatch(/^Constant Contact refused 8 of 8 rows: item 0: /);
	expect(hints?.[0]?.message).toMatch(/; and 3 more$/);
});

it.each([
	['2005-03-12', '03/12/2005'],
	['2005-03-12T00:00:00', '03/12/2005'],
	['2005-03-12T22:15:00.000+02:00', '03/12/2005'],
	['2005-03-12 10:00', '03/12/2005'],
	['3/12/2005', '3/12/2005'],
	['', undefined],
])('the date %j is sent as %j', async (anniversary, sent) => {
	const { json } = await run(add, [{ email: 'a@example.com', anniversary }]);
	expect(bodiesOf(node)[0]?.import_data[0]?.anniversary).toBe(sent);
	expect(json[0]?.errors).toEqual([]);
});

it('dates of files are converted, too, sent as a file', async () => {
	const parameters = {
		source: 'file',
		...add,
		activityOptions: { checkEvery: 0.1, sendAs: 'file' },
	};
	await node.run('activity', 'addContacts', parameters, [], {
		json: undefined,
		items: [await csv('Email,Anniversary\na@b.co,2005-03-12\n')],
	});
	expect(String(postsOf(node)[0]?.body)).toContain('EMAIL,ANNIVERSARY\na@b.co,03/12/2005\n');
});

it("a day that doesn't exist is refused before anything is sent", async () => {
	const { error } = await run(add, [{ email: 'a@example.com', anniversary: '2005-02-30' }]);
	expect(error?.message).toBe(
		"1 of the rows can't be sent: item 0: has the ANNIVERSARY '2005-02-30', which isn't a date",
	);
	expect(node.requests()).toEqual([]);
});
