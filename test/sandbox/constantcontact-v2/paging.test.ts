import { ManualClock, startSandbox, type Sandbox } from '../index';
import { matchPath, wrongPath } from './paths';
import { constantContactV2Client, type V2Client } from './testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeAll(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 120 } });
	client = constantContactV2Client(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.faults.clear());

const v2 = () => sandbox.constantContactV2;
const decoded = (link: string) => Buffer.from(link.split('next=')[1]!, 'base64url').toString();

describe('pages (V2 API 1.5)', () => {
	it('have 50 results by default, without gaps or repeats', async () => {
		const pages = await client.getAll('/contacts');
		expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
		const ids = pages.flat().map(({ id }) => String(id));
		expect(ids).toEqual([...v2().contacts()].map(({ id }) => String(id)));
	});

	it('are linked by a path without the API key, whose cursor has the filters', async () => {
		const first = await client.get('/contacts', { limit: 3, status: 'ACTIVE' });
		expect(first.next).toMatch(/^\/v2\/contacts\?next=[\w-]+$/);
		const third = v2().contact(Number(first.results[2]!.id))!.id;
		expect(decoded(first.next!)).toMatch(/^startAt=\d+&limit=3&status=ACTIVE$/);
		const second = await client.get(first.next!);
		expect(second.results).toHaveLength(3);
		expect(Number(second.results[0]!.id)).toBeGreaterThan(third);
		expect(second.results.every(({ status }) => String(status) === 'ACTIVE')).toBe(true);
	});

	it('end without a link', async () => {
		const { body } = await client.get('/contacts', { limit: 500 });
		expect(body.meta).toEqual({ pagination: {} });
	});

	it('have a cursor that is sent alone', async () => {
		const { next } = await client.get('/contacts', { limit: 3 });
		const cursor = next!.split('next=')[1]!;
		for (const other of ['limit=3', 'status=ALL', 'modified_since=2020-01-01T00:00:00.000Z']) {
			expect((await client.get(`${next}&${other}`)).status).toBe(400);
		}
		for (const bad of [cursor.slice(1), `${cursor}=`, 'a b', 'next', '']) {
			expect((await client.get('/contacts', { next: bad })).status).toBe(400);
		}
	});

	it('are refused or clamped beyond the maximum', async () => {
		for (const limit of ['501', '0', '-1', 'x', '1.5', '']) {
			const response = await client.get('/contacts', { limit });
			expect([limit, response.status]).toEqual([limit, 400]);
		}
		v2().options.overLimit = 'clamp';
		expect((await client.get('/contacts', { limit: 501 })).results).toHaveLength(120);
		v2().options.overLimit = 'reject';
	});
});

describe('options', () => {
	it('let cursors expire', async () => {
		v2().options.cursorTtlMs = 1000;
		const { next } = await client.get('/contacts', { limit: 3 });
		clock.advance(1000);
		expect((await client.get(next!)).status).toBe(200);
		clock.advance(1);
		expect((await client.get(next!)).status).toBe(400);
		delete v2().options.cursorTtlMs;
	});
});

describe('faults', () => {
	it('repeat a page', async () => {
		const one = await client.get('/contacts', { limit: 3 });
		const two = await client.get(one.next!);
		sandbox.faults.add({ do: { kind: 'repeatPage' } });
		const repeated = await client.get(one.next!);
		expect([repeated.results, repeated.next]).toEqual([one.results, two.next]);
		sandbox.faults.clear();
		sandbox.faults.add({ do: { kind: 'repeatPage', number: 'answered' } });
		expect((await client.get(two.next!)).body).toEqual(two.body);
	});

	it('lead links in a circle or elsewhere', async () => {
		const { next } = await client.get('/contacts', { limit: 3 });
		const fault = sandbox.faults.add({ do: { kind: 'loopedLink' } });
		expect((await client.get(next!)).next).toBe(next);
		fault.remove();
		sandbox.faults.add({ do: { kind: 'foreignNextLink' } });
		expect((await client.get('/contacts')).next).toMatch(
			/^http:\/\/elsewhere\.example\/v2\/contacts\?next=/,
		);
	});
});

describe('paths', () => {
	it('fit patterns', () => {
		expect(matchPath('/v2/a/:id', '/v2/a/x%20y')).toEqual({ id: 'x y' });
		for (const path of ['/v2/a', '/v2/b/1', '/v2/a/', '/v2/a/%FF', '/v2/a/1/2']) {
			expect(matchPath('/v2/a/:id', path)).toBeUndefined();
		}
	});

	it('of links may be wrong as in the documentation', () => {
		expect(wrongPath('/v2/contacts/5/tracking/opens')).toBe(
			'/v2/emailmarketing/campaigns/5/tracking/opens',
		);
		expect(wrongPath('/v2/emailmarketing/campaigns/5/tracking')).toBe(
			'/v2/emailcampaigns/5/tracking',
		);
		expect(wrongPath('/v2/contacts')).toBe('/v2/contacts');
	});

	it('that are wrong still lead to the data of the cursor', async () => {
		v2().options.wrongCursorPaths = true;
		const { next } = await client.get('/contacts', { limit: 3 });
		const { results } = await client.get(next!);
		v2().options.wrongCursorPaths = false;
		for (const wrong of ['/v2/lists/1/contacts', '/v2/contacts/12', '/v2/nowhere/5/at/all']) {
			const response = await client.get(next!.replace('/v2/contacts', wrong));
			expect([response.status, response.results]).toEqual([200, results]);
		}
	});
});
