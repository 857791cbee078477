import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readBinary } from '../../../support';
import { byId, connectBench, contactIds, getContacts, send, sendInVain, type Bench } from './bench';

let bench: Bench;
let server: Server;
/** Host and port of a server that isn't the API's. */
let address: string;
const elsewhere: IncomingMessage[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		elsewhere.push(request);
		response.setHeader('content-type', 'application/json');
		response.end('{"meta":{"pagination":{}},"results":[]}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(async () => {
	elsewhere.length = 0;
	bench = await connectBench({ contacts: 1100 });
});
afterEach(async () => {
	expect(elsewhere).toEqual([]);
	await bench.close();
});

/** Responds to the first page with this link, and no contacts. */
const firstPageLinks = (link: unknown) => {
	const body = JSON.stringify({
		meta: { pagination: { next_link: link } },
		results: [],
	});
	bench.fault({ kind: 'status', status: 200, body }, { times: 1 });
};
const getAll = async () => await bench.fail('contact', 'getAll', { returnAll: true });
const requests = () =>
	bench.sandbox.log.entries.map(({ rawUrl }) => rawUrl.replace(/[?&]api_key=.*/, ''));

describe('a link to the next page', () => {
	it('to another host is not followed', async () => {
		bench.fault({ kind: 'foreignNextLink', origin: `http://${address}` });
		const { message, description } = await getAll();
		expect(message).toContain(`the list continues at another address (${address})`);
		expect(description).toMatch(/^For security, the credential isn't sent anywhere else\./);
		expect(bench.statuses()).toEqual([200]);
	});

	it.each([
		() => `http://${address}/v2/contacts?next=x`,
		() => `//${address}/v2/contacts?next=x`,
		() => `\\\\${address}\\v2\\contacts?next=x`,
		() => `http://api.constantcontact.com@${address}/v2/contacts?next=x`,
		() => `http://${address}#api.constantcontact.com/v2/contacts?next=x`,
		() => 'http://api.constantcontact.com.evil.example/v2/contacts?next=x',
		() => '/v1/contacts?next=x',
		() => '/other?next=/v2/contacts',
		() => 'javascript:/v2/',
		() => 'file:///v2/contacts',
		() => 'http://[/v2/contacts',
	])('that leads elsewhere is not followed (%#)', async (link) => {
		firstPageLinks(link());
		const { message } = await getAll();
		expect(message).toContain('the list continues at another address');
		expect(bench.statuses()).toEqual([200]);
	});

	it.each([
		'http://api.constantcontact.com/v2/contacts?next=bm93aGVyZQ',
		'https://api.constantcontact.com/v2/contacts?next=bm93aGVyZQ',
		'/v2/contacts?next=bm93aGVyZQ',
		'  /v2/contacts?next=bm93aGVyZQ\n',
		'/v2/contacts?next=bm93aGVyZQ#top',
	])('%j is asked of the configured server', async (link) => {
		firstPageLinks(link);
		// The cursor is made up, and the server says so.
		await getAll();
		expect(requests()).toEqual(['/v2/contacts?limit=500', '/v2/contacts?next=bm93aGVyZQ']);
		const { authorization } = bench.sandbox.log.entries[1]?.headers ?? {};
		expect(authorization).toMatch(/^Bearer /);
	});

	it('with http and the host of the API goes to the configured server', async () => {
		bench.fault(
			{ kind: 'foreignNextLink', origin: 'http://api.constantcontact.com' },
			{ times: 1 },
		);
		const { json, error } = await getContacts(bench);
		expect(error).toBeUndefined();
		expect(json.map(({ id }) => id)).toEqual(contactIds(bench));
	});

	it('to itself ends the list with an error', async () => {
		bench.fault({ kind: 'loopedLink' }, { after: 1 });
		const { message } = await getAll();
		expect(message).toMatch(
			/the list links back to a page that was already read|the server sent a page of the list twice/,
		);
		expect(bench.sandbox.log.count).toBeLessThanOrEqual(3);
	});

	it('to the first page, or back and forth, ends the list, too', async () => {
		bench.fault({ kind: 'loopedLink' });
		const { message } = await getAll();
		expect(message).toMatch(
			/the list links back to a page that was already read|the server sent a page of the list twice/,
		);
		expect(bench.sandbox.log.count).toBeLessThanOrEqual(2);
	});

	it('with a wrong path is followed as it is', async () => {
		bench.account.options.wrongCursorPaths = true;
		const campaign = bench.account.campaigns().find(({ status }) => status === 'SENT')?.id ?? 0;
		const kept = bench.account.trackingOfCampaign(campaign).length;
		for (let more = kept; more < 600; more++) {
			const time = Date.now() - more * 1000;
			const [contact] = contactIds(bench);
			const activity = { campaignId: campaign, contactId: Number(contact), time };
			bench.account.recordActivity({ ...activity, type: 'EMAIL_OPEN' });
		}
		const { json, error } = await bench.run('campaignTracking', 'getAll', {
			campaign: byId(String(campaign)),
			returnAll: true,
		});
		expect(error).toBeUndefined();
		expect(json.length).toBe(bench.account.trackingOfCampaign(campaign).length);
		const [, second] = bench.sandbox.log.entries;
		expect(second?.path).toBe(`/v2/emailcampaigns/${campaign}/tracking`);
		expect(Object.keys(second?.query ?? {}).sort()).toEqual(['api_key', 'next']);
	});

	it('with a key or a token in it: they are sent once, as the credential has them', async () => {
		const { apiKey, accessToken } = bench.credentials.constantContactLegacyTokenApi;
		firstPageLinks(`/v2/contacts?api_key=other&next=x&access_token=${accessToken}`);
		await getAll();
		const { query = {}, rawUrl = '' } = bench.sandbox.log.entries[1] ?? {};
		expect(query).toEqual({ api_key: apiKey, next: 'x' });
		expect(rawUrl).not.toContain('access_token');
	});

	it.each([7, {}, []])('%j names no address', async (link) => {
		firstPageLinks(link);
		const { json, error } = await getContacts(bench, { retries: 0 });
		expect(error?.message).toContain(
			'the list continues, but its link to the next page has no address',
		);
		expect(json).toEqual([]);
	});

	it.each([null, ''])('%j is none', async (link) => {
		firstPageLinks(link);
		const { json, error } = await getContacts(bench);
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
		expect(bench.statuses()).toEqual([200]);
	});
});

describe.each([300, 301, 302, 303, 307, 308])('a redirect (%i)', (status) => {
	it.each(['GET', 'POST', 'PUT', 'DELETE'] as const)('is not followed on %s', async (method) => {
		const location = `http://${address}/v2/lists`;
		bench.fault({ kind: 'redirect', location, status }, { method });
		const { message, description } = await sendInVain(bench, method);
		expect(bench.statuses(method)).toEqual([status]);
		expect(message).toContain(`the server redirected to ${address}`);
		expect(description).toMatch(
			/^For security, the credential isn't sent anywhere else\. If the address/,
		);
	});
});

it('a redirect within the host, or by path alone, is not followed, either', async () => {
	for (const location of [`${bench.account.baseUrl}/lists/3`, '/v2/lists/3', 'nonsense']) {
		bench.sandbox.log.clear();
		bench.fault({ kind: 'redirect', location }, { times: 1 });
		const { message } = await sendInVain(bench, 'GET');
		expect(message).toContain('the server redirected to');
		expect(bench.requests()).toEqual(['GET /lists/2']);
	}
	expect((await send(bench, 'GET')).error).toBeUndefined();
});

describe('the file of an export', () => {
	const exported = { list: byId('1'), activityOptions: { checkEvery: 0.1 } };

	/** Exports list 1. @returns the ID of the activity */
	const exportList = async () => {
		const { items, error } = await bench.run('activity', 'exportContacts', exported);
		expect(error).toBeUndefined();
		expect((await readBinary(items[0])).toString()).toContain('@');
		return String(items[0]?.json.id);
	};

	/** Downloads the file named in an activity. */
	const download = async (link: string) => {
		const id = await exportList();
		bench.sandbox.log.clear();
		const body = JSON.stringify({
			id,
			type: 'EXPORT_CONTACTS',
			status: 'COMPLETE',
			file_name: link,
		});
		bench.fault({ kind: 'status', status: 200, body }, { path: `/activities/${id}`, times: 1 });
		return await bench.fail('activity', 'download', { activity: byId(id) });
	};

	it('is refused on a foreign host, which is reported', async () => {
		bench.account.options.fileNames = 'foreign';
		const { message, description } = await bench.fail('activity', 'exportContacts', exported);
		expect(message).toMatch(/The file of the activity is on another server \(\S+\) \[item 0\]/);
		expect(description).toMatch(
			/^For security, the credential isn't sent anywhere else\. Download/,
		);
		expect(bench.requests().some((request) => request.includes('.csv'))).toBe(false);
	});

	it.each([
		() => `http://${address}/file.csv`,
		() => `//${address}/file.csv`,
		() => `http://api.constantcontact.com@${address}/file.csv`,
		() => 'ftp://files.example.com/file.csv',
		() => 'http://[/file.csv',
	])('elsewhere is not fetched (%#)', async (link) => {
		const { message } = await download(link());
		expect(message).toContain('The file of the activity is on another server');
		expect(bench.statuses()).toEqual([200]);
	});

	it("isn't a web page", async () => {
		bench.fault({ kind: 'html' }, { path: '.csv' });
		const parameters = { ...exported, connection: { retries: 0 } };
		const { message } = await bench.fail('activity', 'exportContacts', parameters);
		expect(message).toContain('a web page was sent instead of the file');
	});

	it('is not fetched from where the server redirects to', async () => {
		bench.fault({ kind: 'redirect', location: `http://${address}/file.csv` }, { path: '.csv' });
		const { message } = await bench.fail('activity', 'exportContacts', exported);
		expect(message).toContain(`the server redirected to ${address}`);
	});
});
