import { readBinary } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';
import { formOf, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 3 } });
	for (const name of ['zoe', 'ann']) {
		node.hub.putContact({
			email: `${name}@example.com`,
			lists: [4],
			fields: { City: 'Rome, "IT"' },
		});
	}
});
afterEach(async () => await node.close());

const columns = ['CITY'];
const exported = { list: byId('4'), activityOptions: { checkEvery: 0.1, columns } };
const form = () => formOf(node.sandbox.log.entries[0]?.body);

it('starts an export, waits and passes on the file', async () => {
	const { items, error } = await node.run('activity', 'exportContacts', exported);
	expect(error).toBeUndefined();
	expect(form()).toEqual({
		activityType: ['EXPORT_CONTACTS'],
		fileType: ['CSV'],
		exportOptDate: ['false'],
		exportOptSource: ['false'],
		exportListName: ['false'],
		sortBy: ['EMAIL_ADDRESS'],
		columns: ['EMAIL ADDRESS', 'CITY'],
		listId: [node.hub.listUri(4)],
	});
	const id = String(items[0]?.json.id);
	expect(items[0]).toMatchObject({
		json: { type: 'EXPORT_CONTACTS', status: 'COMPLETE' },
		binary: { data: { fileName: `${id}.csv`, mimeType: 'text/csv' } },
		pairedItem: { item: 0 },
	});
	const text = (await readBinary(items[0])).toString();
	expect(text).toMatch(/^Email Address,City\r\nann@example\.com,"Rome, ""IT"""\r\n/);
	const requests = node.requests();
	expect(requests[0]).toBe('POST /activities');
	expect(requests.slice(1, -1).every((line) => line === `GET /activities/${id}`)).toBe(true);
	expect(requests.at(-1)).toBe(`GET /activities/${id}.csv`);
});

it('passes on the contacts as items', async () => {
	const activityOptions = {
		checkEvery: 0.1,
		columns,
		exportListName: true,
		exportOptSource: true,
		exportOptDate: true,
	};
	const parameters = { ...exported, output: 'items', activityOptions };
	const { items } = await node.run('activity', 'exportContacts', parameters);
	expect(form()).toMatchObject({ exportOptDate: ['true'], exportListName: ['true'] });
	expect(items.map(({ json }) => json.email_address)).toEqual(
		expect.arrayContaining(['ann@example.com', 'zoe@example.com']),
	);
	expect(items[0]?.json).toMatchObject({ city: 'Rome, "IT"', added_by: 'ACTION_BY_CUSTOMER' });
	expect(Object.keys(items[0]?.json ?? {})).toEqual([
		'email_address',
		'city',
		'date_added',
		'added_by',
		'list_name',
	]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

it('exports a text file, newest first, with columns from an expression', async () => {
	node.hub.options.fileNames = 'name';
	const { items, error } = await node.run('activity', 'exportContacts', {
		...exported,
		binaryProperty: 'contacts',
		activityOptions: {
			checkEvery: 0.1,
			columns: '={{ "first_name, city" }}',
			fileType: 'TXT',
			sortBy: 'DATE_DESC',
		},
	});
	expect(error).toBeUndefined();
	expect(form()).toMatchObject({
		fileType: ['TXT'],
		sortBy: ['DATE_DESC'],
		columns: ['EMAIL ADDRESS', 'FIRST NAME', 'CITY'],
	});
	expect(items[0]?.binary?.contacts).toMatchObject({ mimeType: 'text/plain' });
	expect((await readBinary(items[0], 'contacts')).toString()).toMatch(/^Email Address\tFirst Name/);
});

it('exports a system list', async () => {
	const parameters = { ...exported, list: byId('active') };
	const { error } = await node.run('activity', 'exportContacts', parameters);
	expect(error).toBeUndefined();
	expect(form().listId).toEqual([node.hub.listUri('active')]);
});

it('runs one export after the other', async () => {
	node.hub.options.maxOpenActivities = 1;
	const parameters = { ...exported, list: '={{ $json.list }}', connection: { retries: 0 } };
	const { items, error } = await node.run('activity', 'exportContacts', parameters, [
		{ list: '4' },
		{ list: '1' },
	]);
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

it("refuses a column that doesn't exist", async () => {
	const parameters = {
		...exported,
		activityOptions: { checkEvery: 0.1, columns: '={{ ["shoe size"] }}' },
	};
	const { error } = await node.run('activity', 'exportContacts', parameters);
	expect(error?.message).toBe(
		"'Columns' contains 'shoe size', which Constant Contact doesn't recognize [item 0]",
	);
	expect(node.requests()).toEqual([]);
});

it('reports an export that takes longer than the user waits', async () => {
	node.hub.options.activityOutcome = 'UNCONFIRMED';
	const parameters = { ...exported, activityOptions: { checkEvery: 0.1, timeLimit: 0.01 } };
	const { error } = await node.run('activity', 'exportContacts', parameters);
	expect(error?.message).toMatch(
		/^Activity a07e1\w+ has no file \(EXPORT_CONTACTS, status UNCONFIRMED\) \[item 0\]$/,
	);
});

describe('download', () => {
	it('passes on the file of a former export', async () => {
		const { json } = await node.run('activity', 'exportContacts', exported);
		node.sandbox.log.clear();
		const id = String(json[0]?.id);
		const parameters = { activity: '={{ $json.id }}' };
		const { items, error } = await node.run('activity', 'download', parameters, [{ id }]);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /activities/${id}`, `GET /activities/${id}.csv`]);
		expect((await readBinary(items[0])).toString()).toContain('ann@example.com');
		const asItems = { ...parameters, output: 'items' };
		const second = await node.run('activity', 'download', asItems, [{ id }]);
		expect(second.json.map(({ email_address }) => email_address)).toContain('zoe@example.com');
	});

	it('needs an activity with a file', async () => {
		const { json } = await node.run('activity', 'clearLists', { lists: ['1'], ...quickly });
		const activity = byId(String(json[0]?.id));
		const { error } = await node.run('activity', 'download', { activity });
		expect(error?.message).toContain('has no file (CLEAR_CONTACTS_FROM_LISTS, status COMPLETE)');
	});

	it.each([
		['html', 'a web page or XML'],
		['empty', 'an empty response'],
	] as const)('refuses what is sent instead of the file: %s', async (kind, what) => {
		const { json } = await node.run('activity', 'exportContacts', exported);
		node.sandbox.faults.add({ when: { path: /\.csv$/ }, do: { kind } });
		const parameters = { activity: byId(String(json[0]?.id)), connection: { retries: 0 } };
		const { error } = await node.run('activity', 'download', parameters);
		expect(error?.message).toBe(
			`Could not download exported contacts: ${what} was sent instead of the file [item 0]`,
		);
	});
});
