import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageJson, ROOT } from '../support';

interface Step {
	name?: string;
	uses?: string;
	run?: string;
	with?: Record<string, string>;
	env?: Record<string, string>;
}

interface Job {
	needs?: string;
	permissions?: Record<string, string>;
	steps: Step[];
}

interface Workflow {
	on: { push?: { tags?: string[]; branches?: string[] } };
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const FOLDER = join(ROOT, '.github/workflows');
const read = (file: string) => parse(readFileSync(join(FOLDER, file), 'utf8')) as Workflow;
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps);

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

describe.each(readdirSync(FOLDER))('%s', (file) => {
	const workflow = read(file);
	const steps = stepsOf(workflow);

	it('runs everything that a change has to pass', () => {
		expect(steps.map(({ run }) => run)).toContain('bash .ci/run');
	});

	it('calls only scripts that exist', () => {
		const called = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run ([\w:]+)/g)]);
		for (const [, name = ''] of called) expect(scripts).toHaveProperty([name]);
	});

	it('names a version of each action, and may only read by default', () => {
		for (const { uses } of steps) {
			if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@(?:v\d+|[0-9a-f]{40})$/);
		}
		expect(workflow.permissions).toEqual({ contents: 'read' });
	});
});

describe('publishing', () => {
	const workflow = read('publish.yml');
	const { pack, publish } = workflow.jobs;
	const steps = pack?.steps ?? [];
	const last = publish?.steps.at(-1);
	const position = (wanted: RegExp) => steps.findIndex(({ run = '' }) => wanted.test(run));
	const check = steps[position(/GITHUB_REF_NAME/)]?.run ?? '';

	it('is started by a tag, and by nothing else', () => {
		expect(workflow.on).toEqual({ push: { tags: ['[0-9]+.[0-9]+.[0-9]+*'] } });
	});

	it('has provenance; only the job that publishes may sign', () => {
		expect(Object.keys(workflow.jobs)).toEqual(['pack', 'publish']);
		expect(pack?.permissions).toEqual({ contents: 'read' });
		expect(publish?.permissions).toEqual({ 'id-token': 'write' });
		expect(last?.run).toMatch(
			/^npm publish \.\/packed\/\*\.tgz --provenance --access public --ignore-scripts$/m,
		);
	});

	it('publishes the package of the first job, and runs nothing of the project', () => {
		expect(publish?.needs).toBe('pack');
		const actions = publish?.steps.flatMap(({ uses }) => uses?.split('@')[0] ?? []);
		expect(actions).toEqual(['actions/setup-node', 'actions/download-artifact']);
		const commands = publish?.steps.flatMap(({ run }) => run ?? []) ?? [];
		expect(commands).toEqual([last?.run]);
		expect(last?.run).not.toMatch(/npm (?:ci|install|run|test|exec)|npx|node |\.ci/);
		const [upload] = steps.filter(({ uses = '' }) => uses.startsWith('actions/upload-artifact'));
		const [download] =
			publish?.steps.filter(({ uses = '' }) => uses.startsWith('actions/download-artifact')) ?? [];
		expect(upload?.with).toMatchObject({ path: 'packed/*.tgz', 'if-no-files-found': 'error' });
		expect(download?.with).toEqual({ name: upload?.with?.name, path: 'packed' });
	});

	it('packs after the checks of the tag and all tests', () => {
		expect(position(/GITHUB_REF_NAME/)).toBeGreaterThan(0);
		expect(position(/^git merge-base --is-ancestor/)).toBeGreaterThan(0);
		const tests = position(/^bash \.ci\/run$/);
		expect(tests).toBeGreaterThan(position(/GITHUB_REF_NAME/));
		expect(tests).toBeGreaterThan(position(/merge-base/));
		expect(position(/^npm run pack -- packed$/)).toBeGreaterThan(tests);
	});

	it('shows the token to no other step', () => {
		const withSecret = stepsOf(workflow).filter((step) =>
			JSON.stringify(step).includes('secrets.'),
		);
		expect(withSecret).toEqual([last]);
	});

	it.each([
		['on main', 'main', 0],
		['on another branch', 'other', 1],
	])('the check of the branch: %s', (_what, branch, code) => {
		const folder = mkdtempSync(join(tmpdir(), 'tag-'));
		const git = (...command: string[]) =>
			execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...command], {
				cwd: folder,
				encoding: 'utf8',
				stdio: 'pipe',
			}).trim();
		git('init', '-q', '-b', 'main');
		git('commit', '-q', '--allow-empty', '-m', 'one');
		git('update-ref', 'refs/remotes/origin/main', 'main');
		if (branch !== 'main') {
			git('checkout', '-q', '-b', branch);
			git('commit', '-q', '--allow-empty', '-m', 'two');
		}
		const env = { ...process.env, GITHUB_SHA: git('rev-parse', branch) };
		const command = steps[position(/merge-base/)]?.run ?? '';
		const { status } = spawnSync('bash', ['-c', command], { cwd: folder, env });
		rmSync(folder, { recursive: true });
		expect(status).toBe(code);
	});

	it.each([
		[packageJson.version, 0],
		[`v${packageJson.version}`, 1],
		['99.0.0', 1],
		['', 1],
	])('the check of the tag %j ends with %d', (tag, code) => {
		const { status } = spawnSync('bash', ['-c', check], {
			cwd: ROOT,
			env: { ...process.env, GITHUB_REF_NAME: tag },
		});
		expect(status).toBe(code);
	});
});
