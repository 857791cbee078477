import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ConstantContactLegacyV2 } from '../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { ConstantContactLegacy } from '../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { runNode, withConnection } from '../support';

interface Reply {
	type?: string;
	body: Buffer;
}

let server: Server;
let reply: Reply;
const seen: string[] = [];
beforeAll(async () => {
	server = createServer((request, response) => {
		seen.push(String(request.method));
		response.writeHead(200, reply.type === undefined ? {} : { 'content-type': reply.type });
		response.end(reply.body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());
beforeEach(() => (seen.length = 0));

const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const once = { retries: 0 };

async function readV2(operation = 'get', more: object = {}) {
	const parameters = {
		resource: 'contactList',
		operation,
		list: { __rl: true, mode: 'id', value: '1' },
	};
	const data = {
		apiKey: 'a-key-of-some-length',
		accessToken: 'a-token-of-some-length',
		baseUrl: `${baseUrl()}/v2`,
	};
	return await runNode(
		ConstantContactLegacyV2,
		{ ...parameters, ...more },
		{
			json: [{}],
			credentials: withConnection({ constantContactLegacyTokenApi: data }, once),
		},
	);
}

async function readV1() {
	const parameters = {
		resource: 'contact',
		operation: 'get',
		contact: { __rl: true, mode: 'id', value: '1' },
		simplify: false,
	};
	const data = {
		apiKey: 'a-key-of-some-length',
		username: 'joesflowers',
		password: 'a-long-password',
		baseUrl: `${baseUrl()}/ws`,
	};
	return await runNode(ConstantContactLegacy, parameters, {
		json: [{}],
		credentials: withConnection({ constantContactLegacyApi: data }, once),
	});
}

const list = (name: string) => `{"id": "1", "name": "${name}", "status": "ACTIVE"}`;

it.each<[string | undefined, Buffer, string]>([
	['application/json;charset=ISO-8859-1', Buffer.from(list('Zoë'), 'latin1'), 'Zoë'],
	['application/json; Charset="iso-8859-1"', Buffer.from(list('Zoë'), 'latin1'), 'Zoë'],
	['application/json; charset=windows-1252', Buffer.from(list('\x80 d\x92Or'), 'latin1'), '€ d’Or'],
	['application/json; charset=UTF-8', Buffer.from(list('Zoë 😀')), 'Zoë 😀'],
	['application/json', Buffer.from(list('Zoë')), 'Zoë'],
	[undefined, Buffer.from(list('Zoë')), 'Zoë'],
	['application/json', Buffer.from(`\ufeff${list('Zoë')}`), 'Zoë'],
	['application/json; charset=utf-16', Buffer.from(`\ufeff${list('Zoë')}`, 'utf16le'), 'Zoë'],
	['application/json; charset=UTF-8', Buffer.from(list('kept \ufffd')), 'kept \ufffd'],
])('JSON as %s is decoded: %#', async (type, body, name) => {
	reply = { type, body };
	const { error, json } = await readV2();
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ name }]);
});

it.each<[string | undefined, Buffer, string]>([
	['application/json;charset=UTF-8', Buffer.from(list('Zoë'), 'latin1'), "aren't valid UTF-8"],
	['application/json', Buffer.from(list('Zoë'), 'latin1'), "aren't valid UTF-8"],
	[undefined, Buffer.from(list('Zoë'), 'latin1'), "aren't valid UTF-8"],
	['application/json; charset=us-ascii', Buffer.from(list('Zoë')), "aren't valid US-ASCII"],
	['application/json; charset=x-none', Buffer.from(list('Zoë')), "unknown character set, 'x-none'"],
])('JSON as %s is refused, and nothing is written: %#', async (type, body, words) => {
	reply = { type, body };
	const { error } = await readV2('update', { updateFields: { status: 'HIDDEN' } });
	expect(error?.message).toContain(words);
	expect(seen).toEqual(['GET']);
});

const ATOM = 'http://www.w3.org/2005/Atom';
const entry = (declaration: string) =>
	`${declaration}<entry xmlns="${ATOM}"><id>http://api.constantcontact.com/ws/customers/joesflowers/contacts/1</id><title>a</title><updated>2009-11-29T10:00:00Z</updated><content type="application/vnd.ctct+xml"><Contact xmlns="http://ws.constantcontact.com/ns/1.0/" id="http://api.constantcontact.com/ws/customers/joesflowers/contacts/1"><Status>Active</Status><EmailAddress>ann@example.com</EmailAddress><FirstName>Zoë</FirstName></Contact></content></entry>`;

it.each<[string, string | undefined, BufferEncoding]>([
	['<?xml version="1.0" encoding="ISO-8859-1"?>', 'application/atom+xml', 'latin1'],
	["<?xml version='1.0' encoding='windows-1252' standalone='yes'?>", undefined, 'latin1'],
	['<?xml version="1.0" encoding="UTF-8"?>', 'application/atom+xml;charset=ISO-8859-1', 'latin1'],
	['<?xml version="1.0" encoding="ISO-8859-1"?>', 'application/atom+xml;charset=utf-8', 'utf8'],
	['<?xml version="1.0" encoding="utf-16"?>', 'application/atom+xml', 'utf8'],
	['', undefined, 'utf8'],
])('XML with %s as %s is decoded', async (declaration, type, encoding) => {
	reply = { type, body: Buffer.from(entry(declaration), encoding) };
	const { error, json } = await readV1();
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ first_name: 'Zoë' }]);
});

it.each(['', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>'])(
	'XML with %j in another encoding is refused',
	async (declaration) => {
		reply = { body: Buffer.from(entry(declaration), 'latin1') };
		const { error } = await readV1();
		expect(error?.message).toContain("aren't valid UTF-8");
	},
);
