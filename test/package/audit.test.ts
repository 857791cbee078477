import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { ROOT } from '../support';
import { buildIfNeeded } from './build';
import { bundledLibraries } from './libraries';

/** How the registry responds to a request for advisories. */
interface RegistryResponse {
	status: number;
	body: object;
}

let registry: Server;
let advisories: RegistryResponse;
/** The packages and versions in the request. */
let asked: object;

beforeAll(async () => {
	await buildIfNeeded();
	registry = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const isAudit = request.url?.endsWith('/advisories/bulk') === true;
			if (isAudit) asked = JSON.parse(gunzipSync(Buffer.concat(parts)).toString()) as object;
			const { status, body } = isAudit ? advisories : { status: 404, body: {} };
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		});
	});
	await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
}, 600_000);
afterAll(async () => await new Promise((resolve) => registry.close(resolve)));

/** Runs the audit with this test's registry. */
async function audit(...options: string[]): Promise<{ code: number | null; text: string }> {
	const { port } = registry.address() as AddressInfo;
	const program = spawn(
		process.execPath,
		['--import', 'tsx', join(ROOT, 'scripts/audit.ts'), ...options],
		{
			env: { ...process.env, npm_config_registry: `http://127.0.0.1:${port}/` },
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	let text = '';
	program.stdout.on('data', (part: Buffer) => (text += part.toString()));
	const code = await new Promise<number | null>((resolve) => program.once('close', resolve));
	return { code, text };
}

const advisory = {
	id: 1,
	url: 'https://advisories.example/1',
	title: 'Something of luxon',
	severity: 'high',
	vulnerable_versions: '*',
};

it('asks about the bundled libraries and no others', async () => {
	advisories = { status: 200, body: {} };
	const { code, text } = await audit();
	const libraries = await bundledLibraries();
	expect(code).toBe(0);
	expect(text).toBe(`${libraries.size} bundled libraries checked, 0 with known advisories.\n`);
	expect(asked).toEqual(
		Object.fromEntries([...libraries].map(([name, version]) => [name, [version]])),
	);
}, 600_000);

it('fails when a bundled library has an advisory, and names it', async () => {
	advisories = { status: 200, body: { luxon: [advisory] } };
	const { code, text } = await audit();
	expect(code).toBe(1);
	expect(text).toContain('luxon: high: Something of luxon https://advisories.example/1\n');
	expect(text).toContain('1 with known advisories');
}, 600_000);

it('says that a registry does not support audits, and fails only if required', async () => {
	advisories = { status: 405, body: {} };
	const { code, text } = await audit();
	expect(code).toBe(0);
	expect(text).toMatch(
		/^The registry doesn't support audits \(.*405.*\): \d+ bundled libraries not/,
	);
	expect((await audit('--required')).code).toBe(1);
}, 600_000);
