import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ContactHubTrigger } from '../../../nodes/ContactHubTrigger/ContactHubTrigger.node';
import type { TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import { ManualClock, type ContactHubOptions, type TokenName } from '../../sandbox';
import { pollingNode, withConnection } from '../../support';
import { connectNode, type ConnectedNode } from '../ContactHub/setup';
import {
	createPollBench,
	getCursor,
	HOUR,
	MINUTE,
	NOON,
	SECOND,
	type PollBench,
	type PollSetup,
} from '../pollBench';

export { getCursor, HOUR, MINUTE, NOON, SECOND };

export interface TriggerSetup extends PollSetup {
	token?: TokenName;
	/** Changes the credential's data. */
	credential?: Record<string, string>;
}

/** A sandbox with a clock that stands still, n8n's clock, and triggers connected to them. */
export interface TriggerBench extends ConnectedNode, PollBench<TriggerEvent, TriggerSetup, number> {
	/** Runs a function when the request with this number, counted since the log was cleared, arrives. */
	onRequest(number: number, act: () => void): void;
	/**
	 * Creates a customer through the API, so that lists see it after the index lag. @returns its ID
	 */
	create(values?: IDataObject): Promise<string>;
	/** Changes a customer through the API. */
	update(id: string, values?: IDataObject): Promise<void>;
	remove(id: string): Promise<void>;
	/** Sends an event of a customer. @returns its ID */
	send(customerId: string, values?: IDataObject): Promise<string>;
}

/** Starts a sandbox at noon; n8n's clock follows the sandbox's, see `skew`. */
export async function triggerBench(
	options: Partial<ContactHubOptions> = {},
): Promise<TriggerBench> {
	const clock = new ManualClock(NOON);
	const node = await connectNode({
		clock,
		contactHub: { customers: 0, events: 0, uniquenessPolicy: 'NO_CHECK', ...options },
	});

	const call = async (method: string, path: string, body?: IDataObject) => {
		const { baseUrl, workspaceId, tokens } = node.hub;
		const response = await fetch(`${baseUrl}/workspaces/${workspaceId}${path}`, {
			method,
			headers: {
				authorization: `Bearer ${tokens.admin}`,
				...(body && { 'content-type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		return (text === '' ? {} : JSON.parse(text)) as IDataObject;
	};
	const trigger: TriggerBench['trigger'] = (event, parameters = {}, setup = {}) => {
		const { token = event === 'changeReceived' ? 'updates' : 'trusted', credential } = setup;
		const all = { event, simplify: false, ...parameters };
		return pollingNode(ContactHubTrigger, all as INodeParameters, {
			credentials: withConnection(node.credentials(token, credential), { initialRetryDelay: 1 }),
			database: setup.database,
			budget: setup.budget,
		});
	};
	const { log } = node.sandbox;
	const waiting = new Map<number, () => void>();
	const open = log.open.bind(log);
	jest.spyOn(log, 'open').mockImplementation((entry) => {
		const number = log.count + 1;
		waiting.get(number)?.();
		waiting.delete(number);
		return open(entry);
	});
	return {
		...node,
		...createPollBench({ node, clock, trigger, requests: () => log.count }),
		onRequest: (number, act) => void waiting.set(number, act),
		async create(values = {}) {
			const { nodeId } = node.hub;
			const body = { nodeId, base: { firstName: 'Ann' }, ...values };
			return String((await call('POST', '/customers', body)).id);
		},
		async update(id, values = { base: { lastName: 'Rossi' } }) {
			await call('PATCH', `/customers/${id}`, values);
		},
		async remove(id) {
			await call('DELETE', `/customers/${id}`);
		},
		async send(customerId, values = {}) {
			const body = {
				customerId,
				type: 'viewedPage',
				context: 'WEB',
				properties: { title: 'Home' },
				...values,
			};
			return String((await call('POST', '/events', body)).id);
		},
	};
}

/** IDs of records, or of what changed. */
export function idsOf(records: IDataObject[] | null): unknown[] {
	return (records ?? []).map(({ id, data }) => id ?? (data as IDataObject | undefined)?.id);
}
