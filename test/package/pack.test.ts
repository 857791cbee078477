import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageJson, ROOT } from '../support';
import { buildIfNeeded } from './build';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'pack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const TSX = ['--import', 'tsx'];

const pack = (root: string) =>
	spawnSync(process.execPath, [...TSX, join(root, 'scripts/pack.ts'), join(folder, 'packed')], {
		cwd: ROOT,
		encoding: 'utf8',
	});

/** A tree with everything that is packed except the build. */
function unbuiltTree(): string {
	const root = join(folder, 'tree');
	for (const path of [
		'scripts',
		'package.json',
		'package-lock.json',
		'index.js',
		'.npmrc',
		'LICENSE',
	]) {
		cpSync(join(ROOT, path), join(root, path), { recursive: true });
	}
	return root;
}

it('refuses a tree in which nothing is built', () => {
	const { status, stderr } = pack(unbuiltTree());
	expect([status, stderr]).toEqual([
		1,
		'Nothing is built, or not from these sources: use npm run pack\n',
	]);
	expect(readdirSync(folder)).toEqual(['tree']);
});

it('refuses a tree whose build lacks a node', () => {
	const root = unbuiltTree();
	mkdirSync(join(root, 'dist'));
	writeFileSync(join(root, 'dist/stray.js'), '');
	const stamp = `require('${join(root, 'scripts/build/stamp')}').writeStamp()`;
	execFileSync(process.execPath, [...TSX, '-e', stamp], { cwd: ROOT });
	const { status, stderr } = pack(root);
	expect(status).toBe(1);
	expect(stderr).toContain('The package would lack dist/nodes/');
	expect(readdirSync(join(folder, 'packed'))).toEqual([]);
});

it('packs every file that package.json names to n8n', async () => {
	await buildIfNeeded();
	const { status, stdout } = pack(ROOT);
	expect(status).toBe(0);
	const file = stdout.trim();
	expect(file).toBe(join(folder, 'packed', `${packageJson.name}-${packageJson.version}.tgz`));
	const packed = execFileSync('tar', ['-tzf', file], { encoding: 'utf8' }).split('\n');
	const { nodes, credentials } = packageJson.n8n;
	for (const path of [...nodes, ...credentials]) expect(packed).toContain(`package/${path}`);
});
