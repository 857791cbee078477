// Packs only a current build: `npm pack` alone would create a package without nodes if nothing has been built, because .npmrc
// disables the scripts that could prevent it.
import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { packageJson, ROOT } from './build/paths';
import { isUpToDate } from './build/stamp';

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
export async function packPackage(destination: string): Promise<string> {
	if (!(await isUpToDate())) {
		throw new Error('Nothing is built, or not from these sources: use npm run pack');
	}
	await mkdir(destination, { recursive: true });
	const { stdout } = await promisify(execFile)(
		'npm',
		['pack', '--json', '--pack-destination', destination],
		{ cwd: ROOT, maxBuffer: 64 * 1024 * 1024 },
	);
	const [{ filename, files }] = JSON.parse(stdout) as [
		{ filename: string; files: Array<{ path: string }> },
	];
	const file = join(destination, filename);
	const packed = new Set(files.map(({ path }) => path));
	const { nodes, credentials } = packageJson.n8n;
	const missing = [...nodes, ...credentials, ...METADATA].filter((path) => !packed.has(path));
	if (missing.length === 0) return file;
	await rm(file);
	throw new Error(`The package would lack ${missing.join(', ')}: build again with npm run build`);
}

async function main(): Promise<void> {
	try {
		console.log(await packPackage(resolve(process.argv[2] ?? ROOT)));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}

if (require.main === module) void main();
