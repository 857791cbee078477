import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SUITES } from '../expressions/suites';
import { ROOT } from '../support';
import { ALL, SHORT } from './suites';

const files = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
	.map((file) => `test/${file.replaceAll('\\', '/')}`)
	.filter((file) => file.endsWith('.test.ts'));

/** `a/(b|c/(d|e))` as `a/b`, `a/c/d` and `a/c/e`; a lookahead stays as it is. */
function withoutGroups(pattern: string): string[] {
	const [whole = '', choices] = /\(([^()?][^()]*)\)/.exec(pattern) ?? [];
	if (choices === undefined) return [pattern];
	return choices.split('|').flatMap((choice) => withoutGroups(pattern.replace(whole, choice)));
}

// jest runs what matches any of its patterns, and says nothing about one that matches nothing.
it.each([...new Set([...ALL, ...SHORT, ...SUITES].flatMap(withoutGroups))])(
	'%s names suites that are there',
	(pattern) => {
		const matches = new RegExp(pattern);
		expect(files.some((file) => matches.test(file))).toBe(true);
	},
);
