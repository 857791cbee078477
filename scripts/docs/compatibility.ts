import type { CompatibilityResult } from '../../test/compat/results';
import { table } from './markdown';

const RUN: Record<CompatibilityResult['run'], string> = {
	everything: 'All tests, and n8n itself with its editor (`npm test`, `npm run test:e2e`)',
	all: 'The tests of nodes, trigger, credentials and examples (`npm run test:compat`)',
	short: 'A short test of each kind of operation (`npm run compat`)',
};

/** What was run on which version of n8n, with the results. */
export function compatibilityTable(results: CompatibilityResult[]): string {
	return table(
		['n8n', 'n8n-core', 'Node', 'What was run', 'Result'],
		results.map(({ n8n, core, node, run, failed, remark = '' }) => [
			n8n,
			core,
			node,
			RUN[run],
			`${failed === 0 ? 'Passes.' : `${failed} tests fail.`} ${remark}`.trim(),
		]),
	);
}
