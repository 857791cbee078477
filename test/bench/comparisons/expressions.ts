import { mapByNode } from '../works/newCustomers';
import type { Comparison, Sizes } from './comparison';
import { count, ours } from './contenders';

/** How many customers are mapped by hand, of those that are written one by one elsewhere. */
const SHARE = 0.6;

/** Items mapped by hand: in the engine that n8n's server evaluates expressions with, and in n8n-core's own beside it. */
export function expressions({ writes }: Sizes): Comparison[] {
	const people = Math.ceil(SHARE * writes);
	const title = `Create of ${count(people)} customers, mapped by hand with five expressions`;
	const comparison = {
		sandbox: { contactHub: { customers: 0, events: 0 } },
		records: people,
		canGain: false,
		contenders: [ours('ContactHub node', mapByNode(people))],
	};
	return [
		{
			...comparison,
			key: 'mappedOnServer',
			title: `${title}, in the engine of n8n's server`,
			engine: 'vm',
			aims: { baseline: 2 },
		},
		{ ...comparison, key: 'mapped', title, aims: { baseline: 1 } },
	];
}
