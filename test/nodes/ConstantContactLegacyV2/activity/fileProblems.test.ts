import type { INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../../../support';
import { connectNode as connectV1 } from '../../ConstantContactLegacy/setup';
import { connectNode as connectV2 } from '../setup';

const file = async (content: string, field = 'data'): Promise<INodeExecutionData> => {
	const { json, binary } = await fileItem({
		content,
		fileName: 'people.csv',
		mimeType: 'text/csv',
	});
	return { json, binary: { [field]: Object.values(binary ?? {})[0] as never } };
};

const both = (...items: INodeExecutionData[]): INodeExecutionData => ({
	json: {},
	binary: Object.assign({}, ...items.map(({ binary }) => binary)) as INodeExecutionData['binary'],
});

describe.each([
	['version 1', connectV1],
	['version 2', connectV2],
])('the file to import, %s', (_version, connect) => {
	let node: Awaited<ReturnType<typeof connectV1>> | Awaited<ReturnType<typeof connectV2>>;
	beforeEach(async () => (node = await connect()));
	afterEach(async () => await node.close());

	const add = async (items: INodeExecutionData[], parameters: object = {}) =>
		await node.run(
			'activity',
			'addContacts',
			{ source: 'file', lists: ['1'], wait: false, ...parameters },
			[],
			{ json: undefined, items },
		);

	it('is taken if it is the only one and nobody chose a field', async () => {
		const { error, json } = await add([await file('Email\na@b.co\n', 'attachment_0')]);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ rows_sent: 1 }]);
	});

	it('is named if another field was chosen', async () => {
		const items = [await file('Email\na@b.co\n', 'attachment_0')];
		const { error } = await add(items, { binaryProperty: 'csv' });
		expect(error?.message).toBe(
			"Input item 0 has no file in the binary field 'csv', but it has one in 'attachment_0'",
		);
		expect(error?.description).toBe("Enter 'attachment_0' as 'Input Binary Field'.");
		expect(node.requests()).toEqual([]);
	});

	it('is not guessed among several', async () => {
		const items = [both(await file('Email\n', 'a'), await file('Email\n', 'b'))];
		const { error } = await add(items);
		expect(error?.message).toBe(
			"Input item 0 has no file in the binary field 'data', but it has one in 'a' and 'b'",
		);
		expect(node.requests()).toEqual([]);
	});

	it('has all its problems reported at once, each with its solution', async () => {
		const { error } = await add([
			await file('Email,Shoe\na@b.co,9\nann,8\n'),
			{ json: {} },
			await file('Name\nAnn\n'),
		]);
		expect(error?.message).toBe(
			[
				"4 problems with the rows: (1) The file has columns that Constant Contact doesn't recognize: 'Shoe'",
				"(2) Input item 1 has no file in the binary field 'data'",
				"(3) The file of item 2 has no column for the email address: 'Name'",
				"(4) 1 of the rows can't be sent: row 3: 'ann' isn't an email address",
			].join('; '),
		);
		expect(error?.description).toContain("'Unknown Columns' under 'Options' to 'Leave Out'");
		expect(error?.description).toContain("'Invalid Rows' under 'Options' to 'Leave Out'");
		expect(node.requests()).toEqual([]);
	});

	it('has its rows checked although its columns are unknown', async () => {
		const items = [await file('Email,Shoe\nann,9\n')];
		const { error } = await add(items, {
			activityOptions: { checkEvery: 0.1, unknownColumns: 'skip' },
		});
		expect(error?.message).toBe("1 of the rows can't be sent: row 2: 'ann' isn't an email address");
	});

	it('rows that are items have their problems reported at once, too', async () => {
		const { error } = await node.run('activity', 'addContacts', { lists: ['1'] }, [
			{ email: 'ann', shoe: 9 },
		]);
		expect(error?.message).toBe(
			"2 problems with the rows: (1) The input items have columns that Constant Contact doesn't recognize: 'shoe'; (2) 1 of the rows can't be sent: item 0: 'ann' isn't an email address",
		);
		expect(node.requests()).toEqual([]);
	});
});
