import { build, type BuildOptions, type BuildResult, type Plugin } from 'esbuild';
import { dirname, join, relative, sep } from 'node:path';
import type { Inputs } from './bundledPackages';
import { formatExports, getLibraryFile, LAZY_LIBRARIES, lazyLibraries } from './lazyLibraries';
import { getCodeFile, writeLazyNodes } from './lazyNodes';
import { DIST, KIT, KIT_INDEX, listEntryPoints, listNodeFiles, ROOT } from './paths';

const KIT_OUTPUT = join(DIST, 'nodes/kit/index.js');

/**
 * n8n's package scanner reads the built files, and reports Node modules (except crypto), timers, `global`, `process` and the
 * console as errors. Libraries mention them in code that is never reached here (papaparse pauses only streams, which it isn't
 * given).
 */
const SCANNER_SAFE: BuildOptions = {
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
} satisfies BuildOptions;

type Built = BuildResult<typeof COMMON>;

/** What is left of papaparse's stream adapter requires a module that n8n doesn't allow. */
const noStreams: Plugin = {
	name: 'no-streams',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^stream$/ }, () => ({ path: 'stream', namespace: 'none' }));
		onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
	},
};

/**
 * Turns imports of the kit into a `require` of its bundle, so that its state (rate limiters, caches) exists once per process,
 * whichever nodes are loaded.
 *
 * @param output the file being built
 */
function shareKit(output: string): Plugin {
	const shared = relative(dirname(output), KIT_OUTPUT).split(sep).join('/');
	return {
		name: 'shared-kit',
		setup({ onResolve }) {
			onResolve({ filter: /^\./ }, (args) => {
				const target = join(args.resolveDir, args.path);
				const isKit = target === KIT || `${target}.ts` === KIT_INDEX;
				return isKit ? { path: shared, external: true } : undefined;
			});
		},
	};
}

/**
 * Turns the kit's exports into plain properties: the nodes read them for every value of every row, and the getters that esbuild
 * writes take longer than many of the functions behind them. What comes from a library keeps its getter, which loads the library.
 */
const PLAIN_EXPORTS = `
{
  const libraries = new Set(${JSON.stringify(Object.values(LAZY_LIBRARIES).flat())});
  const plain = {};
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(module.exports))) {
    const { enumerable } = property;
    const isPlain = !libraries.has(name);
    Object.defineProperty(plain, name, isPlain ? { value: module.exports[name], enumerable } : property);
  }
  module.exports = plain;
}`;

/** Bundles a library that the kit loads on first use. */
async function bundleLibrary(library: string): Promise<Built> {
	return await build({
		...COMMON,
		stdin: {
			contents: formatExports(library),
			resolveDir: KIT,
			sourcefile: getLibraryFile(library),
		},
		outfile: join(dirname(KIT_OUTPUT), getLibraryFile(library)),
		plugins: [noStreams],
	});
}

/** Bundles the kit with its libraries, every node and every credential. */
export async function bundle(): Promise<Inputs> {
	const kit = build({
		...COMMON,
		entryPoints: [KIT_INDEX],
		outfile: KIT_OUTPUT,
		plugins: [lazyLibraries],
		footer: { js: PLAIN_EXPORTS },
	});
	const entries = listEntryPoints().map(({ source, output }) =>
		build({
			...COMMON,
			entryPoints: [source],
			outfile: getCodeFile(output),
			plugins: [shareKit(output)],
		}),
	);
	const results: Built[] = await Promise.all([
		kit,
		...Object.keys(LAZY_LIBRARIES).map(bundleLibrary),
		...entries,
	]);
	await writeLazyNodes(listNodeFiles());
	return Object.assign({}, ...results.map(({ metafile }) => metafile.inputs)) as Inputs;
}
