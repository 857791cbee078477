import { readBinary } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';
import { bodiesOf } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 3 } });
	for (const name of ['zoe', 'ann']) {
		node.account.putContact({
			email: `${name}@example.com`,
			lists: [4],
			texts: { company_name: 'Rome, "IT"' },
			customFields: { CustomField6: 'blue' },
		});
	}
});
afterEach(async () => await node.close());

const exported = {
	list: byId('4'),
	activityOptions: { checkEvery: 0.1, columns: ['COMPANY NAME'] },
};

it('starts an export, waits and passes on the file', async () => {
	const { items, error } = await node.run('activity', 'exportContacts', exported);
	expect(error).toBeUndefined();
	expect(bodiesOf(node)).toEqual([
		{
			file_type: 'CSV',
			sort_by: 'EMAIL_ADDRESS',
			export_date_added: false,
			export_added_by: false,
			lists: ['4'],
			column_names: ['Email Address', 'Company Name'],
		},
	]);
	const id = String(items[0]?.json.id);
	expect(items[0]).toMatchObject({
		json: { type: 'EXPORT_CONTACTS', status: 'COMPLETE', contact_count: 2 },
		binary: { data: { fileName: `${id}.csv`, mimeType: 'text/csv' } },
		pairedItem: { item: 0 },
	});
	expect((await readBinary(items[0])).toString()).toMatch(
		/^Email Address,Company Name\r\nann@example\.com,"Rome, ""IT"""\r\n/,
	);
	const requests = node.requests();
	expect(requests[0]).toBe('POST /activities/exportcontacts');
	expect(requests.slice(1, -1).every((line) => line === `GET /activities/${id}`)).toBe(true);
	expect(requests.at(-1)).toBe(`GET /activities/exports/${id}.csv`);
	const { headers, query } = node.sandbox.log.entries.at(-1)!;
	expect(headers.authorization).toMatch(/^Bearer /);
	expect(query).toHaveProperty('api_key');
});

it('passes on the contacts as items', async () => {
	const activityOptions = {
		checkEvery: 0.1,
		columns: '={{ "custom_field_6, zip, US STATE/CA PROVINCE" }}',
		exportOptDate: true,
		exportOptSource: true,
		sortBy: 'DATE_DESC',
	};
	const parameters = { ...exported, output: 'items', activityOptions };
	const { items, error } = await node.run('activity', 'exportContacts', parameters);
	expect(error).toBeUndefined();
	expect(bodiesOf(node)[0]).toMatchObject({
		sort_by: 'DATE_DESC',
		export_date_added: true,
		export_added_by: true,
		column_names: ['Email Address', 'Custom field 6', 'Zip/Postal Code', 'State'],
	});
	expect(items.map(({ json }) => json.email_address)).toEqual(
		expect.arrayContaining(['ann@example.com', 'zoe@example.com']),
	);
	expect(items[0]?.json).toMatchObject({ custom_field_6: 'blue', added_by: 'ACTION_BY_OWNER' });
	expect(Object.keys(items[0]?.json ?? {})).toEqual([
		'email_address',
		'custom_field_6',
		'zip_postal_code',
		'state',
		'date_added',
		'added_by',
	]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

it.each(['shoe size', 'birthday_day'])('refuses the column %s', async (column) => {
	const parameters = {
		...exported,
		activityOptions: { checkEvery: 0.1, columns: `={{ ["${column}"] }}` },
	};
	const { error } = await node.run('activity', 'exportContacts', parameters);
	expect(error?.message).toBe(
		`'Columns' contains '${column}', which Constant Contact doesn't recognize [item 0]`,
	);
	expect(node.requests()).toEqual([]);
});

it('reports an export that takes longer than the user waits', async () => {
	node.account.options.activityOutcome = 'UNCONFIRMED';
	const parameters = { ...exported, activityOptions: { checkEvery: 0.1, timeLimit: 0.01 } };
	const { error } = await node.run('activity', 'exportContacts', parameters);
	expect(error?.message).toMatch(
		/^Activity a07e1\w+ has no file \(EXPORT_CONTACTS, status UNCONFIRMED\) \[item 0\]$/,
	);
});

it('sends the credential nowhere else', async () => {
	node.account.options.fileNames = 'foreign';
	const { error } = await node.run('activity', 'exportContacts', exported);
	expect(error?.message).toBe(
		'The file of the activity is on another server (files.elsewhere.example) [item 0]',
	);
});

describe('download', () => {
	const start = async () => {
		const { json } = await node.run('activity', 'exportContacts', exported);
		node.sandbox.log.clear();
		return String(json[0]?.id);
	};

	it('passes on the file of a former export', async () => {
		const id = await start();
		const parameters = { activity: '={{ $json.id }}', binaryProperty: 'contacts' };
		const { items, error } = await node.run('activity', 'download', parameters, [{ id }]);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /activities/${id}`, `GET /activities/exports/${id}.csv`]);
		expect((await readBinary(items[0], 'contacts')).toString()).toContain('ann@example.com');
		const asItems = { ...parameters, output: 'items' };
		const second = await node.run('activity', 'download', asItems, [{ id }]);
		expect(second.json.map(({ email_address }) => email_address)).toContain('zoe@example.com');
	});

	it.each([
		[{ type: 'CLEAR_CONTACTS_FROM_LISTS' }],
		[{ type: 'ADD_CONTACTS', file_name: 'upload_from_json.csv' }],
	])('needs an activity with a file: %j', async (told) => {
		node.sandbox.faults.add({
			do: { kind: 'status', status: 200, body: { id: 'a07e1x', status: 'COMPLETE', ...told } },
		});
		const { error } = await node.run('activity', 'download', { activity: byId('a07e1x') });
		expect(error?.message).toBe(
			`Activity a07e1x has no file (${told.type}, status COMPLETE) [item 0]`,
		);
		expect(node.requests()).toEqual(['GET /activities/a07e1x']);
	});

	it('names a file whose link does not', async () => {
		const id = await start();
		const { baseUrl } = node.account;
		const file_name = `${baseUrl}/activities/exports/${id}.csv/`;
		node.sandbox.faults.add({
			when: { path: /\/activities\/[^/]+$/ },
			do: { kind: 'status', status: 200, body: { id, type: 'EXPORT_CONTACTS', file_name } },
		});
		const content = 'Email\r\n';
		node.sandbox.faults.add({ do: { kind: 'status', status: 200, body: content } });
		const { items } = await node.run('activity', 'download', { activity: byId(id) });
		expect(items[0]?.binary?.data?.fileName).toBe(`${id}.csv`);
	});

	it.each([
		['html', 'a web page'],
		['empty', 'an empty response'],
	] as const)('refuses what is sent instead of the file: %s', async (kind, what) => {
		const id = await start();
		node.sandbox.faults.add({ when: { path: /\.csv$/ }, do: { kind } });
		const parameters = { activity: byId(id), connection: { retries: 0 } };
		const { error } = await node.run('activity', 'download', parameters);
		expect(error?.message).toContain(`${what} was sent instead of the file`);
	});

	const FILE = { path: /exports\// };

	it.each([['file'], ['items']])('reads the file again if it breaks off: as %s', async (output) => {
		const id = await start();
		node.sandbox.faults.add({ when: FILE, times: 2, do: { kind: 'truncate' } });
		const parameters = { activity: byId(id), output, connection: { initialRetryDelay: 1 } };
		const { items, error } = await node.run('activity', 'download', parameters);
		expect(error).toBeUndefined();
		const reads = node.requests().filter((line) => line.includes('/exports/'));
		expect(reads).toHaveLength(3);
		if (output === 'items') {
			expect(items.map(({ json }) => json.email_address)).toEqual([
				'ann@example.com',
				'zoe@example.com',
			]);
		} else {
			const text = (await readBinary(items[0])).toString();
			expect(text.match(/^\w+@example\.com/gm)).toEqual(['ann@example.com', 'zoe@example.com']);
		}
	});

	it("reports the server's message that was sent instead of the file", async () => {
		const id = await start();
		node.sandbox.faults.add({
			when: FILE,
			do: {
				kind: 'status',
				status: 404,
				body: [{ error_key: 'x', error_message: 'File is gone' }],
			},
		});
		const { error } = await node.run('activity', 'download', { activity: byId(id) });
		expect(error?.message).toContain('File is gone');
	});
});
