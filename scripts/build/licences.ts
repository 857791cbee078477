import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundledPackage } from './bundledPackages';
import { DIST, ROOT } from './paths';

const LICENCE_FILE = /^licen[cs]e(\.\w+)?$/i;

/** Licences of packages that don't include one, copied from their source repositories: one file each, named after the package. */
const TEXTS = join(__dirname, 'licences');

async function readLicence(folder: string, name: string): Promise<string> {
	const directory = join(ROOT, folder);
	const file = (await readdir(directory)).find((entry) => LICENCE_FILE.test(entry));
	if (file !== undefined) return (await readFile(join(directory, file), 'utf8')).trim();
	const known = await readdir(TEXTS);
	if (!known.includes(`${name}.txt`)) {
		throw new Error(`${name} is bundled but brings no licence text`);
	}
	return (await readFile(join(TEXTS, `${name}.txt`), 'utf8')).trim();
}

async function formatNotice({ folder, manifest }: BundledPackage): Promise<string> {
	const { name, version, license } = manifest;
	return `${name} ${version} (${license})\n\n${await readLicence(folder, name)}\n`;
}

/** Writes the licences of the bundled libraries, as those licences require. */
export async function writeLicences(packages: BundledPackage[]): Promise<void> {
	const notices = await Promise.all(packages.map(formatNotice));
	const text = ['This package contains the following libraries.\n', ...notices].join(
		`\n${'-'.repeat(80)}\n\n`,
	);
	await writeFile(join(DIST, 'THIRD_PARTY_LICENSES.txt'), text);
}
