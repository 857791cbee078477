'use strict';

const { readFile } = require('node:fs/promises');
const { join } = require('node:path');
const { folderOf } = require('./bundled');
const { ROOT } = require('./paths');

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
 * @param {string[]} files the bundled files, by path below the package's root
 * @param {string[]} checked libraries that may mention timers
 * @param {string} root the package's root
 * @throws Error naming libraries that mention timers and haven't been checked
 */
async function requireCheckedTimers(files, checked = CHECKED, root = ROOT) {
	const unchecked = new Set();
	for (const file of files) {
		const library = folderOf(file)?.split('node_modules/').pop();
		if (library === undefined || checked.includes(library)) continue;
		if (TIMER.test(await readFile(join(root, file), 'utf8'))) unchecked.add(library);
	}
	if (unchecked.size === 0) return;
	throw new Error(
		`The bundler makes setTimeout and process.nextTick of these libraries queueMicrotask: ${[...unchecked].sort().join(', ')}. Check that this does no harm, and name them in scripts/build/timers.js.`,
	);
}

module.exports = { requireCheckedTimers };
