import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support';

const FOLDERS = ['nodes', 'credentials', 'scripts', 'test'];

/** Runs what scripts/build exports. */
const GULPFILE = 'gulpfile.js';

/** Declarations that are exported, with their names. */
const EXPORTED =
	/^export (?:abstract |async )*(?:type|interface|class|function\*?|const|let|enum) (\w+)/gm;

/** What n8n finds by its file name. */
const FOUND_BY_N8N = /\.(?:node|credentials)\.ts$/;

/** All source files, by path below the package's root. */
function readSources(): Map<string, string> {
	const files = FOLDERS.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
			join(folder, file),
		),
	).filter((file) => /\.(?:ts|js|mjs)$/.test(file) && !file.includes('node_modules'));
	return new Map(
		[...files, GULPFILE].map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
	);
}

/** Exports whose name doesn't occur in any other file. */
function findUnusedExports(sources: Map<string, string>): string[] {
	const filesByWord = new Map<string, number>();
	for (const text of sources.values()) {
		for (const word of new Set(text.match(/\w+/g))) {
			filesByWord.set(word, (filesByWord.get(word) ?? 0) + 1);
		}
	}
	return [...sources].flatMap(([file, text]) => {
		if (file.startsWith('test') || FOUND_BY_N8N.test(file)) return [];
		const names = [...text.matchAll(EXPORTED)].map(([, name = '']) => name);
		return names.filter((name) => filesByWord.get(name) === 1).map((name) => `${file}: ${name}`);
	});
}

it('everything that is exported is used in another file', () => {
	expect(findUnusedExports(readSources())).toEqual([]);
});

it('the search finds types and functions that no other file names', () => {
	const sources = new Map([
		['nodes/a.ts', 'export function used() {}\nexport function lost() {}\nlost();\n'],
		['nodes/b.ts', "import { used } from './a';\nexport interface Alone {}\nused();\n"],
	]);
	expect(findUnusedExports(sources)).toEqual(['nodes/a.ts: lost', 'nodes/b.ts: Alone']);
});
