// Packs only a current build: `npm pack` alone would create a package without nodes if nothing has been built, because .npmrc
// disables the scripts that could prevent it.
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..');
const { isUpToDate } = createRequire(import.meta.url)('./build/stamp.js');

/** What n8n reads besides the files listed in package.json. */
const METADATA = ['nodes', 'credentials'].flatMap((name) => [
	`dist/known/${name}.json`,
	`dist/types/${name}.json`,
]);

/**
 * Packs the build as `npm publish` would.
 *
 * @param destination folder for the package
 * @returns the path of the package
 * @throws Error if dist wasn't built from the current sources, or lacks a file that n8n reads
 */
export async function packPackage(destination) {
	if (!(await isUpToDate())) {
		throw new Error('Nothing is built, or not from these sources: use npm run pack');
	}
	await mkdir(destination, { recursive: true });
	const { stdout } = await promisify(execFile)(
		'npm',
		['pack', '--json', '--pack-destination', destination],
		{ cwd: ROOT, maxBuffer: 64 * 1024 * 1024 },
	);
	const [{ filename, files }] = JSON.parse(stdout);
	const file = join(destination, filename);
	const packed = new Set(files.map(({ path }) => path));
	const { n8n } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
	const missing = [...n8n.nodes, ...n8n.credentials, ...METADATA].filter(
		(path) => !packed.has(path),
	);
	if (missing.length === 0) return file;
	await rm(file);
	throw new Error(`The package would lack ${missing.join(', ')}: build again with npm run build`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	try {
		console.log(await packPackage(resolve(process.argv[2] ?? ROOT)));
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	}
}
