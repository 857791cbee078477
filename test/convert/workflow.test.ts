import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertFile } from '../../scripts/convert/workflow';
import {
	byId,
	connectNode,
	type ConnectedNode,
	type Parameters,
} from '../nodes/ConstantContact/setup';
import { ROOT } from '../support';
import { faultsOf } from './description';

interface SavedNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	position: [number, number];
	credentials?: object;
}

interface Saved {
	nodes: SavedNode[];
	[key: string]: unknown;
}

const LEGACY = 'n8n-nodes-contacthub-constantcontact.constantContactLegacyV2';
const V3 = 'n8n-nodes-contacthub-constantcontact.constantContact';

const legacy = (parameters: object, more: object = {}) => ({
	name: 'Contact',
	type: LEGACY,
	typeVersion: 1,
	position: [40, 80],
	parameters,
	...more,
});

function convert(...nodes: object[]): SavedNode[] {
	return (convertFile(JSON.stringify({ nodes, connections: {} })).value as Saved).nodes;
}

const noteOf = (nodes: SavedNode[]) => String(nodes.at(-1)?.parameters.content);

const folder = join(ROOT, 'examples');
const isLegacy = ({ type }: SavedNode) => type.includes('.constantContactLegacy');
const examples = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')])
	.filter(([, text]) => (JSON.parse(text) as Saved).nodes.some(isLegacy));

describe.each(examples)('the example %s', (_, text) => {
	const before = JSON.parse(text) as Saved;
	const after = convertFile(text).value as Saved;

	it('keeps everything but its legacy nodes, and has one note more', () => {
		const { nodes, ...rest } = before;
		const { nodes: converted, ...others } = after;
		expect(others).toEqual(rest);
		expect(converted).toHaveLength(nodes.length + 1);
		expect(converted.at(-1)).toMatchObject({ type: 'n8n-nodes-base.stickyNote' });
		nodes.forEach((node, index) => {
			const { type, typeVersion, parameters, credentials: _old, ...same } = node;
			const expected = isLegacy(node) ? same : { type, typeVersion, parameters, ...same };
			expect(converted[index]).toMatchObject(expected);
			if (!isLegacy(node)) expect(converted[index]).toEqual(node);
		});
	});

	it('has nodes of V3 with valid parameters, each named in the note', () => {
		const changed = before.nodes.flatMap((node, index) =>
			isLegacy(node) ? (after.nodes[index] ?? []) : [],
		);
		expect(changed.map(({ type }) => type)).toEqual(changed.map(() => V3));
		expect(changed.flatMap(({ parameters }) => faultsOf(parameters))).toEqual([]);
		for (const { name } of changed)
			expect(noteOf(after.nodes)).toMatch(new RegExp(`^### ${name}$`, 'm'));
	});
});

it('keeps expressions and converts their results', () => {
	const [node] = convert(
		legacy({
			resource: 'contact',
			operation: 'upsert',
			contactFields: {
				mappingMode: 'defineBelow',
				value: {
					email_address: "={{ $('Rows').item.json.mail }}",
					cell_phone: '555',
					addr1: 'Way 1',
				},
			},
			lists: ['={{ $json.list }}', '7'],
			actionBy: '={{ $json.by }}',
		}),
	);
	expect(node?.parameters).toEqual({
		resource: 'contact',
		operation: 'upsert',
		contactFields: {
			mappingMode: 'defineBelow',
			schema: [],
			value: {
				email_address: "={{ $('Rows').item.json.mail }}",
				mobile_phone: '555',
				home_street: 'Way 1',
			},
		},
		additionalFields: {
			createSource: expect.stringMatching(
				/^=\{\{ \(\{.*"ACTION_BY_VISITOR":"Contact".*\}\)\[\$json\.by\] \?\? \(\$json\.by\) \}\}$/,
			) as string,
			lists: ['={{ $json.list }}', 'Legacy ID 7'],
		},
	});
});

it('says which values have no field, and which IDs are others', () => {
	const nodes = convert(
		legacy({
			resource: 'contact',
			operation: 'update',
			contact: { __rl: true, mode: 'list', value: '21', cachedResultName: 'ann@example.com' },
			contactFields: { mappingMode: 'defineBelow', value: { custom_field3: 'gold', fax: '1' } },
		}),
	);
	expect(noteOf(nodes)).toContain('custom\\_field3 (gold); fax (1)');
	expect(noteOf(nodes)).toContain(
		"The contact with the old ID 21, 'ann@example.com', has another ID in V3",
	);
	expect(noteOf(nodes)).toContain('Constant Contact OAuth2 API');
});

it.each([
	['a library', { resource: 'libraryFolder', operation: 'getAll' }],
	[
		'removed contacts',
		{ resource: 'contact', operation: 'getAll', filters: { status: 'REMOVED' } },
	],
	[
		'a filter by time that V3 lacks',
		{ resource: 'contactList', operation: 'getAll', filters: { modifiedSince: '2026-01-01' } },
	],
	['all lists at once', { resource: 'contact', operation: 'removeFromList', removeFrom: 'all' }],
	['a file of addresses', { resource: 'activity', operation: 'removeContacts', source: 'file' }],
])('leaves a node with %s as it is, and says why', (_, parameters) => {
	const node = legacy(parameters, { credentials: { constantContactLegacyTokenApi: { id: '1' } } });
	const nodes = convert(node);
	expect(nodes[0]).toEqual(node);
	expect(noteOf(nodes)).toMatch(/### Contact: stays as it is\n- \S/);
});

it.each([
	['constantContactLegacy', { resource: 'account' }, { resource: 'account', operation: 'get' }],
	['constantContactLegacy', { resource: 'campaignEvent' }, { trackingType: 'opens' }],
	[
		'constantContactLegacy',
		{ resource: 'contactEvent' },
		{ listOptions: { trackingTypes: ['em_opens'] } },
	],
	['constantContactLegacyV2', { resource: 'campaignTracking' }, { resource: 'campaignTracking' }],
	['constantContactLegacyV2', { resource: 'contactTracking' }, { operation: 'getActivities' }],
	['constantContactLegacyV2', {}, { resource: 'contact', operation: 'upsert' }],
])('a node of %s with %j has the default values of the form', (type, parameters, expected) => {
	const [node] = convert(legacy(parameters, { type: `package.${type}` }));
	expect(node?.parameters).toMatchObject(expected);
});

it('says how contacts to remove are named, and which options are gone', () => {
	const nodes = convert(
		legacy({
			resource: 'activity',
			operation: 'removeContacts',
			lists: ['7'],
			activityOptions: { invalidRows: 'skip', checkEvery: 3 },
		}),
	);
	expect(nodes[0]?.parameters).toMatchObject({
		operation: 'removeFromLists',
		contacts: 'items',
		activityOptions: { checkEvery: 3 },
	});
	expect(noteOf(nodes)).toContain('Left out, as V3 has no such settings: invalidRows.');
	expect(noteOf(nodes)).toContain("'ID Field' the field with the ID or email address");
});

it.each([
	['file', { sendAs: 'file' }],
	['json', undefined],
	['form', undefined],
])('imports that send as %s still do so, or as is usual', (sendAs, activityOptions) => {
	const nodes = convert(
		legacy({
			resource: 'activity',
			operation: 'addContacts',
			lists: ['7'],
			activityOptions: { sendAs },
		}),
	);
	expect(nodes[0]?.parameters.activityOptions).toEqual(activityOptions);
	expect(noteOf(nodes)).not.toContain('sendAs');
});

it('says what a replication with old IDs needs', () => {
	const nodes = convert(
		legacy({ resource: 'table', operation: 'replicate', tables: ['contacts'] }),
	);
	expect(noteOf(nodes)).toContain('put a node before it that reads the IDs in the copy');
});

it('drops the old credential alone, keeps settings and name, and makes tools tools', () => {
	const [node] = convert(
		legacy(
			{ resource: 'account', operation: 'get', toolDescription: 'Reads' },
			{
				type: `${LEGACY}Tool`,
				credentials: { constantContactLegacyTokenApi: { id: '1', name: 'Old' } },
				retryOnFail: true,
				notes: 'mine',
			},
		),
	);
	expect(node).toEqual({
		name: 'Contact',
		type: `${V3}Tool`,
		typeVersion: 1,
		position: [40, 80],
		retryOnFail: true,
		notes: 'mine',
		parameters: { resource: 'account', operation: 'get', toolDescription: 'Reads' },
	});
});

it('converts several workflows in a list, and leaves those without legacy nodes alone', () => {
	const other = { nodes: [{ name: 'Set', type: 'n8n-nodes-base.set' }], connections: {} };
	const one = { nodes: [legacy({ resource: 'account', operation: 'get' })], connections: {} };
	const { value } = convertFile(JSON.stringify([other, one]));
	expect(value).toEqual([
		other,
		expect.objectContaining({ nodes: [expect.objectContaining({ type: V3 }), expect.anything()] }),
	]);
});

it.each([
	['nodes: []', /is not JSON/],
	['[]', /empty list/],
	['7', /holds no workflow/],
	['{"connections":{}}', /holds no workflow/],
	['[{"id":"1","name":"Old","type":"constantContactLegacyApi","data":"x"}]', /holds credentials/],
	[JSON.stringify({ nodes: [{ name: 'New', type: V3 }] }), /uses Constant Contact \(V3\) already/],
	['{"nodes":[]}', /no node of Constant Contact V1 or V2/],
])('refuses %s with a clear message', (text, message) => {
	expect(() => convertFile(text)).toThrow(message);
});

describe('in the new node', () => {
	let node: ConnectedNode;
	beforeAll(async () => (node = await connectNode()));
	afterAll(async () => await node.close());

	it.each<[string, object]>([
		['account.get', {}],
		['account.update', { updateFields: { phone: '5550100' } }],
		[
			'campaign.getAll',
			{ returnAll: true, filters: { status: 'SENT', modifiedSince: '2020-01-01' } },
		],
		['contact.getAll', { limit: 5, filters: { status: 'ACTIVE', modifiedSince: '2020-01-01' } }],
		['contactList.create', { name: 'Made after the move' }],
		['contactList.getAll', { returnAll: true }],
		['emailAddress.getAll', { returnAll: true, filters: { status: 'CONFIRMED' } }],
		['event.getAll', { returnAll: true }],
		['table.estimate', { tables: ['contacts', 'events'] }],
	])('%s runs as it was converted', async (key, parameters) => {
		const [resource = '', operation = ''] = key.split('.');
		const [converted] = convert(legacy({ resource, operation, ...parameters }));
		const { resource: to = '', operation: by = '', ...rest } = converted?.parameters ?? {};
		const { error, json } = await node.run(String(to), String(by), rest as Parameters);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
	});

	it('a contact gets the values, and the consent, that the old node was given', async () => {
		const email = 'new.person@example.com';
		const [converted] = convert(
			legacy({
				resource: 'contact',
				operation: 'create',
				contactFields: {
					mappingMode: 'defineBelow',
					value: { email_address: email, city: 'Rome', note: 'Met in May' },
				},
				lists: [],
				actionBy: 'ACTION_BY_OWNER',
			}),
		);
		const { resource: _r, operation: _o, ...rest } = converted?.parameters ?? {};
		const { error } = await node.run('contact', 'create', rest as Parameters);
		expect(error).toBeUndefined();
		expect(node.lastBody()).toMatchObject({
			create_source: 'Account',
			email_address: { address: email },
			street_addresses: [{ kind: 'home', city: 'Rome' }],
			notes: [{ content: 'Met in May' }],
		});
	});

	it.each<[string, object]>([
		['contact.addToList', { contact: byId('ann@example.com'), lists: ['7'] }],
		['contactList.get', { list: byId('7') }],
	])('%s with an old ID fails, and changes nothing', async (key, parameters) => {
		const [resource = '', operation = ''] = key.split('.');
		const [converted] = convert(legacy({ resource, operation, ...parameters }));
		const { resource: to = '', operation: by = '', ...rest } = converted?.parameters ?? {};
		node.sandbox.log.clear();
		const { error } = await node.run(String(to), String(by), rest as Parameters);
		expect(error).toBeDefined();
		expect(node.requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
	});
});

describe('npm run convert', () => {
	const place = mkdtempSync(join(tmpdir(), 'convert-'));
	afterAll(() => rmSync(place, { recursive: true }));
	const script = [
		join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
		join(ROOT, 'scripts/convert/run.ts'),
	];

	it('writes the converted workflow and the remaining steps', () => {
		const [file, out] = [join(place, 'in.json'), join(place, 'out.json')];
		const [, text = ''] = examples[0] ?? [];
		writeFileSync(file, text);
		execFileSync(process.execPath, [...script, file, '-o', out], { stdio: 'pipe' });
		expect(readFileSync(out, 'utf8')).toBe(convertFile(text).text);
		expect(readFileSync(file, 'utf8')).toBe(text);
	});

	it('says what is wrong with the file, and writes nothing', () => {
		const file = join(place, 'wrong.json');
		writeFileSync(file, 'no');
		const { status, stdout, stderr } = spawnSync(process.execPath, [...script, file], {
			encoding: 'utf8',
		});
		expect([status, stdout, stderr]).toEqual([
			1,
			'',
			expect.stringMatching(/^The file is not JSON/),
		]);
	});
});
