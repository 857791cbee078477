import type { INode } from 'n8n-workflow';
import packageJson from '../../../package.json';
import { credentialOf } from '../setup/ownData';

/** A workflow whose nodes are opened in the browser, one after the other. */
export const SHOWN = 'shown-in-the-browser';

type Parameters = INode['parameters'];

const FROM_MILANO = {
	condition: [
		{ attribute: 'base.address.city', operator: 'EQUALS', value: 'Milano', valueType: 'auto' },
	],
	group: [
		{
			match: 'or',
			conditions: {
				condition: [
					{
						attribute: 'updatedAt',
						operator: 'GTE',
						value: '2026-01-01T00:00:00Z',
						valueType: 'auto',
					},
					{ attribute: 'tags.manual', operator: 'IN', value: 'vip, club', valueType: 'auto' },
				],
			},
		},
	],
};

const NODES: Array<[name: string, type: string, parameters: Parameters]> = [
	[
		'Find Customers',
		'contactHub',
		{
			resource: 'customer',
			operation: 'getAll',
			queryMode: 'conditions',
			match: 'and',
			conditions: FROM_MILANO,
		},
	],
	['Get Customers', 'contactHub', { resource: 'customer', operation: 'getAll', limit: 5 }],
	[
		'Get a Customer',
		'contactHub',
		{
			resource: 'customer',
			operation: 'get',
			customer: { __rl: true, mode: 'id', value: '00000000-0000-4000-8000-000000000000' },
		},
	],
	[
		'Pick a Customer',
		'contactHub',
		{
			resource: 'customer',
			operation: 'get',
			customer: { __rl: true, mode: 'list', value: '' },
		},
	],
	[
		'Replicate',
		'constantContactLegacyV2',
		{
			resource: 'table',
			operation: 'replicate',
			tables: ['contacts', 'contactLists', 'emailCampaigns'],
		},
	],
	['Customer Updated', 'contactHubTrigger', { event: 'customerUpdated' }],
	[
		'Add a Contact',
		'constantContactLegacyV2',
		{ resource: 'contact', operation: 'upsert', lists: ['1'] },
	],
];

/** The workflow as n8n imports it. */
export function shownWorkflow(): object {
	const nodes = NODES.map(([name, type, parameters], index) => {
		const node: INode = {
			id: `shown-${index}`,
			name,
			type: `${packageJson.name}.${type}`,
			typeVersion: 1,
			position: [index * 220, 0],
			parameters,
		};
		const credential = credentialOf(node);
		return { ...node, credentials: { [credential ?? '']: { id: credential, name: credential } } };
	});
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, -220],
		parameters: {},
	};
	return {
		id: SHOWN,
		name: 'Shown in the browser',
		nodes: [start, ...nodes],
		connections: {
			Start: { main: [NODES.filter(isNoTrigger).map(([name]) => to(name))] },
		},
		settings: { executionOrder: 'v1' },
		active: false,
	};
}

function isNoTrigger([, type]: (typeof NODES)[number]): boolean {
	return !type.endsWith('Trigger');
}

function to(node: string) {
	return { node, type: 'main', index: 0 };
}
