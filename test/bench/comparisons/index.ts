import type { Comparison, Contender, Sizes } from './comparison';
import { constantContactV1, constantContactV2, constantContactV3 } from './constantContact';
import { contactHub } from './contactHub';
import { distance } from './distance';
import { expressions } from './expressions';
import { pace } from './pace';
import { trigger } from './trigger';

/** All comparisons, by the parts that can be measured separately. */
export const PARTS: Record<string, (sizes: Sizes) => Comparison[]> = {
	contactHub,
	pace,
	distance,
	expressions,
	trigger,
	constantContactV1,
	constantContactV2,
	constantContactV3,
};

/** Finds a contender again in another process. */
export function findContender(wanted: {
	comparison: string;
	contender: string;
	sizes: Sizes;
}): Contender {
	const all = Object.values(PARTS).flatMap((part) => part(wanted.sizes));
	const comparison = all.find(({ key }) => key === wanted.comparison);
	const contender = comparison?.contenders.find(({ key }) =>
		wanted.contender === 'baseline' ? key === 'ours' : key === wanted.contender,
	);
	if (contender === undefined) throw new Error(`There is no ${JSON.stringify(wanted)}`);
	return contender;
}
