import type { INode } from 'n8n-workflow';
import packageJson from '../../../package.json';
import { credentialOf } from '../setup/ownData';

/** A workflow whose nodes are opened in the browser, one after another. */
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

/** Types without a package belong to this one. */
const NODES: Array<[name: string, type: string, parameters: Parameters, version?: number]> = [
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
	[
		'Contact Unsubscribed',
		'constantContactTrigger',
		{
			event: 'contactUnsubscribed',
			pollTimes: { item: [{ mode: 'everyX', unit: 'minutes', value: 5 }] },
		},
	],
	[
		'Import Contacts',
		'constantContact',
		{ resource: 'activity', operation: 'importContacts', source: 'file' },
	],
	[
		'Add or Change a Contact',
		'constantContact',
		{
			resource: 'contact',
			operation: 'upsert',
			contactFields: {
				mappingMode: 'autoMapInputData',
				value: null,
				schema: [],
				matchingColumns: [],
			},
		},
	],
	[
		'Read CSV File',
		'n8n-nodes-base.extractFromFile',
		{ operation: 'csv', options: { delimiter: ';', enableBOM: true } },
		1.1,
	],
	[
		'Merge by Email',
		'n8n-nodes-base.merge',
		{
			mode: 'combine',
			fieldsToMatchString: 'email',
			options: {
				clashHandling: {
					values: { resolveClash: 'preferLast', mergeMode: 'shallowMerge', overrideEmpty: false },
				},
			},
		},
		3.2,
	],
];

/** The workflow in n8n's import format. */
export function shownWorkflow(): object {
	const nodes = NODES.map(([name, type, parameters, typeVersion = 1], index) => {
		const node: INode = {
			id: `shown-${index}`,
			name,
			type: type.includes('.') ? type : `${packageJson.name}.${type}`,
			typeVersion,
			position: [index * 220, 0],
			parameters,
		};
		const credential = credentialOf(node);
		if (credential === undefined) return node;
		return { ...node, credentials: { [credential]: { id: credential, name: credential } } };
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
