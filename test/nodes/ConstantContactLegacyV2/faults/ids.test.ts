import { byId, connectBench, type Bench } from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench({ eventsGone: false })));
afterEach(async () => await bench.close());

/** Every ID in a path. */
const PLACES: Array<[string, string, (id: string) => object, (id: string) => string]> = [
	['contactList', 'get', (id) => ({ list: byId(id) }), (id) => `GET /lists/${id}`],
	['contactList', 'delete', (id) => ({ list: byId(id) }), (id) => `DELETE /lists/${id}`],
	['contactList', 'getMembers', (id) => ({ list: byId(id) }), (id) => `GET /lists/${id}/contacts`],
	['contact', 'get', (id) => ({ contact: byId(id) }), (id) => `GET /contacts/${id}`],
	['contact', 'unsubscribe', (id) => ({ contact: byId(id) }), (id) => `DELETE /contacts/${id}`],
	[
		'contactTracking',
		'getSummary',
		(id) => ({ contact: byId(id) }),
		(id) => `GET /contacts/${id}/tracking/reports/summary`,
	],
	[
		'campaign',
		'preview',
		(id) => ({ campaign: byId(id) }),
		(id) => `GET /emailmarketing/campaigns/${id}/preview`,
	],
	[
		'campaignSchedule',
		'delete',
		(id) => ({ campaign: byId('7'), schedule: byId(id) }),
		(id) => `DELETE /emailmarketing/campaigns/7/schedules/${id}`,
	],
	['libraryFile', 'get', (id) => ({ file: byId(id) }), (id) => `GET /library/files/${id}`],
	['libraryFile', 'delete', (id) => ({ file: byId(id) }), (id) => `DELETE /library/files/${id}`],
	[
		'libraryFolder',
		'delete',
		(id) => ({ folder: byId(id) }),
		(id) => `DELETE /library/folders/${id}`,
	],
	['event', 'get', (id) => ({ event: byId(id) }), (id) => `GET /eventspot/events/${id}`],
	[
		'registrant',
		'get',
		(id) => ({ event: byId('7'), registrantId: id }),
		(id) => `GET /eventspot/events/7/registrants/${id}`,
	],
	['activity', 'get', (id) => ({ activity: byId(id) }), (id) => `GET /activities/${id}`],
];

const HOSTILE = [
	'../account/info',
	'1/../../account',
	'..%2faccount',
	'%2e%2e',
	'1?limit=2',
	'1#x',
	'1;x=2',
	'1\r\nX-Injected: yes',
	'1\n2',
	'a b',
	'//elsewhere.example',
	'\\..\\1',
	'100%',
	'%',
	'é€🌹',
	'1&api_key=other',
];

describe.each(PLACES)('%s: %s', (resource, operation, parameters, request) => {
	it('keeps any ID in its place in the path', async () => {
		const { items } = await bench.run(
			resource,
			operation,
			{ ...parameters('={{ $json.id }}') },
			HOSTILE.map((id) => ({ id })),
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(items.filter(({ json }) => 'error' in json)).toHaveLength(HOSTILE.length);
		const sent = HOSTILE.map((id) => request(encodeURIComponent(id)));
		expect(bench.requests().sort()).toEqual(sent.sort());
		for (const { query, headers } of bench.sandbox.log.entries) {
			expect(query.api_key).toBe(bench.account.credentials.apiKey);
			expect(headers).not.toHaveProperty('x-injected');
		}
	});

	it.each(['.', '..', '...', '\ud800', '={{ " " }}', '={{ "" }}', '={{ null }}'])(
		'refuses %j before anything is sent',
		async (id) => {
			const { message } = await bench.fail(resource, operation, { ...parameters(id) });
			expect(message).toMatch(/can't be used|is empty|cut in half/);
			expect(bench.requests()).toEqual([]);
		},
	);
});

describe('IDs in lists of IDs', () => {
	it('stay in their place, too', async () => {
		const [contact] = [...bench.account.contacts()];
		for (const id of ['../1', '1?x=2', '1\r\nX: y', '..', '100%']) {
			const { message } = await bench.fail('contact', 'removeFromList', {
				contact: byId(String(contact?.id)),
				lists: [id],
			});
			expect(message).toContain("which isn't the ID of a list");
		}
		expect(bench.requests()).toEqual([]);
	});

	it('of files cannot become another path', async () => {
		for (const id of ['../../../lists', '1/2', '1?x=2', '1\r\n2', '100%']) {
			bench.sandbox.log.clear();
			await bench.run('libraryFile', 'getUploadStatus', { files: [id] });
			const [request = ''] = bench.requests();
			expect(request).toMatch(/^GET \/library\/files\/uploadstatus\/[^/?]+$/);
			expect(decodeURIComponent(request.split('/').at(-1) ?? '')).toBe(id);
			expect(Object.keys(bench.sandbox.log.entries[0]?.query ?? {})).toEqual(['api_key']);
		}
	});
});

describe('an email address instead of an ID', () => {
	it.each(['a+b@c.example', 'a&limit=1@c.example', 'a=%00#b?c@d.example', 'ü/./x@d.example'])(
		'%s stays one value of the query',
		async (email) => {
			const { message } = await bench.fail('contact', 'get', { contact: byId(email) });
			expect(message).toContain(`No contact has the email address '${email}'`);
			expect(bench.requests()).toEqual(['GET /contacts']);
			const { api_key: _key, ...query } = bench.sandbox.log.entries[0]?.query ?? {};
			expect(query).toEqual({ email });
		},
	);

	it.each(['ü/../x@d.example', '.a@d.example', 'a.@d.example', 'a@d.example.'])(
		'%s is refused before anything is sent',
		async (email) => {
			const { message, description } = await bench.fail('contact', 'get', { contact: byId(email) });
			expect(message).toContain(email);
			expect(description).toBe(
				'Check the address: it must not have a dot at its start, at its end or next to another dot.',
			);
			expect(bench.requests()).toEqual([]);
		},
	);
});

describe('older responses', () => {
	/** All reads, with IDs sent as texts or as numbers. */
	const readAll = async () => {
		const campaign = bench.account.campaigns().find(({ status }) => status === 'SENT');
		const [contact] = [...bench.account.contacts()];
		const readings: Array<[string, string, object]> = [
			['contact', 'getAll', { simplify: false }],
			['contact', 'get', { contact: byId(String(contact?.id)), simplify: false }],
			['contactList', 'getAll', {}],
			['contactTracking', 'getAll', { contact: byId(String(contact?.id)) }],
			['contactTracking', 'getSummaryByCampaign', { contact: byId(String(contact?.id)) }],
			['campaign', 'getAll', {}],
			['campaign', 'get', { campaign: byId(String(campaign?.id)) }],
			['campaignTracking', 'getAll', { campaign: byId(String(campaign?.id)) }],
			['libraryFile', 'getAll', {}],
			['libraryFolder', 'getAll', {}],
			['libraryTrash', 'getAll', {}],
			['event', 'getAll', {}],
		];
		const all: unknown[] = [];
		for (const [resource, operation, parameters] of readings) {
			const { json, error } = await bench.run(resource, operation, {
				returnAll: true,
				...parameters,
			});
			expect(error).toBeUndefined();
			expect(json).not.toHaveLength(0);
			all.push(json);
		}
		return all;
	};

	it('with IDs as numbers are passed on as newer ones are', async () => {
		const newer = await readAll();
		bench.account.options.idType = 'number';
		bench.account.options.trashFileType = 'type';
		expect(await readAll()).toEqual(newer);
		expect(JSON.stringify(newer)).not.toMatch(/"(\w+_)?id":-?\d/);
	});

	it('with huge numbers as IDs keep every digit that JSON can hold', async () => {
		const id = Number.MAX_SAFE_INTEGER;
		const body = JSON.stringify([{ id, name: 'Large' }]);
		bench.fault({ kind: 'status', status: 200, body });
		const { json } = await bench.run('contactList', 'getAll', { returnAll: true });
		expect(json).toEqual([{ id: '9007199254740991', name: 'Large' }]);
	});

	it('of whole pages of numbers are read on to their end', async () => {
		await bench.close();
		bench = await connectBench({ contacts: 2100, idType: 'number' });
		const { json } = await bench.run('contact', 'getAll', { returnAll: true, simplify: false });
		expect(json.map(({ id }) => id)).toEqual(
			[...bench.account.contacts()].map(({ id }) => String(id)),
		);
		expect(bench.requests()).toHaveLength(5);
	});

	it('with IDs as numbers can be updated with the data that was read', async () => {
		bench.account.options.idType = 'number';
		const before = [...bench.account.contacts()].map(({ lists }) => [...lists]);
		const { json } = await bench.run('contact', 'getAll', { returnAll: true });
		const { error } = await bench.run(
			'contact',
			'addToList',
			{ contact: { __rl: true, mode: 'id', value: '={{ $json.id }}' }, lists: '={{ 1 }}' },
			json.filter(({ status }) => status === 'ACTIVE'),
		);
		expect(error).toBeUndefined();
		const after = [...bench.account.contacts()].map(({ lists }) => [...lists]);
		after.forEach((lists, index) => {
			expect(lists).toEqual(expect.arrayContaining(before[index] ?? []));
		});
	});
});

describe('a number with a zero before it', () => {
	it.each(PLACES.filter(([resource]) => !/activity|event|registrant/.test(resource)))(
		'is no ID: %s: %s',
		async (resource, operation, parameters) => {
			const { message, description } = await bench.fail(resource, operation, {
				...parameters('011'),
			});
			expect(message).toMatch(/^'[\w ]+' is '011', but no ID begins with a zero \[item 0\]$/);
			expect(description).toMatch(/^Use the ID as 'Get Many' returns it/);
			expect(bench.requests()).toEqual([]);
		},
	);

	it('is no ID of a list', async () => {
		const { message } = await bench.fail('contact', 'addToList', {
			contact: byId('11'),
			lists: '={{ ["02"] }}',
		});
		expect(message).toContain("contains '02', which isn't the ID of a list");
		expect(bench.requests()).toEqual([]);
	});
});
