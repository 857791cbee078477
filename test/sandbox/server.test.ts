import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { faultFromText } from './faultRules';
import { readCommandLine } from './cliOptions';
import { ManualClock, startSandbox, type Sandbox } from './index';
import { contactHubClient, type ContactHubClient } from './testClient';

describe('a sandbox', () => {
	let sandbox: Sandbox;
	let client: ContactHubClient;

	beforeAll(async () => {
		sandbox = await startSandbox({ clock: new ManualClock(1000) });
		client = contactHubClient(sandbox);
	});
	afterAll(async () => await sandbox.close());
	beforeEach(() => sandbox.log.clear());

	const control = async (method: string, path: string, body?: unknown) =>
		await fetch(`${sandbox.url}/_sandbox/${path}`, {
			method,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});

	it('logs requests with their responses', async () => {
		const { nodeId, tokens } = sandbox.contactHub;
		await client.get('/customers', { nodeId, sort: ['registeredAt', 'id,desc'] });
		await client.post('/customers', { wrong: 1 });
		const [first, second] = sandbox.log.entries;
		expect(first).toMatchObject({
			number: 1,
			at: 1000,
			method: 'GET',
			query: { nodeId, sort: ['registeredAt', 'id,desc'] },
			headers: { authorization: `Bearer ${tokens.trusted}` },
			status: 200,
			handled: true,
		});
		expect(first!.path).toMatch(/\/customers$/);
		expect(first!.rawUrl).toContain('sort=id%2Cdesc');
		expect(first!.body).toBeUndefined();
		expect(second).toMatchObject({ number: 2, body: { wrong: 1 }, status: 400 });
		expect(sandbox.log.count).toBe(2);
		expect(sandbox.log.matching({ method: 'POST', path: /customers$/ })).toEqual([second]);
		expect(sandbox.log.matching({ path: '/customers' })).toHaveLength(2);
	});

	it('counts requests in flight', async () => {
		const { log, settings } = sandbox;
		settings.isHeld = () => log.peakInFlight < 3;
		await Promise.all([1, 2, 3].map(async () => await client.get('/me')));
		settings.isHeld = undefined;
		expect(log.peakInFlight).toBe(3);
	});

	it('delays responses', async () => {
		sandbox.settings.latencyMs = 60;
		const started = performance.now();
		await client.get('/me');
		sandbox.settings.latencyMs = 0;
		// Timers count in whole milliseconds.
		expect(performance.now() - started).toBeGreaterThanOrEqual(59);
		expect(sandbox.log.entries[0]!.durationMs).toBeGreaterThan(55);
	});

	it('is steered over HTTP', async () => {
		const wrong = await control('POST', 'faults', { do: { kind: 'nonsense' } });
		expect(wrong.status).toBe(400);
		const rule = { when: { pattern: 'me$' }, times: 1, do: { kind: 'status', status: 502 } };
		expect((await control('POST', 'faults', rule)).status).toBe(200);
		expect((await client.get('/me')).status).toBe(502);
		expect(await (await control('GET', 'faults')).json()).toMatchObject([
			{ hits: 1, when: { pattern: 'me$' } },
		]);
		expect((await control('DELETE', 'faults')).status).toBe(204);
		expect(await (await control('GET', 'log')).json()).toMatchObject({ count: 1 });
		expect((await control('DELETE', 'log')).status).toBe(204);
		expect(sandbox.log.count).toBe(0);

		const options = await control('PATCH', 'options', { contactHub: { reindexing: true } });
		expect(await options.json()).toMatchObject({ latencyMs: 0, contactHub: { reindexing: true } });
		expect(sandbox.contactHub.options.reindexing).toBe(true);
		expect((await control('PATCH', 'options', { nonsense: 1 })).status).toBe(400);
		await control('PATCH', 'options', { contactHub: { reindexing: false } });
		expect(await (await control('GET', 'options')).json()).toMatchObject({
			contactHub: { reindexing: false },
		});
	});

	it('returns 404 outside its APIs', async () => {
		expect((await fetch(`${sandbox.url}/elsewhere`)).status).toBe(404);
	});
});

describe('a sandbox without bodies', () => {
	it('keeps neither bodies nor headers nor raw URLs', async () => {
		const sandbox = await startSandbox({ keepBodies: false });
		await contactHubClient(sandbox).post('/customers', { a: 1 });
		expect(sandbox.log.entries).toMatchObject([{ headers: {}, rawUrl: '', status: 400 }]);
		expect(sandbox.log.entries[0]!.body).toBeUndefined();
		await sandbox.close();
	});
});

describe('the command line', () => {
	it('starts on port 4010 with the defaults', () => {
		const { help, options, faults } = readCommandLine([]);
		expect([help, faults]).toEqual([false, []]);
		expect(options).toMatchObject({ port: 4010, host: '127.0.0.1', latencyMs: 0, randomSeed: 1 });
	});

	it('sets everything', () => {
		const text =
			'--port 0 --customers 1000 --events 5 --latency 20 --index-lag 60000 --event-lag 9 ' +
			'--uniqueness BLOCK --unique-property externalId --mandatory firstName,base.dob ' +
			'--same-timestamp 4 --refuse-deep-pages --rate-limit 4/1000 --retry-after date --seed 3 ' +
			'--reindexing --empty-event-body --fault resetAfter,method=POST,times=1 ' +
			'--fault status=503,path=/customers,probability=0.1';
		const { options, faults } = readCommandLine(text.split(' '));
		expect(options).toEqual({
			host: '127.0.0.1',
			port: 0,
			randomSeed: 3,
			latencyMs: 20,
			contactHub: {
				customers: 1000,
				events: 5,
				indexLagMs: 60000,
				eventLagMs: 9,
				sameTimestampEvery: 4,
				uniquenessPolicy: 'BLOCK',
				uniqueProperty: 'externalId',
				mandatoryProperties: ['firstName', 'base.dob'],
				deepPaging: false,
				reindexing: true,
				emptyEventBody: true,
				rateLimit: { requests: 4, perMs: 1000, retryAfter: 'date' },
			},
		});
		expect(faults).toEqual([
			{ when: { method: 'POST' }, times: 1, do: { kind: 'resetAfter' } },
			{ when: { path: '/customers' }, probability: 0.1, do: { kind: 'status', status: 503 } },
		]);
	});

	it.each([
		'--unknown',
		'--port x',
		'--uniqueness SOMETIMES',
		'--rate-limit 4',
		'--rate-limit 4/1000 --retry-after never',
		'--fault nonsense',
		'--fault redirect',
		'--fault status=many',
		'--fault hang,status=500',
	])('refuses %s', (text) => {
		expect(() => readCommandLine(text.split(' '))).toThrow();
	});

	it('reads a second Location', () => {
		expect(faultFromText('duplicateLocation,location=/v2/activities/a1,order=after')).toMatchObject(
			{
				do: { kind: 'duplicateLocation', location: '/v2/activities/a1', order: 'after' },
			},
		);
	});

	it('reads patterns and texts of faults', () => {
		expect(faultFromText('redirect,location=https://a.example/?b=c,pattern=^/hub')).toEqual({
			when: { path: /^\/hub/ },
			do: { kind: 'redirect', location: 'https://a.example/?b=c' },
		});
	});
});

/** Command of the program; arguments follow. */
const PROGRAM = [require.resolve('tsx/cli'), join(__dirname, 'cli.ts')];

function runProgram(args: string[]) {
	return spawnSync(process.execPath, [...PROGRAM, ...args], { encoding: 'utf8', timeout: 60_000 });
}

describe('the program', () => {
	it('says how to connect and ends on Ctrl+C', async () => {
		const program = spawn(process.execPath, [...PROGRAM, '--port', '0', '--customers', '5'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
		let text = '';
		for await (const chunk of program.stdout) {
			text += String(chunk);
			if (text.includes('Ctrl+C')) break;
		}
		expect(text).toContain('with 5 customers and 40 events');
		const baseUrl = /Base URL +(\S+)/.exec(text)![1]!;
		const token = /trusted +TRUSTED_APPLICATION +(\S+)/.exec(text)![1]!;
		const headers = { authorization: `Bearer ${token}` };
		expect((await fetch(`${baseUrl}/me`, { headers })).status).toBe(200);
		program.kill('SIGINT');
		expect(await ended).toBe(0);
	});

	it.each([
		['--contact 5', "Unknown option '--contact'", "'npm run sandbox -- --help' lists all options."],
		['--customers many', "--customers needs a number, not 'many'", '--help'],
	])('says what to do about %s', (args, problem, nextStep) => {
		const { status, stderr } = runProgram(args.split(' '));
		expect(status).toBe(1);
		expect(stderr).toContain(problem);
		expect(stderr).toContain(nextStep);
	});

	it('says what to do if its port is in use', async () => {
		const sandbox = await startSandbox();
		const port = new URL(sandbox.url).port;
		const { status, stderr } = runProgram(['--port', port]);
		await sandbox.close();
		expect(status).toBe(1);
		expect(stderr).toContain(
			`Port ${port} is in use, perhaps by another sandbox. Stop that program`,
		);
	});
});
