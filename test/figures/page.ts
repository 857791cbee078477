import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { fillBlock } from '../../scripts/docs/blocks';

export const ROOT = resolve(__dirname, '../..');

const PAGE = join(ROOT, 'docs/testing.md');

/** Rewrites one of the generated blocks of the page on testing. */
export async function writeFigures(block: string, content: string): Promise<void> {
	const page = fillBlock(await readFile(PAGE, 'utf8'), block, content);
	await writeFile(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

/** A fraction as shown on the page, in percent with one digit, rounded down: 100 means all. */
export function percent(part: number, whole: number): string {
	return whole === 0 ? 'n/a' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
