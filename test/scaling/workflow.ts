import type { INode } from 'n8n-workflow';
import packageJson from '../../package.json';

/** The workflow of all executions. */
export const WORKFLOW = 'customers-from-the-shop';

/** Path of its webhook. */
export const HOOK = 'shop-customers';

/** The data that the shop sends. */
export interface ShopCustomer {
	/** The shop's own ID of the customer. */
	key: string;
}

/** The email address, by which ContactHub identifies customers. */
export function emailOf(key: string): string {
	return `${key}@example.com`;
}

/**
 * A webhook, then the customer is created or updated, with the execution's ID in 'Extra'. The webhook responds when the customer
 * has been written, so that the caller knows whether it was.
 */
export function customersWorkflow(): object {
	const hook: INode = {
		id: 'hook',
		name: 'Customer of the Shop',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId: HOOK,
		parameters: { httpMethod: 'POST', path: HOOK, responseMode: 'lastNode' },
	};
	const write: INode = {
		id: 'write',
		name: 'Write Customer',
		type: `${packageJson.name}.contactHub`,
		typeVersion: 1,
		position: [220, 0],
		parameters: {
			resource: 'customer',
			operation: 'upsert',
			customerFields: {
				mappingMode: 'defineBelow',
				value: {
					externalId: '={{ $json.body.key }}',
					'base.contacts.email': `={{ $json.body.key }}${emailOf('')}`,
					extra: '={{ $execution.id }}',
				},
			},
		},
		credentials: { contactHubApi: { id: 'contactHubApi', name: 'contactHubApi' } },
	};
	return {
		id: WORKFLOW,
		name: 'Customers from the shop',
		nodes: [hook, write],
		connections: {
			[hook.name]: { main: [[{ node: write.name, type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}
