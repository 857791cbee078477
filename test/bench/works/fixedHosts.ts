import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';

type OnResponse = (response: IncomingMessage) => void;

/**
 * Redirects every HTTPS request of this process to a local server, in plain HTTP: some nodes support only the host of their
 * service. It also saves them the encryption, which no other contender has.
 *
 * @param origin of the local server
 * @returns a function that undoes it
 */
export function leadHttpsTo(origin: string): () => void {
	const { hostname, port } = new URL(origin);
	const original = https.request;
	const request = (options: RequestOptions, onResponse?: OnResponse): ClientRequest =>
		http.request(
			// As in n8n, every request has its own agent, and so its own connection.
			{ ...options, protocol: 'http:', hostname, host: hostname, port, agent: new http.Agent() },
			onResponse,
		);
	Object.assign(https, { request });
	return () => void Object.assign(https, { request: original });
}
