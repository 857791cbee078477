import { basename } from 'node:path';
import { HIGHEST_LIMIT } from '../../../nodes/kit/http/pace/levelSearch';
import type { Connection } from '../../support';
import type { Comparison, Contender, Work } from './comparison';

/** Our nodes. */
export function ours(label: string, work: Work): Contender {
	return { key: 'ours', side: 'ours', label, work };
}

/** Our way with a fixed number of requests at the same time. */
export function fixed(number: number, makeWork: (connection: Connection) => Work): Contender {
	const work = makeWork({ maxConcurrentRequests: number });
	const side = number > HIGHEST_LIMIT ? 'beyond' : 'fixed';
	return { key: `fixed${number}`, side, label: `The same with ${number} at a time`, work };
}

/** The same comparison with the nodes of another checkout, where something is wanted beside them. */
export function withBaseline(comparison: Comparison, directory: string): Comparison {
	const [first] = comparison.contenders;
	if (first === undefined || comparison.aims?.baseline === undefined) return comparison;
	const label = `${first.label} at ${basename(directory)}`;
	const baseline: Contender = { ...first, key: 'baseline', side: 'baseline', label, directory };
	return { ...comparison, contenders: [...comparison.contenders, baseline] };
}

/** The shortest code. */
export function loop(work: Work, label = 'Bare loop'): Contender {
	return { key: 'loop', side: 'loop', label, work };
}

/** The same, with its requests sent through n8n's helper. */
export function helper(work: Work, label = "The same loop through n8n's helper"): Contender {
	return { key: 'helper', side: 'helper', label, work };
}

/** What a user would build with n8n's own nodes. */
export function http(label: string, work: Work, key = 'http', records?: number): Contender {
	return { key, side: 'http', label, records, work };
}

/** A number with thousands separators. */
export function count(number: number): string {
	return number.toLocaleString('en-GB');
}
