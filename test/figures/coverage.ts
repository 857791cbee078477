import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { table } from '../../scripts/docs/markdown';
import { percent, ROOT, writeFigures } from './page';

/** How much the tests cover, as counted by Istanbul. */
interface Counts {
	total: number;
	covered: number;
}

/** A file's counts in jest's summary. */
interface FileCounts {
	lines: Counts;
	branches: Counts;
}

const PARTS = {
	Kit: 'nodes/kit/',
	ContactHub: 'nodes/ContactHub/',
	'ContactHub Trigger': 'nodes/ContactHubTrigger/',
	'Constant Contact': 'nodes/ConstantContact/',
	'Constant Contact Trigger': 'nodes/ConstantContactTrigger/',
	'Constant Contact V1 (Legacy)': 'nodes/ConstantContactLegacy/',
	'Constant Contact V2 (Legacy)': 'nodes/ConstantContactLegacyV2/',
	'Shared by the nodes of Constant Contact': 'nodes/constantContactShared/',
	Credentials: 'credentials/',
	All: '',
};

/** Writes the figures of the last `jest --coverage` to the page on testing. */
async function main(): Promise<void> {
	const summary = await readFile(join(ROOT, 'coverage/coverage-summary.json'), 'utf8');
	const { total: _total, ...files } = JSON.parse(summary) as Record<string, FileCounts>;
	const rows = Object.entries(PARTS).map(([title, folder]) => {
		const own = Object.entries(files).filter(([file]) => relative(ROOT, file).startsWith(folder));
		return [title, ...(['lines', 'branches'] as const).flatMap((kind) => cells(own, kind))];
	});
	await writeFigures('coverage', table(['Part', 'Lines', 'Reached', 'Branches', 'Reached'], rows));
}

function cells(files: Array<[string, FileCounts]>, kind: keyof FileCounts): [string, string] {
	const sum = (count: keyof Counts) => files.reduce((all, [, one]) => all + one[kind][count], 0);
	return [String(sum('total')), percent(sum('covered'), sum('total'))];
}

void main();
