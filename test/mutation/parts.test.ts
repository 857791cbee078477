import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support';
import { parts } from './parts';

/** The names between braces in patterns such as `nodes/kit/{json,xml}.ts`. */
function namesIn(patterns: string[], folder: string): string[] {
	return patterns
		.filter((pattern) => pattern.startsWith(`${folder}/{`))
		.flatMap((pattern) => pattern.slice(folder.length + 2, pattern.indexOf('}')).split(','));
}

it('every module of the kit but its index belongs to one part, and each that a part names is there', () => {
	const sources = Object.values(parts).flatMap(({ source }) => source);
	const modules = readdirSync(join(ROOT, 'nodes/kit'))
		.filter((file) => file.endsWith('.ts') && file !== 'index.ts')
		.map((file) => file.slice(0, -'.ts'.length));
	expect(namesIn(sources, 'nodes/kit').sort()).toEqual(modules.sort());
});
