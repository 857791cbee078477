import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { formatText } from '../../scripts/format';
import { fillBlock } from '../../scripts/docs/blocks';

export const ROOT = resolve(__dirname, '../..');

const PAGE = join(ROOT, 'docs/testing.md');

/** Rewrites one of the generated blocks of the page on testing. */
export async function writeFigures(block: string, content: string): Promise<void> {
	const page = fillBlock(await readFile(PAGE, 'utf8'), block, content);
	await writeFile(PAGE, await formatText(PAGE, page));
}

/** The rows of a table in one of the generated blocks of the page on testing, as cells. */
export async function readRows(block: string): Promise<string[][]> {
	const page = await readFile(PAGE, 'utf8');
	const [, content = ''] = page.split(`<!-- generated: ${block} -->`);
	const [table = ''] = content.split('<!-- end of generated -->');
	const lines = table.split('\n').filter((line) => line.startsWith('| '));
	// The first two are the headers and the line below them.
	return lines.slice(2).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

/** A fraction as shown on the page, in percent with one digit, rounded down: 100 means all. */
export function percent(part: number, whole: number): string {
	return whole === 0 ? 'n/a' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
