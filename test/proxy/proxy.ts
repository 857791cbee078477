import type { Server as TlsServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { lookup } from 'node:dns';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { Server } from 'proxy-chain';

/** A name that only the proxies of the tests know: for them it is this machine. */
export const HOST = 'sandbox.test';

/** What the proxies ask for. The password has signs that must be escaped in an address. */
export const USER = 'n8n-of-company';
export const PASSWORD = 'p@ss:w/rd%41 7f3a';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'];

/** A request as the proxy got it: of a page, or (CONNECT) of a tunnel. */
export interface ProxiedRequest {
	method: string;
	/** Host and port that it is for. */
	target: string;
	/** By lower-case name. */
	headers: NodeJS.Dict<string | string[]>;
	user: string;
	password: string;
}

/** A proxy that wants a user name and a password. */
export interface Proxy {
	/** Requests since the list was emptied, refused ones too. */
	requests: ProxiedRequest[];
	/** Its address, for n8n's variables. */
	address(password?: string): string;
	close(): Promise<void>;
}

/** Starts a proxy. */
export async function startProxy(): Promise<Proxy> {
	const requests: ProxiedRequest[] = [];
	const server = new Server({
		port: 0,
		host: '127.0.0.1',
		prepareRequestFunction({ request, hostname, port, username, password }) {
			const { method = '', headers } = request;
			requests.push({
				method,
				target: `${hostname}:${port}`,
				headers,
				user: username,
				password,
			});
			const isAllowed = username === USER && password === PASSWORD;
			// Some proxies repeat what they were sent.
			const failMsg = `<p>${username}:${password} is refused</p>`;
			return { requestAuthentication: !isAllowed, failMsg, dnsLookup: lookUp };
		},
	});
	await server.listen();
	return {
		requests,
		address: (password = PASSWORD) =>
			`http://${USER}:${encodeURIComponent(password)}@127.0.0.1:${server.port}`,
		close: async () => await server.close(true),
	};
}

const lookUp = ((name: string, ...rest: [never, never]) => {
	lookup(name === HOST ? '127.0.0.1' : name, ...rest);
}) as typeof lookup;

/** Sets n8n's variables, those that are left out to nothing. @returns what sets them back */
export function setProxyVariables(values: Record<string, string>): () => void {
	const names = VARIABLES.flatMap((name) => [name, name.toLowerCase()]);
	const before = names.map((name) => [name, process.env[name]] as const);
	for (const name of names) delete process.env[name];
	Object.assign(process.env, values);
	return () => {
		for (const [name, value] of before) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
	};
}

/** The same address with the name that only the proxies know. */
export function behindProxy(url: string): string {
	const address = new URL(url);
	address.hostname = HOST;
	return address.href.replace(/\/$/, '');
}

const certificate = readFileSync(join(__dirname, 'certificate.pem'), 'utf8');
const key = readFileSync(join(__dirname, 'key.pem'), 'utf8');

/** A server that speaks HTTPS, with a certificate of its own making for `HOST`, in front of one that speaks HTTP. */
export async function startHttps(url: string): Promise<{ url: string; close(): Promise<void> }> {
	const { hostname, port } = new URL(url);
	const server: TlsServer = tls.createServer({ cert: certificate, key }, (socket) => {
		const behind = connect(Number(port), hostname);
		socket.pipe(behind).pipe(socket);
		socket.on('error', () => behind.destroy());
		behind.on('error', () => socket.destroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `https://${HOST}:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.close();
			await once(server, 'close');
		},
	};
}

/** Trusts the certificate, as NODE_EXTRA_CA_CERTS does, which Node reads only when it starts. */
export function trustCertificate(): void {
	const original = tls.connect as (options: tls.ConnectionOptions) => tls.TLSSocket;
	jest
		.spyOn(tls, 'connect')
		.mockImplementation(((options: tls.ConnectionOptions) =>
			original({ ...options, ca: certificate })) as typeof tls.connect);
}
