import type { INodeParameters } from 'n8n-workflow';
import type { CredentialData } from '../../support';
import type { Contender, Work } from '../comparisons/comparison';
import { baseNode, runChain } from './engine';
import { leadHttpsTo } from './fixedHosts';
import { newPeople } from './people';

/** A node of n8n-nodes-base for a service of the same kind. */
interface PeerNode {
	key: string;
	name: string;
	type: string;
	typeVersion: number;
	credentials(origin: string): CredentialData;
	list: INodeParameters;
	create: INodeParameters;
}

const PEERS: PeerNode[] = [
	{
		key: 'activeCampaign',
		name: 'ActiveCampaign',
		type: 'activeCampaign',
		typeVersion: 1,
		credentials: (origin) => ({ activeCampaignApi: { apiUrl: origin, apiKey: 'key' } }),
		list: {
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
			simple: true,
			additionalFields: {},
		},
		create: {
			resource: 'contact',
			operation: 'create',
			email: '={{ $json.email }}',
			updateIfExists: true,
			additionalFields: {
				firstName: '={{ $json.firstName }}',
				lastName: '={{ $json.lastName }}',
			},
		},
	},
	{
		key: 'hubspot',
		name: 'HubSpot',
		type: 'hubspot',
		typeVersion: 2.2,
		credentials: () => ({ hubspotAppToken: { appToken: 'token' } }),
		list: {
			authentication: 'appToken',
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
			additionalFields: {},
		},
		create: {
			authentication: 'appToken',
			resource: 'contact',
			operation: 'upsert',
			email: '={{ $json.email }}',
			additionalFields: {
				firstName: '={{ $json.firstName }}',
				lastName: '={{ $json.lastName }}',
			},
			options: {},
		},
	},
	{
		key: 'mailchimp',
		name: 'Mailchimp',
		type: 'mailchimp',
		typeVersion: 1,
		credentials: () => ({ mailchimpApi: { apiKey: 'key-us1' } }),
		list: {
			authentication: 'apiKey',
			resource: 'member',
			operation: 'getAll',
			list: 'list',
			returnAll: true,
			options: {},
		},
		create: {
			authentication: 'apiKey',
			resource: 'member',
			operation: 'create',
			list: 'list',
			email: '={{ $json.email }}',
			status: 'subscribed',
			options: {},
			mergeFieldsUi: {
				mergeFieldsValues: [
					{ name: 'FNAME', value: '={{ $json.firstName }}' },
					{ name: 'LNAME', value: '={{ $json.lastName }}' },
				],
			},
		},
	},
];

/** Its Get Many of all contacts. */
export function peersListing(): Contender[] {
	return PEERS.map((peer) => ({
		key: peer.key,
		side: 'peer',
		label: `${peer.name} node`,
		work: workOf(peer, peer.list),
	}));
}

/** Its Create, for this many contacts. */
export function peersCreating(records: number): Contender[] {
	return PEERS.map((peer) => ({
		key: peer.key,
		side: 'peer',
		label: `${peer.name} node`,
		records,
		work: workOf(peer, peer.create, records),
	}));
}

function workOf(
	{ name, type, typeVersion, credentials }: PeerNode,
	parameters: INodeParameters,
	people?: number,
): Work {
	return ({ peers }) => {
		const json = people === undefined ? undefined : newPeople(people);
		const chain = [baseNode(name, type, typeVersion, parameters)];
		return async () => {
			const undo = leadHttpsTo(peers);
			const { length } = await runChain(chain, { json, credentials: credentials(peers) });
			undo();
			return length;
		};
	};
}
