import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support';
import { readPage } from './pages';

/** How code refers to a page of docs/api. */
const PAGES: Record<string, string> = {
	'ContactHub API': 'docs/api/contacthub.md',
	'V1 API': 'docs/api/constant-contact-v1.md',
	'V2 API': 'docs/api/constant-contact-v2.md',
	'V3 API': 'docs/api/constant-contact-v3.md',
	'V3 pitfalls': 'docs/api/constant-contact-v3-pitfalls.md',
};

const SECTION = String.raw`(?:appendix [A-Z]|\d+(?:\.\d+)?)`;

/** `V2 API 2.3`, and several sections as in `V2 API 2.3, 2.7 and 4`; there may be a line break after the page. */
const CITATION = new RegExp(
	String.raw`\b(${Object.keys(PAGES).join('|')})(?:\s*\n\s*(?:\*|//))? (${SECTION}(?:(?:, | and )${SECTION})*)(?!\w)`,
	'g',
);

/** The sections of a page: numbered headings, numbered points below them, and the rows in the table of pitfalls. */
function sectionsOf(page: string): Set<string> {
	const text = readPage(page);
	const headings = [...text.matchAll(/^#{2,3} (?:(\d+(?:\.\d+)?)\.? |Appendix ([A-Z])\.)/gm)];
	const points = text.split(/^## /m).flatMap((chapter) => {
		const chapterNumber = /^\d+/.exec(chapter)?.[0] ?? '';
		return [...chapter.matchAll(/^(\d+)\. /gm)].map(([, point]) => `${chapterNumber}.${point}`);
	});
	const rows = [...text.matchAll(/^\| (\d+) \|/gm)];
	return new Set([
		...headings.map(([, number, letter]) => number ?? `appendix ${letter ?? ''}`),
		...points,
		...(page.endsWith('pitfalls.md') ? rows.map(([, number]) => number ?? '') : []),
	]);
}

const files = ['nodes', 'credentials', 'test', 'scripts'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
		.filter(
			(file) =>
				file.endsWith('.ts') && !file.includes('/node_modules/') && !__filename.endsWith(file),
		),
);

const citations = files.flatMap((file) =>
	[...readFileSync(join(ROOT, file), 'utf8').matchAll(CITATION)].flatMap(
		([, name = '', list = '']) =>
			list.split(/, | and /).map((section) => ({ file, name, section })),
	),
);

const pages = Object.entries(PAGES).filter(([, page]) => existsSync(join(ROOT, page)));

it.each(pages)('%s: every section that code cites is in %s', (name, page) => {
	const sections = sectionsOf(page);
	const cited = citations.filter((one) => one.name === name);
	expect(cited.length).toBeGreaterThan(5);
	expect(cited.filter(({ section }) => !sections.has(section))).toEqual([]);
});

it('no comment cites notes that say not which API they are of', () => {
	const vague = files.filter((file) => /API notes \d/.test(readFileSync(join(ROOT, file), 'utf8')));
	expect(vague).toEqual([]);
});
