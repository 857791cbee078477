'use strict';

const { readdir, readFile } = require('node:fs/promises');
const { isBuiltin } = require('node:module');
const { join, relative, resolve, sep } = require('node:path');
const ts = require('typescript');
const { ROOT } = require('./paths');

/** What n8n provides at run time to every package. */
const PROVIDED = new Set(['n8n-workflow', 'crypto', 'node:crypto']);
const KIT_INDEX = 'nodes/kit/index';

/** What the nodes of Constant Contact's services share; they themselves don't import each other. */
const SHARED = 'nodes/constantContactShared';
const SHARED_BY = new Set([
	'nodes/ConstantContact',
	'nodes/ConstantContactLegacy',
	'nodes/ConstantContactLegacyV2',
]);

/** The part of the package that a file belongs to; a trigger belongs to its product. */
function partOf(file) {
	const [top, folder = ''] = file.split('/');
	if (top !== 'nodes') return top;
	return `nodes/${folder.replace(/Trigger$/, '')}`;
}

/**
 * Why a file may not import what it imports.
 *
 * @param {string} file path below the package's root, with forward slashes
 * @param {string} specifier as written in the import
 * @returns {string | undefined} the rule that is broken, undefined if all is well
 */
function violation(file, specifier) {
	const part = partOf(file);
	if (!specifier.startsWith('.')) {
		if (PROVIDED.has(specifier)) return undefined;
		if (part !== 'nodes/kit') return 'libraries are used through the kit only';
		return isBuiltin(specifier) ? "n8n refuses Node's own modules except crypto" : undefined;
	}
	const target = relative(ROOT, resolve(ROOT, file, '..', specifier))
		.split(sep)
		.join('/');
	const targetPart = partOf(target);
	if (targetPart === part) return undefined;
	if (part === 'nodes/kit') return 'the kit knows no product';
	if (targetPart === SHARED && SHARED_BY.has(part)) return undefined;
	if (targetPart !== 'nodes/kit') return 'one product does not import another';
	const isIndex = target === 'nodes/kit' || target === KIT_INDEX;
	return isIndex ? undefined : 'the kit is imported through its index only';
}

async function sourceFiles() {
	const files = await Promise.all(
		['nodes', 'credentials'].map(async (folder) => {
			const names = await readdir(join(ROOT, folder), { recursive: true });
			return names.map((name) => `${folder}/${name.split(sep).join('/')}`);
		}),
	);
	return files.flat().filter((file) => file.endsWith('.ts'));
}

/**
 * Data flows one way: node -> operation -> product client -> kit. Type imports count as well.
 *
 * @throws {Error} that lists every import which breaks the rule
 */
async function checkBoundaries() {
	const broken = [];
	for (const file of await sourceFiles()) {
		const { importedFiles } = ts.preProcessFile(await readFile(join(ROOT, file), 'utf8'));
		for (const { fileName } of importedFiles) {
			const reason = violation(file, fileName);
			if (reason) broken.push(`${file} imports ${fileName}: ${reason}`);
		}
	}
	if (broken.length > 0) throw new Error(`Imports across boundaries\n  ${broken.join('\n  ')}`);
}

module.exports = { checkBoundaries, violation };
