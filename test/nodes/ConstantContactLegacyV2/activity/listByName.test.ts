import { connectNode as connectV1 } from '../../ConstantContactLegacy/setup';
import { connectNode as connectV2 } from '../setup';

const wait = { activityOptions: { checkEvery: 0.1 } };
const retryOnFail = { maxTries: 3, waitBetweenTries: 1 };
const rows = [{ email: 'a@example.com' }, { email: 'b@example.com' }];

describe.each([
	[
		'version 1',
		async () => {
			const node = await connectV1();
			return { node, lists: () => node.hub.lists() };
		},
	],
	[
		'version 2',
		async () => {
			const node = await connectV2();
			return { node, lists: () => node.account.lists() };
		},
	],
])('an import into a list by name, %s', (_version, connect) => {
	let connected: Awaited<ReturnType<typeof connect>>;
	beforeEach(async () => (connected = await connect()));
	afterEach(async () => await connected.node.close());

	const add = async (listName: string, items: object[] = rows, parameters = {}, more = {}) =>
		await connected.node.run(
			'activity',
			'addContacts',
			{ addTo: 'name', listName, ...wait, ...parameters },
			items as never,
			more,
		);

	/** The requests, without those for jobs except the ones that start them. */
	const sent = () =>
		connected.node.sandbox.log.entries
			.map(({ method, path }) => `${method} ${path.replace(/^.*\/(lists|activities).*$/, '$1')}`)
			.filter((request) => request !== 'GET activities');

	const named = (name: string) => connected.lists().filter((list) => list.name === name);

	/** The text that specifies the lists in the request that started the job. */
	const jobBody = () => {
		const entry = connected.node.sandbox.log.entries.find(
			({ method, path }) => method === 'POST' && path.includes('activities'),
		);
		return decodeURIComponent(
			typeof entry?.body === 'string' ? entry.body : JSON.stringify(entry?.body),
		);
	};

	it('creates it if there is none, and says so', async () => {
		const { error, json, hints } = await add('Trade Fair 2026');
		expect(error).toBeUndefined();
		expect(sent()).toEqual(['GET lists', 'POST lists', 'POST activities']);
		const [list] = named('Trade Fair 2026');
		const id = String(list?.id);
		expect(json[0]).toMatchObject({
			status: 'COMPLETE',
			rows_sent: 2,
			list: { id, name: 'Trade Fair 2026', created: true },
		});
		expect(hints?.map(({ message }) => message)).toEqual([
			`Created the list 'Trade Fair 2026' (ID ${id})`,
		]);
		expect(jobBody()).toMatch(new RegExp(`/lists/${id}\\b|"lists":\\["${id}"\\]`));
	});

	it.each(['General Interest', ' general interest '])(
		'uses the one that is called %j',
		async (name) => {
			const [list] = named('General Interest');
			const { error, json, hints } = await add(name);
			expect(error).toBeUndefined();
			expect(sent()).toEqual(['GET lists', 'POST activities']);
			expect(json[0]?.list).toEqual({
				id: String(list?.id),
				name: 'General Interest',
				created: false,
			});
			expect(hints).toEqual([]);
		},
	);

	it('does not choose among several that differ in capital letters', async () => {
		for (const name of ['News A', 'NEWS a']) {
			await connected.node.run('contactList', 'create', { name });
		}
		connected.node.sandbox.log.clear();
		const { error } = await add('news a');
		expect(error?.message).toMatch(
			/^Several lists are named 'news a', ignoring case and spaces: 'N.* \(\d+\), 'N.* \(\d+\)$/,
		);
		expect(sent()).toEqual(['GET lists']);
		const { json } = await add('NEWS a');
		expect(json[0]?.list).toMatchObject({ name: 'NEWS a', created: false });
	});

	it.each([
		['rows that are no good', [{ email: 'ann' }]],
		['unknown columns', [{ email: 'a@b.co', shoe: 9 }]],
		['no rows', [{ email: '' }]],
	])('creates nothing for %s', async (_what, items) => {
		const { error } = await add('Trade Fair 2026', items);
		expect(error).toBeDefined();
		expect(sent()).toEqual([]);
	});

	it.each(['={{ " " }}', '={{ $json.none }}'])('needs a name: %j', async (listName) => {
		const { error } = await add(listName);
		expect(error?.message).toMatch(/^'List Name' is empty|^'List Name' depends on the input item/);
		expect(sent()).toEqual([]);
	});

	it('is created once with Retry On Fail, whatever happens to the job', async () => {
		connected.node.sandbox.faults.add({
			when: { method: 'POST', path: /activities|addcontacts/ },
			times: 1,
			do: { kind: 'status', status: 429 },
		});
		const parameters = { connection: { retries: 0 } };
		const { error, json } = await add('Trade Fair 2026', rows, parameters, { retryOnFail });
		expect(error).toBeUndefined();
		expect(named('Trade Fair 2026')).toHaveLength(1);
		expect(sent().filter((request) => request === 'POST lists')).toHaveLength(1);
		expect(json[0]).toMatchObject({ rows_sent: 2, list: { created: true } });
	});

	it('is not created twice if the response to its creation was lost', async () => {
		connected.node.sandbox.faults.add({
			when: { method: 'POST', path: /lists/ },
			times: 1,
			do: { kind: 'resetAfter' },
		});
		const first = await add('Trade Fair 2026');
		expect(first.error?.description).toContain(
			"May have been carried out: the new list 'Trade Fair 2026'.",
		);
		const again = await add('Trade Fair 2026');
		expect(again.json[0]).toMatchObject({ list: { created: false } });
		expect(named('Trade Fair 2026')).toHaveLength(1);
	});

	it('says that the list was created when the job is refused', async () => {
		connected.node.sandbox.faults.add({
			when: { method: 'POST', path: /activities/ },
			do: { kind: 'status', status: 400 },
		});
		const { error } = await add('Trade Fair 2026');
		expect(error?.description).toMatch(
			/Done before: created the list 'Trade Fair 2026' \(ID \d+\)\./,
		);
	});
});
