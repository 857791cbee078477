import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support';
import { parts } from './parts';

/** The folders between braces in patterns such as `nodes/kit/{http,errors}/*.ts`. */
function foldersIn(patterns: string[]): string[] {
	const start = 'nodes/kit/{';
	return patterns
		.filter((pattern) => pattern.startsWith(start))
		.flatMap((pattern) => pattern.slice(start.length, pattern.indexOf('}')).split(','));
}

it('every folder of the kit belongs to one part, and each that a part names is there', () => {
	const sources = Object.values(parts).flatMap(({ source }) => source);
	const folders = readdirSync(join(ROOT, 'nodes/kit'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name);
	expect(foldersIn(sources).sort()).toEqual(folders.sort());
});

/** `a/{b,c}/*.ts` as `a/b/*.ts` and `a/c/*.ts`. */
function withoutBraces(pattern: string): string[] {
	const [, before, choices, behind] = /^(.*?)\{(.*?)\}(.*)$/.exec(pattern) ?? [];
	if (choices === undefined) return [pattern];
	return choices.split(',').flatMap((choice) => withoutBraces(`${before}${choice}${behind}`));
}

const files = ['nodes', 'test/credentials', 'test/kit', 'test/nodes'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
		(file) => `${folder}/${file.replaceAll('\\', '/')}`,
	),
);

const patterns = Object.values(parts)
	.flatMap(({ source, tests }) => [...source, ...tests])
	.map((pattern) => pattern.replace(/^!/, ''));

it.each([...new Set(patterns.flatMap(withoutBraces))])(
	'%s names files that are there',
	(pattern) => {
		const texts = pattern.split('*').map((text) => text.replaceAll('.', '\\.'));
		const whole = new RegExp(`^${texts.join('[^/]*')}$`);
		expect(files.filter((file) => whole.test(file))).not.toEqual([]);
	},
);
