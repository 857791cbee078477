import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support';
import { parts } from './parts';

/** The folders between braces in patterns such as `nodes/kit/{http,errors}/*.ts`. */
function foldersIn(patterns: string[]): string[] {
	const start = 'nodes/kit/{';
	return patterns
		.filter((pattern) => pattern.startsWith(start))
		.flatMap((pattern) => pattern.slice(start.length, pattern.indexOf('}')).split(','));
}

it('every folder of the kit belongs to one part, and each that a part names is there', () => {
	const sources = Object.values(parts).flatMap(({ source }) => source);
	const folders = readdirSync(join(ROOT, 'nodes/kit'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name);
	expect(foldersIn(sources).sort()).toEqual(folders.sort());
});
