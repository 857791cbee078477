'use strict';

/**
 * The large libraries of the kit, and what the kit uses of them. Loading all of them takes longer than loading a node, and most
 * runs need one or none: each has its own bundle, which is loaded on first use.
 */
const LAZY_LIBRARIES = {
	'fast-xml-builder': ['default'],
	fflate: ['unzipSync'],
	luxon: ['DateTime', 'FixedOffsetZone', 'IANAZone'],
	papaparse: ['default'],
	saxes: ['SaxesParser'],
	streamx: ['Readable'],
};

/** Path of a library's bundle, relative to the kit's. */
function fileOf(library) {
	return `./libraries/${library}.js`;
}

/** The source of a library's bundle. */
function exportsOf(library) {
	return `export { ${LAZY_LIBRARIES[library].join(', ')} } from '${library}';`;
}

/** A module that replaces a library: its properties load the bundle when read. */
function standIn(library) {
	const getters = LAZY_LIBRARIES[library].map((name) => `get ${name}() { return load().${name}; }`);
	return `
let library;
const load = () => (library ??= require('${fileOf(library)}'));
module.exports = { ${getters.join(', ')} };
Object.defineProperty(module.exports, '__esModule', { value: true });
`;
}

/** Replaces the libraries with stand-ins. */
const lazyLibraries = {
	name: 'lazy-libraries',
	setup(build) {
		const names = Object.keys(LAZY_LIBRARIES);
		const filter = new RegExp(`^(${names.join('|')})$`);
		build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'lazy' }));
		build.onResolve({ filter: /^\.\/libraries\// }, ({ path }) => ({ path, external: true }));
		build.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({ contents: standIn(path) }));
	},
};

module.exports = { LAZY_LIBRARIES, exportsOf, fileOf, lazyLibraries };
