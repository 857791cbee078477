import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { runDemo } from '../demo/demo';
import { describeFailure } from '../demo/failure';
import { ROOT } from '../support';
import { examples } from './exampleFiles';

/** What the demo wrote, and what it says about a failure. */
interface Shown {
	stdout: string;
	stderr: string;
	failure: string;
}

/** Runs the demo here, where n8n is loaded, with the source files: the build may be out of date, or about to be replaced. */
async function showDemo(...args: string[]): Promise<Shown> {
	const shown: Shown = { stdout: '', stderr: '', failure: '' };
	const watched = (['stdout', 'stderr'] as const).map((stream) =>
		jest.spyOn(process[stream], 'write').mockImplementation((text) => {
			shown[stream] += String(text);
			return true;
		}),
	);
	try {
		await runDemo(['--source', ...args]);
	} catch (error) {
		shown.failure = describeFailure(error);
	} finally {
		for (const write of watched) write.mockRestore();
	}
	return shown;
}

interface Ended {
	code: number;
	stdout: string;
	stderr: string;
}

/** Runs the demo's command as npm does. */
async function runCommand(...args: string[]): Promise<Ended> {
	const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
	const demo = join(ROOT, 'test/demo/run.ts');
	return await new Promise((resolve) => {
		const child = execFile(
			process.execPath,
			[tsx, demo, '--source', ...args],
			{ cwd: ROOT },
			(_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
		);
	});
}

beforeAll(() => {
	// A terminal would get colors.
	process.env.NO_COLOR = '1';
});

jest.setTimeout(600_000);

it('runs every example, and shows what came out', async () => {
	const { stdout, stderr, failure } = await showDemo();

	expect(stderr + failure).toBe('');
	for (const { file, workflow } of examples) {
		expect(stdout).toContain(`${workflow.name}  examples/${file}.json`);
	}
	expect(stdout).toMatch(
		/✓ Create or Update Customer +6 in +4 out +\d+ ms +5 requests +2 to the error output\n/,
	);
	expect(stdout).toMatch(/│ A-20417 +│ [\w-]{36} │ [\w-]{36} │ \["buyer"\] │/);
	expect(stdout).toMatch(
		/│ +│ before │ after 1 │ after 2 │ after 3 │ after 5 │ after 14 │ after 16 │ after 17 │ after 18 │ after 20 │ after 21 │\n/,
	);
	expect(stdout).toMatch(/│ Customers +│ 61 +│( 64 +│){10}\n/);
	expect(stdout).toMatch(/│ Customers with the tag 'buyer' +│( 0 +│){2}( 1 +│){9}\n/);
	expect(stdout).toMatch(/│ Members of lists 1 and 2 +│( 1 +│){4}( 5 +│){7}\n/);
	expect(stdout).toMatch(/│ Contacts \(V3\) +│( 62 +│){5}( 63 +│){2} 64 +│( 67 +│){3}\n/);
	expect(stdout).toMatch(/│ Campaigns \(V3\) +│( 12 +│){6}( 13 +│){5}\n/);
	expect(stdout).toMatch(/│ Bulk activities \(V3\) +│( 0 +│){5}( 2 +│){3} 3 +│ 4 +│ 9 +│\n/);
	expect(stdout).toMatch(/✓ Sent in the Last 90 Days +7 in +3 out/);
	expect(stdout).toMatch(/✓ Get Changed Contacts +3 in +6 out/);
	expect(stdout).toMatch(/✓ New Customer +0 in +10 out +\d+ ms +1 request\n/);
	expect(stdout).toMatch(/✓ No Order Since +1 in +1 out/);
	expect(stdout).toMatch(/All examples ran\. \d+ requests were made\.\n$/);
});

it('ends with 1, the node, the reason and the next step when an example fails', async () => {
	const { code, stdout, stderr } = await runCommand('2', '--fault', 'status=401,path=/events');

	expect(code).toBe(1);
	expect(stdout).toMatch(/✗ Record Order/);
	expect(stdout).not.toContain('All examples ran');
	expect(stderr).toMatch(/^\nThe demo failed in node 'Record Order' of examples\/2-order/);
	expect(stderr).toMatch(/What happened: Could not create event: /);
	expect(stderr).toMatch(/What to do: +Press Test in the credential/);
	// Colors are for terminals
	expect(stdout + stderr).not.toContain('\u001b');
});

it('fails when the examples ran, but did not do their work', async () => {
	const { failure } = await showDemo(
		'1-sync-customers-from-csv',
		'--fault',
		'status=400,method=POST,pattern=/customers$,times=2',
	);

	expect(failure).toContain('The demo failed in the sandbox after all examples');
	expect(failure).toMatch(/Customers: 63 where 64 were expected/);
});

describe('the rehearsal of a move', () => {
	it('shows what both accounts hold', async () => {
		const { stdout, stderr, failure } = await showDemo('moving');

		expect(stderr + failure).toBe('');
		expect(stdout).toContain('examples/21-move-from-legacy-to-v3.json');
		expect(stdout).toMatch(/│ +│ version 2 │ V3, before │ V3, after │\n/);
		expect(stdout).toMatch(/│ People +│ 64 +│ 3 +│ 64 +│\n/);
		expect(stdout).toMatch(/│ who may be mailed +│ 54 +│ 0 +│ 53 +│\n/);
		expect(stdout).toMatch(/│ who have yet to confirm +│ 1 +│ 0 +│ 1 +│\n/);
		expect(stdout).toMatch(/│ who have unsubscribed +│ 3 +│ 1 +│ 4 +│\n/);
		expect(stdout).toMatch(/The rehearsal ended well\. \d+ requests were made\.\n$/);
	});

	it('fails and names who is missing when an import was refused', async () => {
		const { stdout, failure } = await showDemo(
			'moving',
			'--fault',
			'status=400,method=POST,path=/activities/contacts_json_import,times=1',
		);

		expect(stdout).toContain('Not Imported');
		expect(failure).toContain('The demo failed in the account of V3 after the move');
		expect(failure).toMatch(/\S+@example\.\w+ wasn't moved/);
	});
});
