import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support';
import { brokenLink, linksOf, PAGES } from './pages';

const FOLDER = 'docs/images';

/** So that a page with several of them still loads quickly. */
const LARGEST_BYTES = 200_000;

const files = readdirSync(join(ROOT, FOLDER)).map((file) => `${FOLDER}/${file}`);

it('a page that shows a missing picture is found', () => {
	expect(brokenLink('README.md', `${FOLDER}/missing.png`)).toContain('there is no docs/images');
});

describe.each(files)('%s', (file) => {
	it('is shown on a page', () => {
		const shown = PAGES.flatMap((page) => linksOf(page).map((link) => join(page, '..', link)));
		expect(shown).toContain(file);
	});

	it('is small', () => {
		expect(statSync(join(ROOT, file)).size).toBeLessThan(LARGEST_BYTES);
	});
});
