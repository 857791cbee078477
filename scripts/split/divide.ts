import { posix } from 'node:path';
import ts from 'typescript';
import { formatText } from '../format';
import { lockFor, manifestFor, type Lock, type Manifest } from './manifest';
import { pagesFor } from './pages';
import type { Plan } from './plan';
import { pruneCode } from './pruneCode';
import { isText, readSourceTree } from './sourceTree';
import { withoutDeadJobs, withoutDeadSteps } from './workflows';

/** Files of a repository by path. */
export type Tree = Map<string, Buffer>;

const CODE = /\.(?:ts|js|mjs)$/;
const PAGE = /\.md$/;
const NO_EXPORTS: ReadonlySet<string> = new Set();

/** Entry points of tests, which are run without being imported. */
const ENTRIES =
	/^(?:nodes|credentials)\/|^[^/]+$|^scripts\/(?:build\/.*|[^/]+)$|^test\/support\/(?:jest\/|global|environment)/;

/** A file with tests. */
function hasTests(text: string): boolean {
	return /^\t*(?:it|test)(?:\.\w+)*[(`]/m.test(text) || /\bSuite\(/.test(text);
}

/** Possible endings of an import path. */
const ENDINGS = ['', '.ts', '.js', '.mjs', '/index.ts', '/index.js'];

/** The file that an import refers to. */
function resolveIn(
	has: (path: string) => boolean,
	from: string,
	specifier: string,
): string | undefined {
	const target = posix.join(posix.dirname(from), specifier);
	return ENDINGS.map((ending) => `${target}${ending}`).find(has);
}

const knownImports = new Map<string, string[]>();

/** The modules imported by a file. */
export function findImports(text: string): string[] {
	const known = knownImports.get(text);
	if (known !== undefined) return known;
	const { importedFiles } = ts.preProcessFile(text, true, true);
	const imports = importedFiles.map(({ fileName }) => fileName);
	knownImports.set(text, imports);
	return imports;
}

/** Where a text may name files of code besides its imports: some tests run them as programs. */
function programsIn(text: string, folder: string): string[] {
	const names = [...text.matchAll(/'([\w./-]+\.(?:ts|js|mjs))'/g)].map(([, name = '']) => name);
	return names.flatMap((name) => [posix.join(folder, name), name]);
}

/** Replaces the names of the combined package with those of the repository. */
function renamer({ names }: Plan, combined: Manifest): (text: string) => string {
	const [homepage = ''] = String(combined.homepage).split('#');
	return (text) =>
		text.replaceAll(homepage, names.repository).replaceAll(combined.name, names.name);
}

/** One repository while it is being extracted from the combined project. */
class Division {
	private readonly texts = new Map<string, string>();
	/** Formatted texts of the combined project. */
	private readonly originals = new Map<string, string>();
	private readonly others: Tree = new Map();
	private readonly combined: Manifest;
	private readonly lock: Lock;

	constructor(
		private readonly plan: Plan,
		tree: Tree,
	) {
		this.combined = JSON.parse(String(tree.get('package.json'))) as Manifest;
		this.lock = JSON.parse(String(tree.get('package-lock.json'))) as Lock;
		const rename = renamer(plan, this.combined);
		for (const [path, content] of tree) {
			// The combined name contains both vendors.
			if (plan.isForeign(path)) continue;
			if (isText(path, content)) {
				this.texts.set(path, rename(String(content)));
				this.originals.set(path, String(content));
			} else this.others.set(path, content);
		}
	}

	async divide(): Promise<Tree> {
		this.pruneCode();
		this.dropUnreached();
		this.dropForeignData();
		this.writeManifest();
		this.pruneWorkflows();
		this.writePages();
		await this.format();
		const all = [...this.texts].map(([path, text]) => [path, Buffer.from(text)] as const);
		return new Map([...all, ...this.others].sort(([left], [right]) => (left < right ? -1 : 1)));
	}

	private readonly has = (path: string): boolean => this.texts.has(path) || this.others.has(path);

	private code(): Array<[path: string, text: string]> {
		return [...this.texts].filter(([path]) => CODE.test(path));
	}

	/** Removes the other vendor from every file of code, until nothing refers to what was removed. */
	private pruneCode(): void {
		const lost = new Map<string, Set<string>>();
		const find = (target: string) => resolveIn(this.has, '', target);
		const absent = {
			words: this.foreignWords(),
			isModuleAbsent: (target: string) => find(target) === undefined,
			lostExports: (target: string) => lost.get(find(target) ?? '') ?? NO_EXPORTS,
		};
		for (let changed = true; changed;) {
			changed = false;
			for (const [path, text] of this.code()) {
				const isWhole =
					!absent.words.test(text) &&
					findImports(text).every((specifier) => {
						if (!specifier.startsWith('.')) return true;
						const target = posix.join(posix.dirname(path), specifier);
						return !absent.isModuleAbsent(target) && absent.lostExports(target).size === 0;
					});
				if (isWhole) continue;
				const pruned = pruneCode(path, text, absent);
				if (pruned.text === text) continue;
				changed = true;
				this.texts.set(path, pruned.text);
				lost.set(path, new Set([...(lost.get(path) ?? []), ...pruned.lost]));
				const isEmptied = path.endsWith('.test.ts') && !hasTests(pruned.text);
				if (isEmptied) this.texts.delete(path);
			}
		}
	}

	/** Words of the other vendor, and names of examples with its nodes. */
	private foreignWords(): RegExp {
		const { foreign } = this.plan;
		const examples = [...this.texts]
			.filter(([path, text]) => /^examples\/.*\.json$/.test(path) && foreign.test(text))
			.map(([path]) => posix.basename(path, '.json'));
		return new RegExp([foreign.source, ...examples].join('|'), 'i');
	}

	/** Helpers of tests and scripts that aren't needed here. */
	private dropUnreached(): void {
		const scripts = Object.values(this.combined.scripts).flatMap((command) => command.split(' '));
		const reached = new Set<string>();
		const queue = [...this.texts.keys()].filter(
			(path) =>
				ENTRIES.test(path) ||
				path.endsWith('.test.ts') ||
				path.endsWith('.d.ts') ||
				scripts.includes(path),
		);
		for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
			if (reached.has(path)) continue;
			reached.add(path);
			if (!CODE.test(path)) continue;
			const text = this.texts.get(path) ?? '';
			queue.push(...programsIn(text, posix.dirname(path)).filter(this.has));
			for (const specifier of findImports(text)) {
				const target = specifier.startsWith('.') && resolveIn(this.has, path, specifier);
				if (target) queue.push(target);
			}
		}
		const folders = new Set([...reached].map((path) => posix.dirname(path)));
		for (const path of [...this.texts.keys(), ...this.others.keys()]) {
			if (!path.startsWith('test/') && !path.startsWith('scripts/')) continue;
			const isNeeded = CODE.test(path)
				? reached.has(path)
				: reached.has(path) || this.isBeside(path, folders);
			if (!isNeeded) this.delete(path);
		}
	}

	/** Whether a file that isn't code is in or below a folder with code that is needed. */
	private isBeside(path: string, folders: Set<string>): boolean {
		for (let folder = posix.dirname(path); folder.includes('/'); folder = posix.dirname(folder)) {
			if (folders.has(folder)) return true;
		}
		return false;
	}

	private delete(path: string): void {
		this.texts.delete(path);
		this.others.delete(path);
	}

	/** Examples and other data that name the other vendor. */
	private dropForeignData(): void {
		for (const [path, text] of this.texts) {
			if (!CODE.test(path) && !PAGE.test(path) && !/^package|^\.github|^\.ci/.test(path)) {
				if (this.plan.foreign.test(text)) this.delete(path);
			}
		}
	}

	private writeManifest(): void {
		const used = new Set(
			this.code().flatMap(([, text]) => findImports(text).filter((name) => !name.startsWith('.'))),
		);
		const all = this.code().map(([, text]) => text);
		const uses = (name: string): boolean =>
			[...used].some((specifier) => specifier === name || specifier.startsWith(`${name}/`)) ||
			all.some((text) => text.includes(`'${name}`) || text.includes(`node_modules/${name}/`)) ||
			TOOLS.includes(name) ||
			(name.startsWith('@types/') && [...used].some((specifier) => `@types/${specifier}` === name));
		const manifest = manifestFor(this.combined, this.plan.names, this.has, uses);
		this.texts.set('package.json', `${JSON.stringify(manifest, null, '\t')}\n`);
		const lock = lockFor(this.lock, manifest);
		this.texts.set('package-lock.json', `${JSON.stringify(lock, null, '\t')}\n`);
	}

	private manifest(): Manifest {
		return JSON.parse(this.texts.get('package.json') ?? '') as Manifest;
	}

	private pruneWorkflows(): void {
		const { scripts } = this.manifest();
		const edit = (path: string, change: (text: string, scripts: object) => string): void => {
			this.texts.set(path, change(this.texts.get(path) ?? '', scripts));
		};
		edit('.github/workflows/ci.yml', withoutDeadJobs);
		edit('.ci/run', withoutDeadSteps);
	}

	private writePages(): void {
		const pages = [...this.texts].filter(([path]) => PAGE.test(path));
		const { scripts } = this.manifest();
		const written = pagesFor(this.plan, new Map(pages), {
			has: this.has,
			hasFolder: (name) =>
				[...this.texts.keys(), ...this.others.keys()].some((path) =>
					path.split('/').slice(0, -1).slice(0, 2).includes(name),
				),
			scripts,
		});
		for (const [path] of pages) this.texts.delete(path);
		for (const [path, text] of written) this.texts.set(path, text);
		const all = [...written.values()].join('\n');
		for (const path of this.others.keys()) {
			if (path.startsWith('docs/images/') && !all.includes(posix.basename(path))) this.delete(path);
		}
	}

	/** Formats files like the rest of the repository: code that lost parts, and pages. */
	private async format(): Promise<void> {
		for (const [path, text] of this.texts) {
			if (text === this.originals.get(path) || /lock\.json$/.test(path)) continue;
			if (!CODE.test(path) && !PAGE.test(path) && path !== 'package.json') continue;
			this.texts.set(path, await formatText(path, text));
		}
	}
}

/** Development tools that no file imports. */
const TOOLS = [
	'@swc/core',
	'@types/jest',
	'@types/node',
	'jest',
	'oxfmt',
	'oxlint',
	'oxlint-tsgolint',
	'tsx',
	'typescript',
	'typescript-native',
];

/** Extracts one repository from the project. */
export async function divide(plan: Plan, tree: Tree = readSourceTree()): Promise<Tree> {
	return await new Division(plan, tree).divide();
}
