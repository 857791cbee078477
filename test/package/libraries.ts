import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from '../support';

/** The libraries visible in the built files, with their installed versions: esbuild writes the name of each file before its code. */
export async function bundledLibraries(): Promise<Map<string, string>> {
	const folder = join(ROOT, 'dist/nodes/kit');
	const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'));
	const built = await Promise.all(
		files.map(async (file) => await readFile(join(folder, file), 'utf8')),
	);
	const names = [
		...built.join('\n').matchAll(/^\/\/ node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm),
	].map(([, name]) => name!);
	const versions = await Promise.all(
		[...new Set(names)].map(async (name) => {
			const manifest = await readFile(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
			return [name, (JSON.parse(manifest) as { version: string }).version] as const;
		}),
	);
	return new Map(versions);
}
