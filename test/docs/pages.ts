import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchor } from '../../scripts/docs/markdown';
import { ROOT } from '../support';

/** All pages for people, relative to the repository; files in docs/parts are part of another page. */
export const PAGES = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'SECURITY.md',
	...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md') && !file.startsWith('parts'))
		.map((file) => `docs/${file}`),
];

/** A page's text. */
export function readPage(page: string): string {
	return readFileSync(join(ROOT, page), 'utf8');
}

/** The text under a second-level heading. */
export function getSection(page: string, heading: string): string {
	const [, section = ''] = readPage(page).split(`\n## ${heading}\n`);
	return section.split('\n## ')[0] ?? '';
}

/** A page without its code blocks and comments. */
export function readProse(page: string): string {
	return readPage(page)
		.replace(/^ *```[\s\S]*?^ *```/gm, '')
		.replace(/<!--[\s\S]*?-->/g, '');
}

/** Targets of all links in a page. */
export function linksOf(page: string): string[] {
	const links = readProse(page)
		.replace(/`[^`\n]*`/g, '')
		.matchAll(/\]\(([^)\s]+)\)/g);
	return [...links].map(([, target]) => target as string);
}

const anchorsByPage = new Map<string, Set<string>>();

/** The anchors of a page's headings, as numbered by GitHub. */
export function anchorsOf(page: string): Set<string> {
	const anchors = anchorsByPage.get(page) ?? readAnchors(page);
	anchorsByPage.set(page, anchors);
	return anchors;
}

function readAnchors(page: string): Set<string> {
	const anchors = new Set<string>();
	for (const [, heading] of readProse(page).matchAll(/^#+ (.+)$/gm)) {
		const own = anchor(heading as string);
		let unique = own;
		for (let count = 1; anchors.has(unique); count++) unique = `${own}-${count}`;
		anchors.add(unique);
	}
	return anchors;
}

/**
 * Why a link in a page is broken.
 *
 * @param target as written in the page: `other.md#anchor`, `#anchor` or a file
 * @returns undefined if it works, or leads out of the repository
 */
export function brokenLink(page: string, target: string): string | undefined {
	if (/^[a-z]+:/.test(target)) return undefined;
	const [file = '', fragment] = target.split('#');
	const linked = file === '' ? page : join(page, '..', file);
	if (!existsSync(join(ROOT, linked))) return `${page}: ${target}: there is no ${linked}`;
	if (fragment === undefined || anchorsOf(linked).has(fragment)) return undefined;
	return `${page}: ${target}: ${linked} has no heading for #${fragment}`;
}

/** Code blocks of a page in one language, without the indentation of a surrounding list. */
export function codeBlocks(page: string, language: string): string[] {
	const blocks = readPage(page).matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```/gm);
	return [...blocks]
		.filter(([, , named]) => named === language)
		.map(([, indent, , body]) => (body as string).replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}
