import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchor } from '../../scripts/docs/markdown';
import { ROOT } from '../support';

/** All pages for people, relative to the repository; what stands in docs/parts is part of another page. */
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

/** What stands under a heading of the second level. */
export function sectionOf(page: string, heading: string): string {
	const [, section = ''] = readPage(page).split(`\n## ${heading}\n`);
	return section.split('\n## ')[0] ?? '';
}

/** A page without its blocks of code and its comments. */
export function readProse(page: string): string {
	return readPage(page)
		.replace(/^ *```[\s\S]*?^ *```/gm, '')
		.replace(/<!--[\s\S]*?-->/g, '');
}

/** Targets of all links of a page. */
export function linksOf(page: string): string[] {
	const links = readProse(page)
		.replace(/`[^`\n]*`/g, '')
		.matchAll(/\]\(([^)\s]+)\)/g);
	return [...links].map(([, target]) => target as string);
}

/** The anchors of a page's headings, as GitHub numbers them. */
export function anchorsOf(page: string): Set<string> {
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
 * Why a link of a page leads nowhere.
 *
 * @param target as the page has it: `other.md#anchor`, `#anchor` or a file
 * @returns undefined when it leads somewhere, or out of the repository
 */
export function brokenLink(page: string, target: string): string | undefined {
	if (/^[a-z]+:/.test(target)) return undefined;
	const [file = '', fragment] = target.split('#');
	const linked = file === '' ? page : join(page, '..', file);
	if (!existsSync(join(ROOT, linked))) return `${page}: ${target}: there is no ${linked}`;
	if (fragment === undefined || anchorsOf(linked).has(fragment)) return undefined;
	return `${page}: ${target}: ${linked} has no heading for #${fragment}`;
}

/** Blocks of code of a page in one language, without the indentation of a list around them. */
export function codeBlocks(page: string, language: string): string[] {
	const blocks = readPage(page).matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```/gm);
	return [...blocks]
		.filter(([, , named]) => named === language)
		.map(([, indent, , body]) => (body as string).replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}
