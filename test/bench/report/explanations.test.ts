import { packageJson } from '../../support';
import { SUBJECTS } from '../checks/growth';
import { PARTS } from '../comparisons';
import { USUAL, type Comparison } from '../comparisons/comparison';
import { withBaseline } from '../comparisons/contenders';
import type { Measured } from '../measuring/race';
import { EXPLANATIONS } from './explanations';
import { ratiosOf, refusalsOf, type Result } from './results';

/**
 * A comparison in which we are slower than everybody else, and are refused.
 *
 * @param fails whether those fail that may
 */
function worstOf(comparison: Comparison, fails: boolean): Result {
	const { records, contenders } = comparison;
	const measured = contenders.map(({ key, side, label, mayFail = false }, index): Measured => {
		const requests = index === 0 ? 3 * records : records;
		return {
			contender: { key, side, label },
			records,
			times: [index === 0 ? 1_000_000 : 1],
			requests,
			firstRequests: requests,
			done: fails && mayFail ? 0 : records,
			peak: 0,
			before: 0,
		};
	});
	return { comparison, measured };
}

const rows = Object.values(PARTS)
	.flatMap((part) => part(USUAL))
	.map((comparison) => withBaseline(comparison, '/older'))
	.flatMap((comparison) => [
		...ratiosOf(worstOf(comparison, false)),
		...refusalsOf(worstOf(comparison, true)),
	])
	.filter(({ target }) => target !== undefined)
	.map(({ key }) => key);

const nodes = packageJson.n8n.nodes.map((file) => /(\w+)\.node\.js$/.exec(file)?.[1] ?? '');

const checks = [
	'lazyStart',
	'editorDownload',
	'feedPage',
	'largeFeed',
	...nodes.map((node) => `load.${node}`),
	...SUBJECTS.flatMap(({ file }) => [`growth.${file}.time`, `growth.${file}.memory`]),
];

it('every row that may miss its target has an explanation, and no other', () => {
	const all = new Set([...rows, ...checks]);
	expect(Object.keys(EXPLANATIONS).sort()).toEqual([...all].sort());
});
