import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './engine';

/** What was run on a version of n8n. */
export interface CompatibilityResult {
	/** Version of n8n. */
	n8n: string;
	/** Version of n8n-core that it has. */
	core: string;
	/** Versions of Node that it was run on. */
	node: string;
	/** `everything` has the real n8n, `all` the tests of the nodes, `short` one of each kind. */
	run: 'everything' | 'all' | 'short';
	/** How many tests failed. */
	failed: number;
	/** What a user should know, in whole sentences. */
	remark?: string;
}

const FILE = join(ROOT, 'test/compat/results.json');

/** What was noted, the newest n8n first. */
export function readResults(): CompatibilityResult[] {
	return JSON.parse(readFileSync(FILE, 'utf8')) as CompatibilityResult[];
}

/** Notes a result in place of the one that this version of n8n had; a remark stays. */
export function noteResult(result: CompatibilityResult): void {
	const before = readResults();
	const { remark } = before.find(({ n8n }) => n8n === result.n8n) ?? {};
	const others = before.filter(({ n8n }) => n8n !== result.n8n);
	const all = [...others, { ...result, ...(remark !== undefined && { remark }) }];
	all.sort((a, b) => b.n8n.localeCompare(a.n8n, 'en', { numeric: true }));
	writeFileSync(FILE, `${JSON.stringify(all, null, '\t')}\n`);
}
