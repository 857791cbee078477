import { readBinary } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const activityOptions = { checkEvery: 0.1 };

const run = async (parameters: object = {}) =>
	await node.run('activity', 'exportContacts', { activityOptions, ...parameters });

describe('activity: exportContacts', () => {
	it('starts the export of a list, waits and downloads the file', async () => {
		const [list] = node.account.lists();
		const { items, json, error } = await run({
			contacts: 'lists',
			lists: [list!.name],
			activityOptions: { checkEvery: 0.1, fields: ['first_name', 'email_optout_date'] },
		});
		expect(error).toBeUndefined();
		const id = String(json[0]?.activity_id);
		expect(node.requests().slice(0, 2)).toEqual([
			'GET /contact_lists',
			'POST /activities/contact_exports',
		]);
		expect(node.requests().at(-1)).toBe(`GET /contact_exports/${id}`);
		expect(node.sandbox.log.entries[1]?.body).toEqual({
			list_ids: [list!.id],
			fields: ['email_address', 'first_name', 'email_optout_date'],
		});
		const file = (await readBinary(items[0]!)).toString();
		const [header = '', ...rows] = file.trim().split('\r\n');
		expect(header).toBe('Email address,Email permission status,First name,Email opt-out date');
		const members = [...node.account.contacts()].filter(({ lists }) => lists.includes(list!.id));
		expect(rows).toHaveLength(members.length);
		expect(items[0]?.binary?.data).toMatchObject({ fileName: `${id}.csv`, mimeType: 'text/csv' });
	});

	it('exports a segment', async () => {
		const criteria = {
			group: [{ source: 'contacts', field: 'email_domain', op: 'eq', value: 'example.net' }],
		};
		const created = await node.run('segment', 'create', {
			name: 'Net',
			criteria: JSON.stringify({ version: '1.0.0', criteria: { type: 'and', ...criteria } }),
		});
		node.sandbox.log.clear();
		const segment = byId(String(created.json[0]?.segment_id));
		const { json, error } = await run({ contacts: 'segment', segment, output: 'items' });
		expect(error).toBeUndefined();
		expect(node.sandbox.log.entries[0]?.body).toEqual({ segment_id: created.json[0]?.segment_id });
		const people = [...node.account.contacts()].filter(
			({ email, deletedTime }) => !deletedTime && email?.address.endsWith('@example.net'),
		);
		expect(people.length).toBeGreaterThan(3);
		expect(json).toHaveLength(people.length);
	});

	it('refuses anything but a segment ID', async () => {
		const { error } = await run({ contacts: 'segment', segment: byId('Net') });
		expect(error?.message).toContain("isn't the ID of a segment");
		expect(node.requests()).toEqual([]);
	});

	it('returns contacts as items', async () => {
		const { json } = await run({ output: 'items' });
		expect(node.sandbox.log.entries[0]?.body).toEqual({});
		const people = [...node.account.contacts()].filter(({ deletedTime }) => !deletedTime);
		expect(json).toHaveLength(people.length);
		expect(json[0]).toHaveProperty('email_address');
	});

	it('says that an export failed', async () => {
		node.account.options.activityOutcome = 'failed';
		const { error } = await run();
		expect(error?.message).toMatch(/activity \S+ ended with the status failed/);
	});

	it("doesn't accept a web page as the file", async () => {
		node.sandbox.faults.add({
			when: { path: /contact_exports\// },
			do: { kind: 'html', status: 200 },
		});
		const { error } = await run();
		expect(error?.message).toContain('a web page was sent instead of the file');
	});
});

describe('activity: download', () => {
	it('downloads again, and names an activity without a file', async () => {
		const first = await run();
		const activity = byId(String(first.json[0]?.activity_id));
		const { items } = await node.run('activity', 'download', { activity });
		expect(await readBinary(items[0]!)).toEqual(await readBinary(first.items[0]!));
		const deleted = await node.run('tag', 'delete', {
			tag: byId(node.account.tags()[0]!.id),
			activityOptions,
		});
		const other = byId(String(deleted.json[0]?.activity_id));
		const { error } = await node.run('activity', 'download', { activity: other });
		expect(error?.message).toMatch(/has no file \(state completed\)/);
	});

	it('has a time limit of its own for the file', async () => {
		const first = await run();
		const activity = byId(String(first.json[0]?.activity_id));
		node.sandbox.faults.add({ when: { path: /contact_exports\// }, do: { kind: 'hang' } });
		const { error } = await node.run('activity', 'download', {
			activity,
			activityOptions: { requestTimeout: 1000 },
			connection: { retries: 0 },
		});
		expect(error?.message).toContain('within 1 second');
	});
});
