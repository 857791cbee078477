import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths';

/** A library's package.json, as far as the build reads it. */
export interface Manifest {
	name: string;
	version: string;
	license?: string;
	repository?: string | { url?: string };
}

/** A library included in the bundles. */
export interface BundledPackage {
	/** Path below the package's root. */
	folder: string;
	manifest: Manifest;
	/** Folders of the libraries that it imports. */
	uses: string[];
	/** Whether the project itself imports it. */
	direct: boolean;
}

/** The bundles' input files by path below the package's root, with what they import. */
export type Inputs = Record<string, { imports: Array<{ path: string }> }>;

const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The folder of the package that a file belongs to; undefined for the project's own files. */
export function findPackageFolder(file: string): string | undefined {
	return PACKAGE_FOLDER.exec(file)?.[1];
}

/** The libraries included in the bundles, by folder. */
export async function listBundledPackages(inputs: Inputs): Promise<BundledPackage[]> {
	const uses = new Map<string, Set<string>>();
	const direct = new Set<string>();
	for (const [file, { imports }] of Object.entries(inputs)) {
		const folder = findPackageFolder(file);
		const imported = imports
			.map(({ path }) => findPackageFolder(path))
			.filter((other) => other !== undefined);
		if (folder === undefined) {
			for (const other of imported) direct.add(other);
		} else {
			const others = imported.filter((other) => other !== folder);
			uses.set(folder, new Set([...(uses.get(folder) ?? []), ...others]));
		}
	}
	const folders = [...uses].sort(([one], [other]) => (one < other ? -1 : 1));
	return await Promise.all(
		folders.map(async ([folder, others]) => ({
			folder,
			manifest: JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest,
			uses: [...others].sort(),
			direct: direct.has(folder),
		})),
	);
}
