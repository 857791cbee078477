import type { Server as TlsServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { lookup } from 'node:dns';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { Server } from 'proxy-chain';

/** A host name known only to the tests' proxies: for them, it is this machine. */
export const HOST = 'sandbox.test';

/** The credentials that the proxies require. The password has characters that must be escaped in a URL. */
export const USER = 'n8n-of-company';
export const PASSWORD = 'p@ss:w/rd%41 7f3a';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'];

/** A request as received by the proxy: for a page, or (CONNECT) for a tunnel. */
export interface ProxiedRequest {
	method: string;
	/** Its target host and port. */
	target: string;
	/** By lower-case name. */
	headers: NodeJS.Dict<string | string[]>;
	user: string;
	password: string;
}

/** A proxy that requires a user name and password. */
export interface Proxy {
	/** Requests since the list was cleared, including rejected ones. */
	requests: ProxiedRequest[];
	/** Its URL, for n8n's variables. */
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
			// Some proxies echo what they were sent.
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

/** Sets n8n's variables, and clears those not given. @returns a function that restores them */
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

/** The same URL with the host name that only the proxies know. */
export function behindProxy(url: string): string {
	const address = new URL(url);
	address.hostname = HOST;
	return address.href.replace(/\/$/, '');
}

const certificate = readFileSync(join(__dirname, 'certificate.pem'), 'utf8');
const key = readFileSync(join(__dirname, 'key.pem'), 'utf8');

/** An HTTPS server, with a self-signed certificate for `HOST`, in front of an HTTP server. */
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

/** Trusts the certificate like NODE_EXTRA_CA_CERTS, which Node reads only at startup. */
export function trustCertificate(): void {
	const original = tls.connect as (options: tls.ConnectionOptions) => tls.TLSSocket;
	jest
		.spyOn(tls, 'connect')
		.mockImplementation(((options: tls.ConnectionOptions) =>
			original({ ...options, ca: certificate })) as typeof tls.connect);
}
