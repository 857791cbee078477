import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { compareFacts, describeDifference } from '../../../scripts/apiDiff/compare';
import { assumedOfV3, factsOfAppendices } from '../../../scripts/apiDiff/constantContact';
import { assumedOfContactHub, operationsOfContactHub } from '../../../scripts/apiDiff/contactHub';
import type { Facts, Traits } from '../../../scripts/apiDiff/facts';
import { factsOfOpenApi } from '../../../scripts/apiDiff/openApi';
import { SPECIFIED } from '../../sandbox/constantcontact-v3/specification';
import { reportDifferences, type Places } from '../../../scripts/apiDiff/report';
import { ROOT } from '../../support';
import { at, listAt, swaggerOf, writeCopy, writeSchemas } from './localCopies';

const PAGE = `
## Appendix A. All operations of a build

- GET /contacts (contact_data) -> 200:Contacts 400 401
  query limit: integer min 1 max 500 default 50; query status: string(csv) {active, all}
- POST /contacts (contact_data) -> 201:Contact 400
  body body*: ContactPost

## Appendix B. Bodies of a build

### ContactPost
- first_name: string — max 50 chars
- lists*: [string(uuid)] — max 50 items; min 1 items
- address: object
  - city*: string — max 80 chars; min 1 chars
- created_at: string(date-time) — ro
`;

/** The same as a specification. */
const SPECIFICATION = () => ({
	swagger: '2.0',
	paths: {
		'/contacts': {
			get: {
				parameters: [
					{ name: 'limit', in: 'query', type: 'integer', minimum: 1, maximum: 500, default: 50 },
					{ name: 'status', in: 'query', type: 'string', format: 'csv', enum: ['all', 'active'] },
					{ name: 'Authorization', in: 'header', type: 'string' },
				],
				responses: { '200': {}, '400': {}, '401': {} },
			},
			post: {
				parameters: [
					{
						name: 'contact',
						in: 'body',
						required: true,
						schema: { $ref: '#/definitions/ContactPost' },
					},
				],
				responses: { '201': {}, '400': {} },
			},
		},
	},
	definitions: {
		ContactPost: {
			type: 'object',
			required: ['lists'],
			properties: {
				first_name: { type: 'string', maxLength: 50 },
				lists: {
					type: 'array',
					items: { type: 'string', format: 'uuid' },
					minItems: 1,
					maxItems: 50,
				},
				address: {
					type: 'object',
					required: ['city'],
					properties: { city: { type: 'string', minLength: 1, maxLength: 80 } },
				},
				created_at: { type: 'string', format: 'date-time', readOnly: true },
			},
		},
	},
});

type Specification = ReturnType<typeof SPECIFICATION>;

const GET = ['paths', '/contacts', 'get'] as const;
const BODY = ['definitions', 'ContactPost'] as const;

/** The report for a changed specification. */
function told(change: (specification: Specification) => void): string[] {
	const specification = SPECIFICATION();
	change(specification);
	return compareFacts(factsOfAppendices(PAGE), factsOfOpenApi(specification)).map(
		describeDifference,
	);
}

describe('differences from a specification', () => {
	it('are none if it agrees', () => {
		expect(told(() => {})).toEqual([]);
	});

	it.each<[string, (specification: Specification) => void, string[]]>([
		[
			'a limit',
			(all) => (at(all, ...GET, 'parameters', 0).maximum = 1000),
			['changed: GET /contacts: query limit: maximum 1000, assumed 500'],
		],
		[
			'a limit that is gone',
			(all) => delete at(all, ...BODY, 'properties', 'first_name').maxLength,
			['changed: ContactPost.first_name: maxLength none, assumed 50'],
		],
		[
			'a choice',
			(all) => listAt(all, ...GET, 'parameters', 1, 'enum').push('deleted'),
			['changed: GET /contacts: query status: enum active, all, deleted, assumed active, all'],
		],
		[
			'a parameter',
			(all) =>
				listAt(all, ...GET, 'parameters').push({
					name: 'sms',
					in: 'query',
					type: 'string',
					required: true,
				}),
			['new: GET /contacts: query sms (required; type string)'],
		],
		[
			'a property that is needed',
			(all) => {
				at(all, ...BODY, 'properties').source = { type: 'string', enum: ['A', 'B'] };
				listAt(all, ...BODY, 'required').push('source');
			},
			['new: ContactPost.source (required; type string; enum A, B)'],
		],
		[
			'the name of a property, deep down',
			(all) => {
				const address = at(all, ...BODY, 'properties', 'address');
				address.properties = { town: { type: 'string' } };
				address.required = [];
			},
			[
				'new: ContactPost.address.town (type string)',
				'gone: ContactPost.address.city (required; type string; maxLength 80; minLength 1)',
			],
		],
		[
			'an operation, with its parameters in one line',
			(all) => {
				at(all, 'paths')['/notes'] = {
					get: {
						parameters: [{ name: 'limit', in: 'query', type: 'integer' }],
						responses: { '200': {} },
					},
				};
			},
			['new: GET /notes (statuses 200)'],
		],
		[
			'an operation that is gone',
			(all) => delete at(all, 'paths', '/contacts').get,
			['gone: GET /contacts (statuses 200 400 401)'],
		],
		[
			'a status',
			(all) => at(all, 'paths', '/contacts', 'post', 'responses', '202'),
			['changed: POST /contacts: statuses 201 202 400, assumed 201 400'],
		],
		[
			'a property that is told in another document',
			(all) => (at(all, ...BODY, 'properties').address = { type: 'object' }),
			[],
		],
	])('%s', (_what, change, lines) => {
		expect(told(change)).toEqual(lines);
	});

	it('is read from OpenAPI 3, too', () => {
		const { paths, definitions } = SPECIFICATION();
		const { get, post } = paths['/contacts'];
		const parameters = get.parameters.map(({ name, in: place, ...schema }) => ({
			name,
			in: place,
			schema,
		}));
		const schema = { $ref: '#/components/schemas/ContactPost' };
		const document = {
			openapi: '3.0.0',
			paths: {
				'/contacts': {
					get: { ...get, parameters },
					post: {
						responses: post.responses,
						requestBody: { required: true, content: { 'application/json': { schema } } },
					},
				},
			},
			components: { schemas: definitions },
		};
		expect(compareFacts(factsOfAppendices(PAGE), factsOfOpenApi(document))).toEqual([]);
	});

	it('follows references to parameters', () => {
		const specification = SPECIFICATION();
		const [limit, ...others] = listAt(specification, ...GET, 'parameters');
		at(specification, 'parameters').limit = limit;
		at(specification, ...GET).parameters = [{ $ref: '#/parameters/limit' }, ...others];
		expect(compareFacts(factsOfAppendices(PAGE), factsOfOpenApi(specification))).toEqual([]);
	});

	it.each([[undefined], ['<html>'], [{ info: {} }]])('is not read from %j', (document) => {
		expect(() => factsOfOpenApi(document)).toThrow("isn't an OpenAPI document");
	});
});

describe('assumptions', () => {
	it('of V3 is the same on its page and in the sandbox', () => {
		const facts = assumedOfV3(ROOT);
		const isOwn = (about: string) => /^[A-Z]+ \/(?!partner)[^:]*$/.test(about);
		const operations = [...facts.keys()].filter(isOwn);
		expect(operations.sort()).toEqual(SPECIFIED.map(({ operation }) => operation).sort());
		for (const { operation, query, statuses } of SPECIFIED) {
			const stated = [...facts.keys()].filter((about) => about.startsWith(`${operation}: query `));
			expect([operation, stated.map((about) => about.split(' ').at(-1)).sort()]).toEqual([
				operation,
				[...query].sort(),
			]);
			expect(String(facts.get(operation)?.statuses).split(' ')).toEqual(
				expect.arrayContaining(statuses.map(String)),
			);
		}
	});

	it('of V3 has the bodies with their limits', () => {
		const facts = assumedOfV3(ROOT);
		expect(facts.get('ContactPostRequest.first_name')).toEqual({ type: 'string', maxLength: 50 });
		expect(facts.get('ListActivityRemoveContacts.source.list_ids')).toEqual({
			type: '[string(uuid)]',
		});
		expect(facts.get('Customer.physical_address.city')).toEqual({ type: 'string', required: true });
		expect(facts.size).toBeGreaterThan(1400);
	});

	it('of ContactHub are endpoints, fields and events of the sandbox', () => {
		const facts = assumedOfContactHub();
		expect([...facts.keys()]).toEqual(
			expect.arrayContaining([
				'PATCH /customers/{}',
				'GET /customers: query externalId',
				'GET /me (outside workspaces)',
				'customer base.contacts.email',
				'event completedOrder.amount.total',
			]),
		);
		expect(facts.get('event changedSetting.setting')?.enum).toContain('LANGUAGE');
	});

	it('of ContactHub is compared below any workspace', () => {
		const specified: Facts = new Map([
			['GET /workspaces/{workspaceId}/customers/{customerId}', { statuses: '200' }],
			['GET /workspaces/{w}/events: query dateFrom', { type: 'string' }],
			['GET /me', {}],
			['Customer.base', {}],
		] as Array<[string, Traits]>);
		expect([...operationsOfContactHub(specified).keys()]).toEqual([
			'GET /customers/{}',
			'GET /events: query dateFrom',
			'GET /me (outside workspaces)',
		]);
	});
});

describe('npm run api:diff', () => {
	let folder: string;
	beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'api-diff-'))));
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	/** The report for these sources. */
	async function run(places: Places): Promise<{ code: number; lines: string[] }> {
		const texts: string[] = [];
		const code = await reportDifferences(places, (text) => void texts.push(text));
		return { code, lines: texts.join('\n').trim().split('\n') };
	}

	/** The same, as run by npm. */
	async function runScript(places: Places): Promise<{ code: number; stdout: string }> {
		const options = Object.entries(places).flatMap(([name, place]) => [`--${name}`, String(place)]);
		const script = [
			join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
			join(ROOT, 'scripts/apiDiff/run.ts'),
		];
		return await new Promise((resolve) => {
			const child = execFile(
				process.execPath,
				[...script, ...options],
				{ cwd: folder },
				(_error, stdout) => resolve({ code: child.exitCode ?? -1, stdout }),
			);
		});
	}

	/** Specifications that match the assumptions. */
	function copies() {
		const hub: Facts = new Map(
			[...assumedOfContactHub()]
				.filter(([about]) => about.includes('/'))
				.map(([about, traits]) => [inWorkspace(about), traits]),
		);
		return { v3: swaggerOf(assumedOfV3(ROOT), '3.0.999'), hub: swaggerOf(hub, '1.999.0') };
	}

	function inWorkspace(about: string): string {
		const path = about.replaceAll('{}', '{id}');
		return path.endsWith('(outside workspaces)')
			? path.replace(' (outside workspaces)', '')
			: path.replace(' /', ' /workspaces/{workspaceId}/');
	}

	it('reports that nothing differs, with the versions compared', async () => {
		const { v3, hub } = copies();
		const { code, lines } = await run({
			v3: writeCopy(folder, 'v3.yaml', v3),
			hub: writeCopy(folder, 'hub.yml', hub),
			schemas: writeSchemas(folder),
		});
		expect(lines).toEqual([
			'Constant Contact V3',
			expect.stringContaining('A local copy 3.0.999 ('),
			'  nothing differs',
			'',
			'ContactHub',
			expect.stringContaining('A local copy 1.999.0 ('),
			'  nothing differs',
		]);
		expect(code).toBe(0);
	});

	it('names what differs, with the operations that use it, and asks to report it', async () => {
		const { v3, hub } = copies();
		const parameters = listAt(v3, ...GET, 'parameters') as Array<Record<string, unknown>>;
		parameters.find(({ name }) => name === 'limit')!.maximum = 1000;
		at(v3, 'definitions', 'ContactPostRequest', 'properties', 'first_name').maxLength = 80;
		at(v3, 'definitions').Something = { type: 'object' };
		const paths = at(hub, 'paths');
		delete paths['/workspaces/{workspaceId}/updates'];
		paths['/workspaces/{workspaceId}/exports'] = { get: { responses: {} } };
		const schemas = writeSchemas(folder, (all) => {
			const loggedIn = at(all.get('event/loggedIn/post.json'), 'properties', 'properties');
			at(loggedIn, 'properties').device = { type: 'string', enum: ['PHONE', 'TABLET'] };
		});
		const { code, lines } = await run({
			v3: writeCopy(folder, 'v3.yaml', v3),
			hub: writeCopy(folder, 'hub.yml', hub),
			schemas,
		});
		expect(lines.filter((line) => /^ {2}(changed|new|gone|not)/.test(line))).toEqual([
			expect.stringMatching(
				/^ {2}changed: GET \/contacts: query limit: maximum 1000, assumed 500 {2}\[.*Contact: Get Many.*\]$/,
			),
			'  changed: ContactPostRequest.first_name: maxLength 80, assumed 50',
			"  not compared, as docs/api doesn't describe them: Something",
			'  new: event loggedIn.device (enum PHONE, TABLET)',
			'  gone: GET /updates',
			'  not used by the nodes: GET /exports',
		]);
		expect(lines.at(-1)).toMatch(/^4 differences\. Please report them/);
		expect(code).toBe(1);
	});

	it('names unreadable sources, and compares the rest', async () => {
		const { hub } = copies();
		const { code, stdout: text } = await runScript({
			v3: 'http://127.0.0.1:1/swagger.yaml',
			hub: writeCopy(folder, 'hub.yml', hub),
			schemas: join(folder, 'nowhere'),
		});
		expect(text).toMatch(/swagger\.yaml could not be read: .*(ECONNREFUSED|bad port)/);
		expect(text).toContain('49 of 49 schemas could not be read');
		expect(text).toContain('nothing differs');
		expect(text).toContain('Where there is no network');
		expect(code).toBe(2);
	});
});
