import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { TriggerEvent } from '../../../nodes/ConstantContactTrigger/events';
import { ManualClock, type ConstantContactV3Options } from '../../sandbox';
import { pollingNode, withConnection } from '../../support';
import { connectedCredential, connectNode, type ConnectedNode } from '../ConstantContact/setup';
import {
	createPollBench,
	DAY,
	getCursor,
	HOUR,
	MINUTE,
	NOON,
	SECOND,
	type PollBench,
	type PollSetup,
} from '../pollBench';

export { DAY, getCursor, HOUR, MINUTE, SECOND };

/** Often enough for tests, and within half of the daily quota. */
const POLL_TIMES = { item: [{ mode: 'everyX', value: 15, unit: 'minutes' }] };

export interface TriggerSetup extends PollSetup {
	/** The connection settings. */
	connection?: INodeParameters;
}

/** A sandbox with a clock that stands still, n8n's clock, and triggers connected to them. */
export interface TriggerBench
	extends ConnectedNode, PollBench<TriggerEvent, TriggerSetup, string[]> {
	/** Creates a contact at the sandbox's time. @returns its ID */
	create(): string;
	/** Changes a contact. */
	update(id: string): void;
	/** Deletes a contact. */
	remove(id: string): void;
}

/** Starts a sandbox at noon; n8n's clock follows the sandbox's, see `skew`. */
export async function triggerBench(
	options: Partial<ConstantContactV3Options> = {},
): Promise<TriggerBench> {
	const clock = new ManualClock(NOON);
	const node = await connectNode({
		clock,
		constantContactV3: { contacts: 0, campaigns: 0, accessTokenSeconds: 1e8, ...options },
	});
	const { account } = node;
	let contacts = 0;

	const trigger: TriggerBench['trigger'] = (event, parameters = {}, setup = {}) => {
		const all = { event, pollTimes: POLL_TIMES, simplify: false, ...parameters };
		// Given by name, it comes from n8n's own loader, which adds the poll times.
		return pollingNode('constantContactTrigger', all as INodeParameters, {
			credentials: withConnection(
				{ constantContactOAuth2Api: connectedCredential(account) },
				{ initialRetryDelay: 1, requestsPerSecond: 0, ...setup.connection },
			),
			database: setup.database,
			budget: setup.budget,
		});
	};
	return {
		...node,
		...createPollBench({ node, clock, trigger, requests: node.requests }),
		create: () => account.putContact({ email: `new${++contacts}@example.com` }).id,
		update: (id) => void account.putContact({ id, texts: { first_name: `Ann ${clock.now()}` } }),
		remove: (id) => void account.putContact({ id, isDeleted: true }),
	};
}

/** IDs of contacts. */
export function idsOf(records: IDataObject[] | null): unknown[] {
	return (records ?? []).map(({ contact_id: id }) => id);
}
