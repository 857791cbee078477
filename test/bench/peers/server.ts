import fastify from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox';
import { activeCampaign } from './activeCampaign';
import { peerContacts, type PeerContact } from './contacts';
import { hubspot } from './hubspot';
import { mailchimp } from './mailchimp';

/** What a service knows. */
interface PeerContacts {
	total: number;
	slice(offset: number, count: number): PeerContact[];
	/** A contact that was just created. */
	create(): PeerContact;
}

interface PeerRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	contacts: PeerContacts;
}

/** A service of the same kind as ours, as far as it is compared. */
export interface PeerApi {
	/** How its paths begin. */
	prefix: string;
	/** The body of the response. */
	answer(request: PeerRequest): unknown;
}

/** A running server of such services. */
export interface PeerServer {
	url: string;
	/** Requests since the start. */
	requests(): number;
	close(): Promise<void>;
}

const APIS = [activeCampaign, mailchimp, hubspot];

/** Starts a server that has the sandbox's customers in the wire format of other services, and answers as late as the sandbox does. */
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
	for (const { prefix, answer } of APIS) {
		app.all(`${prefix}/*`, async ({ method, url }) => {
			requests++;
			const { latencyMs } = sandbox.settings;
			if (latencyMs > 0) await sleep(latencyMs);
			const { pathname: path, searchParams: query } = new URL(url, 'http://localhost');
			return answer({ method, path, query, contacts });
		});
	}
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url, requests: () => requests, close: async () => await app.close() };
}
