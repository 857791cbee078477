import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The repository. */
export const ROOT = resolve(__dirname, '../../..');

/** Where the real n8n is installed. */
export const E2E = join(ROOT, 'test/e2e');

/** May be deleted at any time: users' folders of n8n, the packed package, logs. */
export const CACHE = join(ROOT, '.cache');

/** The oldest Node version that this n8n version supports. */
const NODE_OF_N8N = 24;

/** The n8n version in the folder's package.json. */
export function n8nVersion(): string {
	const { dependencies } = JSON.parse(readFileSync(join(E2E, 'package.json'), 'utf8')) as {
		dependencies: Record<string, string>;
	};
	return dependencies.n8n ?? '';
}

/**
 * The Node for running n8n: the current one if it is new enough, else the one installed with n8n.
 * @throws Error if there is none
 */
export function nodeForN8n(): string {
	if (Number.parseInt(process.versions.node, 10) >= NODE_OF_N8N) return process.execPath;
	const name = `node-${process.platform}-${process.arch}`;
	const path = join(E2E, 'node_modules', name, 'bin/node');
	if (existsSync(path)) return path;
	throw new Error(
		`n8n ${n8nVersion()} wants Node ${NODE_OF_N8N} or later, this is ${process.versions.node}. ` +
			`There is no package of Node for ${process.platform} ${process.arch}: install it yourself.`,
	);
}

/** The environment for n8n and npm: that of this process without settings of n8n and test runners, which n8n would otherwise use. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
	const foreign = /^(?:N8N_|JEST_|NODE_ENV$|NODE_OPTIONS$|npm_(?:package|lifecycle|config_local)_)/;
	const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	const { PATH = '' } = process.env;
	return { ...Object.fromEntries(own), PATH: `${dirname(nodeForN8n())}:${PATH}` };
}

/** A short hash of a text. */
export function hashOf(...contents: Array<string | Buffer>): string {
	const hash = createHash('sha256');
	for (const content of contents) hash.update(content);
	return hash.digest('hex').slice(0, 16);
}
