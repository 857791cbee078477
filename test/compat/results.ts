import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './engine';

/** What was run on a version of n8n. */
export interface CompatibilityResult {
	/** Version of n8n. */
	n8n: string;
	/** Its version of n8n-core. */
	core: string;
	/** Node versions on which it was run. */
	node: string;
	/** `everything` includes the real n8n, `all` the tests of the nodes, `short` one test of each kind. */
	run: 'everything' | 'all' | 'short';
	/** Number of failed tests. */
	failed: number;
	/** What a user should know, in full sentences. */
	remark?: string;
}

const FILE = join(ROOT, 'test/compat/results.json');

/** The recorded results, newest n8n first. */
export function readResults(): CompatibilityResult[] {
	return JSON.parse(readFileSync(FILE, 'utf8')) as CompatibilityResult[];
}

/** Records a result, replacing the previous one for this n8n version; a remark stays. */
export function noteResult(result: CompatibilityResult): void {
	const before = readResults();
	const { remark } = before.find(({ n8n }) => n8n === result.n8n) ?? {};
	const others = before.filter(({ n8n }) => n8n !== result.n8n);
	const all = [...others, { ...result, ...(remark !== undefined && { remark }) }];
	all.sort((a, b) => b.n8n.localeCompare(a.n8n, 'en', { numeric: true }));
	writeFileSync(FILE, `${JSON.stringify(all, null, '\t')}\n`);
}
