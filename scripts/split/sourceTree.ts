import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ROOT } from './plan';

/** The input from which a repository is made. */
const TOP = [
	'.ci',
	'.github',
	'.editorconfig',
	'.gitattributes',
	'.gitignore',
	'.npmrc',
	'.oxfmtrc.json',
	'.oxlintrc.json',
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'LICENSE',
	'README.md',
	'SECURITY.md',
	'credentials',
	'docs',
	'eslint.config.mjs',
	'examples',
	'gulpfile.js',
	'icons',
	'index.js',
	'jest.config.js',
	'nodes',
	'package-lock.json',
	'package.json',
	'scripts',
	'test',
	'tsconfig.json',
];

const TEXT =
	/(?:^|\/)(?:run|LICENSE|\.\w+)$|\.(?:ts|js|mjs|json|md|svg|csv|txt|xml|ya?ml|pem|tsv)$/;

/** Whether a file is text, in which to find words and replace names. One in another encoding than UTF-8 stays as it is. */
export function isText(path: string, content: Buffer): boolean {
	return TEXT.test(path) && isUtf8(content);
}

function filesBelow(path: string): string[] {
	const absolute = join(ROOT, path);
	if (!existsSync(absolute)) return [];
	if (statSync(absolute).isFile()) return [path];
	return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
		if (entry.name === 'node_modules') return [];
		return filesBelow([path, entry.name].join('/'));
	});
}

/** The project's files by path, with forward slashes. */
export function readSourceTree(): Map<string, Buffer> {
	const paths = TOP.flatMap(filesBelow).map((path) => path.split(sep).join('/'));
	return new Map(paths.sort().map((path) => [path, readFileSync(join(ROOT, path))]));
}
