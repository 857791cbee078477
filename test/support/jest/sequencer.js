'use strict';

const { relative, sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Folders with the longest suites: they run whole workflows, or every operation. */
const SLOW = ['chaos', 'engine', 'simulation', 'expressions', 'fuzz', 'package', 'proxy', 'docs'];

/**
 * Starts long suites first, so that no worker is left alone with one at the end. Jest does that once it knows how long each suite
 * took; until then, as in a fresh clone, it goes by file size.
 */
module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		const sorted = super.sort(tests);
		if (tests.some(({ duration }) => duration !== undefined)) return sorted;
		return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
	}
};

function isSlow({ path, context }) {
	const [, folder] = relative(context.config.rootDir, path).split(sep);
	return SLOW.includes(folder);
}
