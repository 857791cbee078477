import fastify from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox';
import { activeCampaign } from './activeCampaign';
import { peerContacts, type PeerContact } from './contacts';
import { hubspot } from './hubspot';
import { mailchimp } from './mailchimp';

/** The data of a service. */
interface PeerContacts {
	total: number;
	slice(offset: number, count: number): PeerContact[];
	/** A contact that has just been created. */
	create(): PeerContact;
}

interface PeerRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	contacts: PeerContacts;
}

/** A service of the same kind as ours, reduced to what is compared. */
export interface PeerApi {
	/** Prefix of its paths. */
	prefix: string;
	/** The body of the response. */
	respond(request: PeerRequest): unknown;
}

/** A running server with such services. */
export interface PeerServer {
	url: string;
	/** Requests since the start. */
	requests(): number;
	close(): Promise<void>;
}

const APIS = [activeCampaign, mailchimp, hubspot];

/** Starts a server that returns the sandbox's customers in the format of other services, with the same delay as the sandbox. */
export async function startPeers(sandbox: Sandbox): Promise<PeerServer> {
	const all = peerContacts(sandbox);
	const anybody: PeerContact = all[0] ?? {
		id: 1,
		email: 'anybody@example.com',
		firstName: 'Any',
		lastName: 'Body',
		createdAt: '2026-01-01T00:00:00Z',
		updatedAt: '2026-01-01T00:00:00Z',
	};
	let created = 0;
	const contacts: PeerContacts = {
		total: all.length,
		slice: (offset, count) => all.slice(offset, offset + count),
		create: () => ({ ...anybody, id: all.length + ++created }),
	};
	let requests = 0;
	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
	for (const { prefix, respond } of APIS) {
		app.all(`${prefix}/*`, async ({ method, url }) => {
			requests++;
			const { latencyMs } = sandbox.settings;
			if (latencyMs > 0) await sleep(latencyMs);
			const { pathname: path, searchParams: query } = new URL(url, 'http://localhost');
			return respond({ method, path, query, contacts });
		});
	}
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url, requests: () => requests, close: async () => await app.close() };
}
