import { ManualClock, startSandbox, type ConstantContactV1Options, type Sandbox } from '../index';
import { parseXml } from './atom/parse';
import { APP } from './atom/write';
import { basic, constantContactClient, namesOf, textOf, type V1Client } from './testClient';

let sandbox: Sandbox;
let client: V1Client;

async function start(options: Partial<ConstantContactV1Options> = {}): Promise<void> {
	sandbox = await startSandbox({ clock: new ManualClock(), constantContactV1: options });
	client = constantContactClient(sandbox);
}
afterEach(async () => await sandbox.close());

const wrong = { authorization: basic('key', 'user', 'password') };

describe('the service document', () => {
	it('names the collections', async () => {
		await start();
		const { status, headers, text } = await client.get('/');
		expect([status, headers.get('content-type')]).toEqual([
			200,
			'application/atomsvc+xml;charset=UTF-8',
		]);
		const root = parseXml(Buffer.from(text));
		expect([root.uri, root.local]).toEqual([APP, 'service']);
		const workspace = root.children[0]!;
		expect(namesOf(workspace).slice(0, 3)).toEqual(['title', 'collection', 'collection']);
		const hrefs = workspace.children.slice(1).map(({ attributes }) => attributes.get('href'));
		expect(hrefs.slice(0, 2)).toEqual([
			'/ws/customers/joesflowers/lists',
			'/ws/customers/joesflowers/activities',
		]);
		expect(textOf(workspace.children[2], 'accept')).toBe('application/x-www-form-urlencoded');
	});

	it('needs its slash', async () => {
		await start();
		for (const path of ['', '/contacts/1001/events', '/campaigns/1/events']) {
			const { status, headers, text } = await client.get(path);
			expect([status, headers.get('content-type')]).toEqual([403, 'text/html; charset=iso-8859-1']);
			expect(text).toContain('<title>403 Forbidden</title>');
		}
	});
});

describe('a login', () => {
	it('is an API key, a user and a password', async () => {
		await start({ maxFailedLogins: 1000 });
		const { apiKey, username, password } = sandbox.constantContactV1.credentials;
		const right = basic(apiKey, username, password);
		for (const authorization of [
			null,
			'Bearer x',
			'Basic',
			'Basic !!!',
			right.replace('Basic', 'Digest'),
			`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
			basic('', username, password),
			basic(apiKey, 'other', password),
			basic(apiKey, username, password.toUpperCase()),
			basic(apiKey, username, ''),
		]) {
			const { status, headers, text } = await client.get('/', { authorization });
			expect([authorization, status]).toEqual([authorization, 401]);
			expect(headers.get('www-authenticate')).toMatch(/^Basic realm=/);
			expect(text).toContain('<h1>HTTP Status 401');
		}
		const upper = basic(apiKey, username.toUpperCase(), password);
		expect((await client.get('/', { authorization: upper })).status).toBe(200);
	});

	it('that is missing is requested, and no wrong one', async () => {
		await start({ maxFailedLogins: 2 });
		for (let count = 0; count < 3; count++) {
			const { status, headers } = await client.get('/', { authorization: null });
			expect([status, headers.get('www-authenticate')]).toEqual([
				401,
				expect.stringMatching(/^Basic realm=/),
			]);
		}
		expect(sandbox.constantContactV1).toMatchObject({ failedLogins: 0, frozen: false });
		expect((await client.get('/')).status).toBe(200);
	});

	it('may have any characters', async () => {
		await start({ username: 'Joe Smith@shop.example', password: 'p:%ä&"😀' });
		expect((await client.get('/')).status).toBe(200);
		const { text } = await client.get('/lists');
		expect(text).toContain('http://api.constantcontact.com/ws/customers/joe%20smith@shop.example/');
		const uri = sandbox.constantContactV1.listUri(1);
		const response = await client.job({ activityType: 'CLEAR_CONTACTS_FROM_LISTS', lists: uri });
		expect(response.status).toBe(201);
	});

	it('opens only the paths of its own user, in lower case', async () => {
		await start();
		expect((await client.get('/ws/customers/JoesFlowers/')).status).toBe(401);
		expect((await client.get('/ws/customers/nobody/contacts')).status).toBe(401);
		const { otherUsername } = sandbox.constantContactV1;
		expect((await client.get(`/ws/customers/${otherUsername}/contacts`)).status).toBe(403);
		expect((await client.get('/ws/customers/nobody/nowhere')).status).toBe(401);
	});

	it('that fails too often freezes the account', async () => {
		await start();
		const { constantContactV1 } = sandbox;
		for (let count = 0; count < 4; count++) await client.get('/', wrong);
		expect(constantContactV1.failedLogins).toBe(4);
		expect((await client.get('/')).status).toBe(200);
		expect(constantContactV1.failedLogins).toBe(0);
		for (let count = 0; count < 5; count++) await client.get('/lists', wrong);
		expect(constantContactV1.frozen).toBe(true);
		const { status, text } = await client.get('/');
		expect([status, text]).toEqual([401, expect.stringContaining('frozen')]);
		expect((await client.get('/nowhere')).status).toBe(401);
		constantContactV1.unfreeze();
		expect((await client.get('/')).status).toBe(200);
	});
});

describe('limits', () => {
	it('respond as the key platform does', async () => {
		await start({ rateLimit: { requests: 2, perMs: 1000 } });
		await client.get('/');
		await client.get('/');
		const { status, headers, text } = await client.get('/');
		expect([status, headers.get('retry-after')]).toEqual([403, '1']);
		expect(headers.get('x-error-detail-header')).toBe('mashery.not.authorized.over.qps');
		expect(headers.get('x-mashery-error-code')).toBe('ERR_403_DEVELOPER_OVER_QPS');
		expect(text).toBe('<h1>Developer Over Qps</h1>');
		expect(sandbox.log.entries.map(({ handled }) => handled)).toEqual([true, true, false]);
	});

	it('know a day', async () => {
		await start({ dailyLimit: 1 });
		await client.get('/');
		const { status, headers } = await client.get('/');
		expect([status, headers.get('x-mashery-error-code')]).toEqual([
			403,
			'ERR_403_DEVELOPER_OVER_RATE',
		]);
	});
});

describe('refusals', () => {
	it('of unknown paths are 404, of unsupported methods 415', async () => {
		await start();
		expect((await client.get('/nowhere')).status).toBe(404);
		expect((await client.get('/lists/1/members/1001')).status).toBe(404);
		for (const [method, path] of [
			['PUT', '/activities/a07e1'],
			['DELETE', '/activities/a07e1'],
			['DELETE', '/contacts'],
			['PATCH', '/contacts/1001'],
			['POST', '/events'],
			['POST', '/'],
		] as const) {
			expect([path, (await client.request(method, path)).status]).toEqual([path, 415]);
		}
	});

	it('of the retired library are 410', async () => {
		await start();
		expect((await client.get('/library/folders')).status).toBe(410);
		expect((await client.post('/library/folders/1/images', '<a/>')).status).toBe(410);
	});

	it('come in one form if configured', async () => {
		await start();
		const { options } = sandbox.constantContactV1;
		const seen: Record<string, string> = {};
		for (const form of ['html', 'text', 'xml'] as const) {
			options.errorBodies = form;
			const { headers, text } = await client.get('/contacts/1');
			seen[form] = headers.get('content-type')!.split(';')[0]!;
			expect(text).toContain('/ws/customers/joesflowers/contacts/1');
		}
		expect(seen).toEqual({ html: 'text/html', text: 'text/plain', xml: 'application/xml' });
	});

	it('of unknown query parameters get 400', async () => {
		await start();
		for (const path of ['/?a=1', '/contacts?page=2', '/lists?name=x', '/contacts/1001?full=1']) {
			expect([path, (await client.get(path)).status]).toEqual([path, 400]);
		}
	});
});

describe('links and ids', () => {
	it('are relative to the root, to the document, or absolute', async () => {
		await start({ contacts: 60 });
		const { options } = sandbox.constantContactV1;
		const next = async () =>
			/href="([^"]*)" rel="next"/.exec((await client.get('/contacts')).text)![1];
		const edit = async () =>
			/href="([^"]*)" rel="edit"/.exec((await client.get('/contacts')).text)![1];
		expect(await next()).toMatch(/^\/ws\/customers\/joesflowers\/contacts\?next=/);
		options.links = 'document';
		expect(await next()).toMatch(/^contacts\?next=/);
		expect(await edit()).toBe('contacts/1060');
		options.links = 'absolute';
		expect(await next()).toMatch(/^http:\/\/api\.constantcontact\.com\/ws\/.*\?next=/);
		expect(await edit()).toBe(
			'http://api.constantcontact.com/ws/customers/joesflowers/contacts/1060',
		);
		for (const links of ['root', 'document', 'absolute'] as const) {
			options.links = links;
			const pages = await client.getAll('/contacts');
			expect(pages.map(({ length }) => length)).toEqual([50, 10]);
		}
	});

	it('may have a line break inside, as in old responses', async () => {
		await start({ idLineBreaks: true });
		const { text } = await client.get('/contacts/1001');
		expect(text).toContain(
			'id="http://api.constantcontact.\ncom/ws/customers/joesflowers/contacts/1001"',
		);
	});
});
