import type { INodeProperties } from 'n8n-workflow';

import { isRecord } from '../values/json';

/** Connection options that were on nodes before they were moved to credentials, by their stored names. */
const MOVED: Record<string, string> = {
	concurrency: 'Requests at Once',
	firstRetryAfter: 'Initial Retry Delay (Ms)',
	requestsPerSecond: 'Requests per Second',
	retries: 'Retries',
	timeout: 'Timeout (Seconds)',
};

/** Name of the collection that contained them. */
export const MOVED_OPTIONS = 'options';

/** Keeps values stored by old workflows: n8n removes values without a parameter before a node can see them. */
export const movedOptionsProperty: INodeProperties = {
	displayName: 'Options',
	name: MOVED_OPTIONS,
	type: 'hidden',
	default: {},
};

/** The hint about stored options that no longer have an effect; undefined if there are none. */
export function getMovedOptionsHint(raw: unknown): string | undefined {
	const stored = isRecord(raw) ? Object.keys(MOVED).filter((name) => raw[name] !== undefined) : [];
	if (stored.length === 0) return undefined;
	const names = stored.map((name) => `'${MOVED[name]}'`).join(', ');
	return `This node still stores ${names} from an older version, without effect: set it in the credential, under 'Customize Connection'. To remove this hint, add the node again.`;
}
