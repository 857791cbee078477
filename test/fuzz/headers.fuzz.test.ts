import fc from 'fast-check';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';

import { fileItem, runNode, type CredentialData, withConnection } from '../support';
import { tried } from './harm';
import { hostileText } from './hostile';
import { runs } from './settings';
import { extractErrorText } from '../../nodes/ConstantContactLegacy/api/responses';
import { findTextProblem } from '../../nodes/kit/values/plainText';

/** A request as received. */
interface Received {
	url: string;
	rawHeaders: string[];
	body: string;
}

let server: Server;
let received: Received[] = [];

beforeAll(async () => {
	server = createServer((request: IncomingMessage, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const { url = '', rawHeaders } = request;
			received.push({ url, rawHeaders, body: Buffer.concat(parts).toString() });
			response.setHeader('content-type', 'application/json');
			response.end('{"id":"1","elements":[],"results":[]}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	received = [];
});

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Text that tries to end a header, and text that no header can contain. */
const injected = fc
	.tuple(
		hostileText.map((text) => text.slice(0, 200)),
		fc.constantFrom('\r\n', '\n', '\r', '\u0085', '\u2028', '%0d%0a', '\\r\\n', '"\r\n\r\n'),
		fc.constantFrom('X-Injected: 1', 'Content-Length: 0\r\n\r\nGET /x HTTP/1.1', ' folded: 1'),
	)
	.map((parts) => `a${parts.join('')}b`);

const HEADERS = new Set([
	'accept',
	'accept-encoding',
	'authorization',
	'connection',
	'content-length',
	'content-type',
	'host',
	'user-agent',
]);

function expectOwnHeaders(): void {
	for (const { rawHeaders } of received) {
		const names = rawHeaders
			.filter((_, index) => index % 2 === 0)
			.map((name) => name.toLowerCase());
		expect(names.filter((name) => !HEADERS.has(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	}
}

const CONNECTION = { initialRetryDelay: 1, retries: 0, requestsPerSecond: 0 };

async function run(node: string, parameters: object, credentials: CredentialData, file?: string) {
	received = [];
	return await runNode(node, parameters as INodeParameters, {
		credentials: withConnection(credentials, CONNECTION),
		...(file !== undefined && {
			items: [await fileItem({ content: 'x', fileName: file, mimeType: file })],
		}),
	});
}

it('no credential adds a header or a request', async () => {
	await fc.assert(
		fc.asyncProperty(injected, async (text) => {
			const hub = { baseUrl: base(), workspaceId: text, token: text, nodeId: text };
			const v1 = { baseUrl: base(), apiKey: text, username: 'joe', password: text };
			const v2 = { baseUrl: `${base()}/v2`, apiKey: text, accessToken: text };
			const list = { resource: 'contactList', operation: 'getAll' };
			await run(
				'contactHub',
				{ resource: 'workspace', operation: 'getMe' },
				{ contactHubApi: hub },
			);
			expect(received.length).toBeLessThanOrEqual(1);
			expectOwnHeaders();
			await run('constantContactLegacy', list, { constantContactLegacyApi: v1 });
			expectOwnHeaders();
			await run('constantContactLegacyV2', list, { constantContactLegacyTokenApi: v2 });
			expect(received.length).toBeLessThanOrEqual(1);
			expectOwnHeaders();
		}),
		runs(15),
	);
});

it('no ID adds a header or a request', async () => {
	await fc.assert(
		fc.asyncProperty(injected, async (text) => {
			const hub = { baseUrl: base(), workspaceId: 'w', token: 'token', nodeId: 'n' };
			const customer = { __rl: true, mode: 'id', value: text };
			const parameters = { resource: 'customer', operation: 'get', customer };
			await run('contactHub', parameters, { contactHubApi: hub });
			expect(received.length).toBeLessThanOrEqual(1);
			expectOwnHeaders();
			for (const { url } of received) expect(url).toMatch(/^\/workspaces\/w\/customers\/[^/?#]+$/);
		}),
		runs(15),
	);
});

it('no name of a file adds a header to its part of a form, or a part to the form', async () => {
	await fc.assert(
		fc.asyncProperty(injected, injected, async (name, text) => {
			// What no value may contain is rejected before anything is sent.
			const description = [...text.slice(-100)]
				.filter((character) => findTextProblem(character) === undefined)
				.join('');
			const v2 = { baseUrl: `${base()}/v2`, apiKey: 'k'.repeat(24), accessToken: 't'.repeat(36) };
			const parameters = {
				resource: 'libraryFile',
				operation: 'upload',
				wait: false,
				additionalFields: { description },
			};
			const node = 'constantContactLegacyV2';
			const credentials = { constantContactLegacyTokenApi: v2 };
			const { error } = await run(node, parameters, credentials, `${name}.jpg`);
			expect(error?.message).toBeUndefined();
			expectOwnHeaders();
			const [{ body, rawHeaders }] = received as [Received];
			const [, boundary = ''] = /boundary=(\S+)/.exec(rawHeaders.join(' ')) ?? [];
			const parts = body.split(`--${boundary}`).slice(1, -1);
			const heads = parts.map((part) => part.trimStart().split('\r\n\r\n', 1)[0]!.split('\r\n'));
			expect(heads).toHaveLength(6);
			for (const lines of heads) {
				expect(lines[0]).toMatch(
					/^content-disposition: form-data; name="[^"]+"(; filename="[^"]*")?$/i,
				);
				expect(lines.slice(1).every((line) => /^content-type: [\x20-\x7e]+$/i.test(line))).toBe(
					true,
				);
			}
		}),
		runs(15),
	);
});

it('the words of a header in a response are one line of a message', () => {
	fc.assert(
		fc.property(injected, (text) => {
			const outcome = tried(() => extractErrorText(text));
			expect(outcome).toEqual({ value: expect.not.stringMatching(/[\r\n]/) });
		}),
		runs(),
	);
});
