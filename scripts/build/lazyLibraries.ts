import type { Plugin } from 'esbuild';

/**
 * The large libraries of the kit, and what the kit uses of them. Loading all of them takes longer than loading a node, and most
 * runs need one or none: each has its own bundle, which is loaded on first use.
 */
export const LAZY_LIBRARIES: Readonly<Record<string, readonly string[]>> = {
	'fast-xml-builder': ['default'],
	fflate: ['unzipSync'],
	luxon: ['DateTime', 'FixedOffsetZone', 'IANAZone'],
	papaparse: ['default'],
	saxes: ['SaxesParser'],
	streamx: ['Readable'],
};

/** Path of a library's bundle, relative to the kit's. */
export function getLibraryFile(library: string): string {
	return `./libraries/${library}.js`;
}

/** The source of a library's bundle. */
export function formatExports(library: string): string {
	return `export { ${listExports(library).join(', ')} } from '${library}';`;
}

function listExports(library: string): readonly string[] {
	return LAZY_LIBRARIES[library] ?? [];
}

/** A module that replaces a library: its properties load the bundle when read. */
function formatStandIn(library: string): string {
	const getters = listExports(library).map((name) => `get ${name}() { return load().${name}; }`);
	return `
let library;
const load = () => (library ??= require('${getLibraryFile(library)}'));
module.exports = { ${getters.join(', ')} };
Object.defineProperty(module.exports, '__esModule', { value: true });
`;
}

/** Replaces the libraries with stand-ins. */
export const lazyLibraries: Plugin = {
	name: 'lazy-libraries',
	setup(build) {
		const names = Object.keys(LAZY_LIBRARIES);
		const filter = new RegExp(`^(${names.join('|')})$`);
		build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'lazy' }));
		build.onResolve({ filter: /^\.\/libraries\// }, ({ path }) => ({ path, external: true }));
		build.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({
			contents: formatStandIn(path),
		}));
	},
};
