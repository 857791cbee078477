import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { code, table } from '../../scripts/docs/markdown';
import { parts } from '../mutation/parts';
import { percent, readRows, ROOT, writeFigures } from './page';

/** A mutant in Stryker's report. */
interface Mutant {
	status: string;
	statusReason?: string;
}

const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];
/** Nothing could be loaded, or it wasn't even tried. */
const BROKEN = ['RuntimeError', 'CompileError', 'Pending'];

const HEADERS = ['Part', 'Mutants', 'Noticed', 'Survived', 'Score', 'Lowest file', 'Not counted'];

/**
 * Writes the scores of the last Stryker runs to the page on testing. A part that hasn't been run in this folder keeps its row.
 *
 * @returns parts with a score below the goal
 */
export async function writeScores(goal: number): Promise<string[]> {
	const rows: string[][] = [];
	const low: string[] = [];
	const earlier = new Map((await readRows('mutation')).map((row) => [row[0], row]));
	for (const [name, { title }] of Object.entries(parts)) {
		const report = reportOf(name);
		if (!existsSync(report)) {
			rows.push(earlier.get(title) ?? [title, ...HEADERS.slice(1).map(() => 'not run')]);
			continue;
		}
		const { files } = JSON.parse(await readFile(report, 'utf8')) as {
			files: Record<string, { mutants: Mutant[] }>;
		};
		const all = Object.values(files).flatMap(({ mutants }) => mutants);
		if (scoreOf(all) < goal) low.push(title);
		const { noticed, counted } = count(all);
		const lowest = Object.entries(files)
			.filter(([, { mutants }]) => count(mutants).counted > 0)
			.sort(([, left], [, right]) => scoreOf(left.mutants) - scoreOf(right.mutants))[0];
		rows.push([
			title,
			String(counted),
			String(noticed),
			String(counted - noticed),
			percent(noticed, counted),
			lowest ? `${code(basename(lowest[0]))}, ${scored(lowest[1].mutants)}` : '',
			String(all.filter(({ status }) => BROKEN.includes(status)).length),
		]);
	}
	await writeFigures('mutation', table(HEADERS, rows));
	return low;
}

/** Where the results of a part are stored; Stryker tests only what has changed since. */
export function reportOf(name: string): string {
	return join(ROOT, '.cache/mutation', `${name}.json`);
}

function count(mutants: Mutant[]): { noticed: number; counted: number } {
	const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
	const unnoticed = mutants.filter(({ status }) => UNNOTICED.includes(status)).length;
	return { noticed, counted: noticed + unnoticed };
}

function scoreOf(mutants: Mutant[]): number {
	const { noticed, counted } = count(mutants);
	return counted === 0 ? 100 : (noticed / counted) * 100;
}

function scored(mutants: Mutant[]): string {
	const { noticed, counted } = count(mutants);
	return percent(noticed, counted);
}
