'use strict';

/**
 * The large libraries of the kit, and what the kit uses of them. To load them all takes longer than to load a node, and most runs
 * need one or none: each is a bundle of its own, which is loaded when something of it is used for the first time.
 */
const LAZY_LIBRARIES = {
	'fast-xml-builder': ['default'],
	fflate: ['unzipSync'],
	luxon: ['DateTime', 'FixedOffsetZone', 'IANAZone'],
	papaparse: ['default'],
	saxes: ['SaxesParser'],
	streamx: ['Readable'],
};

/** Where a library's bundle is, seen from the kit's. */
function fileOf(library) {
	return `./libraries/${library}.js`;
}

/** The source of a library's bundle. */
function exportsOf(library) {
	return `export { ${LAZY_LIBRARIES[library].join(', ')} } from '${library}';`;
}

/** A module in a library's place: its properties load the bundle when they are read. */
function standIn(library) {
	const getters = LAZY_LIBRARIES[library].map((name) => `get ${name}() { return load().${name}; }`);
	return `
let library;
const load = () => (library ??= require('${fileOf(library)}'));
module.exports = { ${getters.join(', ')} };
Object.defineProperty(module.exports, '__esModule', { value: true });
`;
}

/** Puts stand-ins in the place of the libraries. */
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
