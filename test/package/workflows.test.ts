import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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
	const { publish } = workflow.jobs;
	const steps = publish?.steps ?? [];
	const position = (wanted: RegExp) => steps.findIndex(({ run = '' }) => wanted.test(run));
	const check = steps[position(/GITHUB_REF_NAME/)]?.run ?? '';

	it('is started by a tag, and by nothing else', () => {
		expect(workflow.on).toEqual({ push: { tags: ['[0-9]+.[0-9]+.[0-9]+*'] } });
	});

	it('has provenance, which needs the right to sign', () => {
		expect(publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		expect(steps.at(-1)?.run).toMatch(/^npm publish --provenance --access public$/m);
	});

	it('comes after the check of the tag and all tests', () => {
		expect(position(/GITHUB_REF_NAME/)).toBeGreaterThan(0);
		expect(position(/^bash \.ci\/run$/)).toBeGreaterThan(position(/GITHUB_REF_NAME/));
		expect(position(/^npm publish/m)).toBeGreaterThan(position(/^bash \.ci\/run$/));
	});

	it('shows the token to no other step', () => {
		const withSecret = steps.filter((step) => JSON.stringify(step).includes('secrets.'));
		expect(withSecret).toEqual([steps.at(-1)]);
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
