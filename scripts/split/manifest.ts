import type { Names } from './plan';

/** The parts of a package.json used here. */
export interface Manifest {
	name: string;
	version: string;
	keywords: string[];
	n8n: { nodes: string[]; credentials: string[] };
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
	[field: string]: unknown;
}

/** A package in a lock file. */
interface LockedPackage {
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	peerDependencies?: Record<string, string>;
	[field: string]: unknown;
}

/** The parts of a lock file used here. */
export interface Lock {
	name: string;
	version: string;
	packages: Record<string, LockedPackage>;
	[field: string]: unknown;
}

/** Keywords that n8n's rules and its users look for. */
const COMMON_KEYWORDS = ['n8n-community-node-package', 'n8n'];

/** The source of a built file, by its path below the project. */
function getSource(built: string): string {
	return built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
}

/** Files of the project that a command starts. */
function filesOfCommand(command: string): string[] {
	return command.match(/\b(?:scripts|test)\/\S+\.\w+/g) ?? [];
}

/**
 * The package.json of a repository.
 *
 * @param has whether the repository has a file
 * @param uses whether something in the repository uses a development dependency
 */
export function manifestFor(
	combined: Manifest,
	names: Names,
	has: (path: string) => boolean,
	uses: (dependency: string) => boolean,
): Manifest {
	const { name, version, description, author, repository } = names;
	const scripts = Object.entries(combined.scripts).filter(([, command]) =>
		filesOfCommand(command).every(has),
	);
	return {
		...combined,
		name,
		version,
		description,
		keywords: [...COMMON_KEYWORDS, ...names.keywords],
		homepage: `${repository}#readme`,
		bugs: { url: `${repository}/issues` },
		author,
		repository: { type: 'git', url: `git+${repository}.git` },
		n8n: {
			...combined.n8n,
			nodes: combined.n8n.nodes.filter((file) => has(getSource(file))),
			credentials: combined.n8n.credentials.filter((file) => has(getSource(file))),
		},
		scripts: Object.fromEntries(scripts),
		devDependencies: Object.fromEntries(
			Object.entries(combined.devDependencies).filter(([dependency]) => uses(dependency)),
		),
	};
}

/** Where npm finds a package that another one depends on: the nearest `node_modules` above it. */
function findPackage(packages: Lock['packages'], from: string, name: string): string | undefined {
	for (let folder = from; ;) {
		const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
		if (place in packages) return place;
		if (folder === '') return undefined;
		const end = folder.lastIndexOf('/node_modules/');
		folder = end < 0 ? '' : folder.slice(0, end);
	}
}

/** The lock file of a repository: the combined one, reduced to what the manifest still requires. */
export function lockFor(combined: Lock, manifest: Manifest): Lock {
	const { packages } = combined;
	const root: LockedPackage = {
		...packages[''],
		name: manifest.name,
		version: manifest.version,
		devDependencies: manifest.devDependencies,
	};
	const reached = new Set<string>();
	const queue: Array<[from: string, name: string]> = [
		...Object.keys(manifest.devDependencies),
		...Object.keys(root.peerDependencies ?? {}),
	].map((name) => ['', name]);
	for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
		const place = findPackage(packages, ...next);
		if (place === undefined || reached.has(place)) continue;
		reached.add(place);
		const { dependencies, optionalDependencies, peerDependencies } = packages[place] ?? {};
		const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
		queue.push(...names.map((name): [string, string] => [place, name]));
	}
	const kept = Object.entries(packages).filter(([place]) => reached.has(place));
	return {
		...combined,
		name: manifest.name,
		version: manifest.version,
		packages: { '': root, ...Object.fromEntries(kept) },
	};
}
