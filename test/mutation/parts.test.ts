import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support';
import { parts } from './parts';

/** `a/{b,c}/*.ts` as `a/b/*.ts` and `a/c/*.ts`. */
function withoutBraces(pattern: string): string[] {
	const [, before, choices, behind] = /^(.*?)\{(.*?)\}(.*)$/.exec(pattern) ?? [];
	if (choices === undefined) return [pattern];
	return choices.split(',').flatMap((choice) => withoutBraces(`${before}${choice}${behind}`));
}

/** Tells which files a pattern names. */
function matcherOf(pattern: string): (file: string) => boolean {
	const texts = pattern.split('*').map((text) => text.replaceAll('.', '\\.'));
	const whole = new RegExp(`^${texts.join('[^/]*')}$`);
	return (file) => whole.test(file);
}

const files = ['nodes', 'scripts', 'test'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
		.filter((file) => file.endsWith('.ts') && !file.includes('/node_modules/')),
);

it('every file of the kit belongs to a part', () => {
	const sources = Object.values(parts).flatMap(({ source }) => source.flatMap(withoutBraces));
	const matchers = sources.map(matcherOf);
	const forgotten = files.filter(
		(file) => /^nodes\/kit\/.+\//.test(file) && !matchers.some((matches) => matches(file)),
	);
	expect(forgotten).toEqual([]);
});

const patterns = Object.values(parts)
	.flatMap(({ source, tests }) => [...source, ...tests])
	.map((pattern) => pattern.replace(/^!/, ''));

it.each([...new Set(patterns.flatMap(withoutBraces))])(
	'%s names files that are there',
	(pattern) => {
		expect(files.filter(matcherOf(pattern))).not.toEqual([]);
	},
);
