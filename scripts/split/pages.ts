import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { anchor } from '../docs/markdown';
import type { Plan } from './plan';
import { prunePage, getSection } from './prunePage';
import { runsDeadScript } from './workflows';

/** The content of the repository. */
interface Repository {
	has: (path: string) => boolean;
	/** Whether it has this folder at its root, or below a folder there. */
	hasFolder: (name: string) => boolean;
	scripts: Record<string, string>;
}

const LINK = /\]\(([^)\s]+)\)/g;

/** A page written for one repository: `README.md` in the vendor's folder here. */
function ownPage(vendor: string, path: string): string | undefined {
	const file = join(__dirname, vendor, path);
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Inserts sections of other pages where such a page requests them. */
function withSections(text: string, pages: Map<string, string>): string {
	return text.replace(
		/^<!-- section of (\S+): (.+) -->$/gm,
		(_line, page: string, heading: string) => getSection(pages.get(page) ?? '', heading),
	);
}

function findAnchors(text: string): Set<string> {
	const headings = text.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/^#+ (.+)$/gm);
	return new Set([...headings].map(([, heading]) => anchor(heading ?? '')));
}

/**
 * The pages of a repository: those of the project without the other vendor, and the repository's own.
 *
 * @param pages all pages that could be in it, by path
 */
export function pagesFor(
	plan: Plan,
	pages: Map<string, string>,
	{ has, hasFolder, scripts }: Repository,
): Map<string, string> {
	/** A line of CONTRIBUTING's map, such as `  fuzz/   hostile input`. */
	const isMissingFolder = (line: string): boolean => {
		const [, folder] = /^ {0,2}([\w-]+)\/(?: |$)/.exec(line) ?? [];
		return folder !== undefined && !hasFolder(folder);
	};
	let written = new Map(
		[...pages].map(([path, text]) => {
			const own = ownPage(plan.vendor, path);
			return [path, own === undefined ? text : withSections(own, pages)] as const;
		}),
	);
	// Removing a section also removes its anchor, and so the links to it.
	for (let before = 0; before !== measureSize(written);) {
		before = measureSize(written);
		const current = written;
		const anchors = new Map([...current].map(([path, text]) => [path, findAnchors(text)]));
		const isLinkDead = (page: string, target: string): boolean => {
			if (/^[a-z]+:/.test(target)) return false;
			const [file = '', fragment] = target.split('#');
			const linked = file === '' ? page : posix.join(posix.dirname(page), file);
			const text = current.get(linked);
			if (text === undefined) return linked.endsWith('.md') || !has(linked);
			return fragment !== undefined && anchors.get(linked)?.has(fragment) !== true;
		};
		const pruned = [...current].map(([path, text]): [string, string] => {
			if (path.startsWith('docs/parts/')) return [path, text];
			const dead = (target: string) => isLinkDead(path, target);
			return [
				path,
				prunePage(text, {
					isAbsent: (part) =>
						plan.foreign.test(part) ||
						runsDeadScript(part, scripts) ||
						isMissingFolder(part) ||
						[...part.matchAll(LINK)].some(([, target = '']) => dead(target)),
				}),
			];
		});
		written = new Map(pruned.filter(([, text]) => text !== ''));
	}
	return written;
}

function measureSize(pages: Map<string, string>): number {
	return [...pages.values()].reduce((sum, { length }) => sum + length, 0);
}
