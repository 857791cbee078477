import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPackageFolder } from './bundledPackages';
import { ROOT } from './paths';

/** Libraries in which the bundler may replace timers with `queueMicrotask`, each checked: */
const CHECKED = [
	// only if there is no queueMicrotask; code for other threads isn't used
	'fflate',
	// pauses only streams and files, which it isn't given
	'papaparse',
	// only if there is no queueMicrotask
	'streamx',
];

const TIMER = /\bsetTimeout\b|\bprocess\.nextTick\b/;

/**
 * @param files the bundled files, by path below the package's root
 * @param checked libraries that may mention timers
 * @param root the package's root
 * @throws Error naming libraries that mention timers and haven't been checked
 */
export async function requireCheckedTimers(
	files: string[],
	checked = CHECKED,
	root = ROOT,
): Promise<void> {
	const unchecked = new Set<string>();
	for (const file of files) {
		const library = findPackageFolder(file)?.split('node_modules/').pop();
		if (library === undefined || checked.includes(library)) continue;
		if (TIMER.test(await readFile(join(root, file), 'utf8'))) unchecked.add(library);
	}
	if (unchecked.size === 0) return;
	throw new Error(
		`The bundler makes setTimeout and process.nextTick of these libraries queueMicrotask: ${[...unchecked].sort().join(', ')}. Check that this does no harm, and name them in scripts/build/timers.ts.`,
	);
}
