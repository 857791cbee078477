import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireOwnModules } from '../../scripts/build/ownModules';
import { requireCheckedTimers } from '../../scripts/build/timers';

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'build-checks-'));
});
afterEach(async () => await rm(root, { recursive: true, force: true }));

describe('the folder of the libraries', () => {
	it('may not be a link, as in a git worktree', async () => {
		await mkdir(join(root, 'elsewhere'));
		await symlink(join(root, 'elsewhere'), join(root, 'node_modules'));
		await expect(requireOwnModules(root)).rejects.toThrow(
			'node_modules is a link, and the build needs a folder of its own. Remove the link and run npm ci here.',
		);
	});

	it('must be there', async () => {
		await expect(requireOwnModules(root)).rejects.toThrow('node_modules is missing');
		await mkdir(join(root, 'node_modules'));
		await expect(requireOwnModules(root)).resolves.toBeUndefined();
	});
});

describe('timers in libraries, which the bundler rewrites', () => {
	const file = 'node_modules/@scope/late/index.js';

	beforeEach(async () => {
		await mkdir(join(root, 'node_modules/@scope/late'), { recursive: true });
	});

	it.each(['setTimeout(work, 10);', 'process.nextTick(work);'])(
		'%s fails the build, unless the library was checked',
		async (code) => {
			await writeFile(join(root, file), code);
			await expect(requireCheckedTimers([file], [], root)).rejects.toThrow(
				/: @scope\/late\. Check/,
			);
			await expect(requireCheckedTimers([file], ['@scope/late'], root)).resolves.toBeUndefined();
		},
	);

	it('is of no concern to other code', async () => {
		await writeFile(join(root, file), 'work();');
		await expect(requireCheckedTimers([file, 'nodes/a.ts'], [], root)).resolves.toBeUndefined();
	});
});
