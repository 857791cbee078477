import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';

type OnResponse = (response: IncomingMessage) => void;

/**
 * Leads every HTTPS request of this process to a local server, in plain HTTP: some nodes know only the host of their service. They are
 * spared the encryption by it, which nobody else here has to do either.
 *
 * @param origin of the local server
 * @returns undoes it
 */
export function leadHttpsTo(origin: string): () => void {
	const { hostname, port } = new URL(origin);
	const original = https.request;
	const request = (options: RequestOptions, onResponse?: OnResponse): ClientRequest =>
		http.request(
			// As n8n does for every request: an agent of its own, and so a connection of its own.
			{ ...options, protocol: 'http:', hostname, host: hostname, port, agent: new http.Agent() },
			onResponse,
		);
	Object.assign(https, { request });
	return () => void Object.assign(https, { request: original });
}
