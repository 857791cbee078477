import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';
import { ROOT } from '../support';
import { linksOf, readPage, getSection } from './pages';

const PAGE = 'SECURITY.md';

/** Threats without a test: npm's own setting. */
const UNTESTED = ['Install scripts of development tools'];

const threats = getSection(PAGE, 'Threats, and what is done')
	.split('\n')
	.filter((line) => line.startsWith('| ') && !/^\| (?:Threat |-+)/.test(line))
	.map((line) => line.split('|').map((cell) => cell.trim()));

it('names only files that exist', () => {
	const files = linksOf(PAGE)
		.map((link) => link.split('#')[0]!)
		.filter((link) => link !== '' && !link.includes(':'));
	expect(files.length).toBeGreaterThan(30);
	expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

it('names the tests of every threat, and each of them asserts something', () => {
	expect(threats.length).toBeGreaterThan(20);
	const untested: string[] = [];
	for (const [, threat = '', , tests = ''] of threats) {
		const files = [...tests.matchAll(/\]\((test\/[^)]+\.test\.ts)\)/g)].map(([, file]) => file!);
		if (files.length === 0) untested.push(threat);
		for (const file of files) {
			expect([file, readFileSync(join(ROOT, file), 'utf8')]).toEqual([
				file,
				expect.stringContaining('expect('),
			]);
		}
	}
	expect(untested).toEqual(UNTESTED);
});

it('sends reports to the address of the package', () => {
	expect(readPage(PAGE)).toContain('under `author` in [package.json](package.json)');
	expect(packageJson.author.email).toMatch(/@/);
	expect(packageJson.bugs.url).toMatch(/^https:/);
});

it('claims no more of the settings than they say', () => {
	const settings = readFileSync(join(ROOT, '.npmrc'), 'utf8');
	expect(settings).toContain('ignore-scripts=true');
	expect(packageJson).not.toHaveProperty('dependencies');
	expect(packageJson.scripts).not.toHaveProperty('postinstall');
});
