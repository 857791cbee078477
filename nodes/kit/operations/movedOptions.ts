import type { INodeProperties } from 'n8n-workflow';

import { isRecord } from '../values/json';

/** Connection options that nodes had before credentials had them, by the names under which they are stored. */
const MOVED: Record<string, string> = {
	concurrency: 'Requests at Once',
	firstRetryAfter: 'Initial Retry Delay (Ms)',
	requestsPerSecond: 'Requests per Second',
	retries: 'Retries',
	timeout: 'Timeout (Seconds)',
};

/** Name of the collection that held them. */
export const MOVED_OPTIONS = 'options';

/** Keeps what an old workflow stores: n8n takes values without a parameter away before a node can see them. */
export const movedOptionsProperty: INodeProperties = {
	displayName: 'Options',
	name: MOVED_OPTIONS,
	type: 'hidden',
	default: {},
};

/** What to tell of options that are stored but have no effect any more; undefined when there are none. */
export function getMovedOptionsHint(raw: unknown): string | undefined {
	const stored = isRecord(raw) ? Object.keys(MOVED).filter((name) => raw[name] !== undefined) : [];
	if (stored.length === 0) return undefined;
	const names = stored.map((name) => `'${MOVED[name]}'`).join(', ');
	return `This node still stores ${names} from an older version, without effect: set it in the credential, under 'Customize Connection'. To remove this hint, add the node again.`;
}
