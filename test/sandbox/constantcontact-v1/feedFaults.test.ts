import { ManualClock, startSandbox, type Sandbox } from '../index';
import { constantContactClient, entriesOf, linkOf, shortId, type V1Client } from './testClient';

let sandbox: Sandbox;
let client: V1Client;

beforeAll(async () => {
	sandbox = await startSandbox({
		clock: new ManualClock(),
		constantContactV1: { contacts: 170, registrants: 120 },
	});
	client = constantContactClient(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.faults.clear());

const page = async (path: string, headers?: Record<string, string>) => {
	const { root } = await client.get(path, { headers });
	return { ids: entriesOf(root).map(shortId), next: linkOf(root, 'next') };
};

describe('a repeated page', () => {
	it('has the links of the page asked for, or its own', async () => {
		const one = await page('/contacts');
		const two = await page(one.next!);
		const fault = sandbox.faults.add({ do: { kind: 'repeatPage' } });
		expect(await page('/contacts')).toEqual(one);
		expect(fault.hits).toBe(0);
		expect(await page(one.next!)).toEqual({ ids: one.ids, next: two.next });
		expect((await page(two.next!)).ids).toEqual(two.ids);
		fault.remove();
		sandbox.faults.add({ do: { kind: 'repeatPage', number: 'answered' } });
		expect(await page(one.next!)).toEqual(one);
		sandbox.faults.clear();
		expect(await page(one.next!)).toEqual(two);
	});

	it('may be one with a number', async () => {
		const headers = { accept: 'application/atom+xml', 'content-type': 'application/atom+xml' };
		const path = `/events/${sandbox.constantContactV1.events()[0]!.id}/registrants`;
		const one = await page(path, headers);
		sandbox.faults.add({ do: { kind: 'repeatPage' } });
		expect(await page(path, headers)).toEqual(one);
		const repeated = await page(one.next!, headers);
		expect(repeated.ids).toEqual(one.ids);
		expect(repeated.next).toMatch(/pageNumber=2$/);
	});
});

describe('a link', () => {
	it('leads to its own page', async () => {
		const { next } = await page('/contacts');
		sandbox.faults.add({ do: { kind: 'loopedLink' } });
		expect((await page(next!)).next).toBe(next);
		expect((await page('/contacts')).next).toBe('/ws/customers/joesflowers/contacts');
		const { next: last } = await page('/settings/emailaddresses');
		expect(last).toBe('/ws/customers/joesflowers/settings/emailaddresses');
	});

	it('leads to another origin, or to http', async () => {
		const { next } = await page('/contacts');
		sandbox.faults.add({ times: 1, do: { kind: 'foreignNextLink' } });
		expect((await page('/contacts')).next).toBe(`http://elsewhere.example${next}`);
		sandbox.faults.add({
			do: { kind: 'foreignNextLink', origin: 'http://api.constantcontact.com' },
		});
		expect((await page('/contacts')).next).toBe(`http://api.constantcontact.com${next}`);
		expect((await page('/lists')).next).toBe(
			'http://api.constantcontact.com/ws/customers/joesflowers/lists',
		);
	});
});

describe('the faults of every API', () => {
	it('return pages of this service', async () => {
		sandbox.faults.add({ times: 1, do: { kind: 'status', status: 500 } });
		const failed = await client.get('/contacts');
		expect([failed.status, failed.headers.get('content-type')]).toEqual([
			500,
			'text/html;charset=UTF-8',
		]);
		expect(failed.text).toContain('<title>JBoss Web');
		sandbox.faults.add({ times: 1, do: { kind: 'html' } });
		const downtime = await client.get('/contacts');
		expect([downtime.status, downtime.headers.get('content-type')]).toEqual([
			200,
			'text/html;charset=UTF-8',
		]);
	});

	it('cut feeds', async () => {
		sandbox.faults.add({ times: 1, do: { kind: 'truncateJson' } });
		await expect(client.get('/contacts')).rejects.toThrow('not well-formed');
		sandbox.faults.add({ times: 1, do: { kind: 'truncate' } });
		await expect(client.get('/contacts')).rejects.toThrow('terminated');
	});

	it('lose the response to a write', async () => {
		const data = 'EMAIL ADDRESS\nlost@example.com';
		const lists = sandbox.constantContactV1.listUri(1);
		sandbox.faults.add({ times: 1, do: { kind: 'resetAfter' } });
		await expect(client.job({ activityType: 'SV_ADD', data, lists })).rejects.toThrow();
		expect(sandbox.constantContactV1.activities()).toHaveLength(1);
	});

	it('shift the clock', async () => {
		sandbox.faults.add({ times: 1, do: { kind: 'clockSkew', ms: 3_600_000 } });
		const { headers, text } = await client.get('/contacts');
		expect(headers.get('date')).toBe('Thu, 01 Jan 2026 01:00:00 GMT');
		expect(text).toContain('<updated>2026-01-01T01:00:00.000Z</updated>');
	});
});
