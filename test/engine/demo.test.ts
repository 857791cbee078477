import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../support';
import { examples } from './exampleFiles';

interface Ended {
	code: number;
	stdout: string;
	stderr: string;
}

/** Runs the demo as npm does, with the source files: the build may be out of date, or about to be replaced. */
async function runDemo(...args: string[]): Promise<Ended> {
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

jest.setTimeout(600_000);

it('runs every example, shows what came out, and ends with 0', async () => {
	const { code, stdout, stderr } = await runDemo();

	expect(stderr).toBe('');
	expect(code).toBe(0);
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
	// Colors are for terminals
	expect(stdout).not.toContain('\u001b');
	expect(stdout).toMatch(/All examples ran\. \d+ requests were made\.\n$/);
});

it('ends with 1, the node, the reason and the next step when an example fails', async () => {
	const { code, stdout, stderr } = await runDemo('2', '--fault', 'status=401,path=/events');

	expect(code).toBe(1);
	expect(stdout).toMatch(/✗ Record Order/);
	expect(stdout).not.toContain('All examples ran');
	expect(stderr).toContain("The demo failed in node 'Record Order' of examples/2-order");
	expect(stderr).toMatch(/What happened: Could not create event: /);
	expect(stderr).toMatch(/What to do: +Press Test in the credential/);
});

it('ends with 1 when the examples ran, but did not do their work', async () => {
	const { code, stderr } = await runDemo(
		'1-sync-customers-from-csv',
		'--fault',
		'status=400,method=POST,pattern=/customers$,times=2',
	);

	expect(code).toBe(1);
	expect(stderr).toContain('The demo failed in the sandbox after all examples');
	expect(stderr).toMatch(/Customers: 63 where 64 were expected/);
});

describe('the rehearsal of a move', () => {
	it('shows what both accounts hold, and ends with 0', async () => {
		const { code, stdout, stderr } = await runDemo('moving');

		expect(stderr).toBe('');
		expect(code).toBe(0);
		expect(stdout).toContain('examples/21-move-from-legacy-to-v3.json');
		expect(stdout).toMatch(/│ +│ version 2 │ V3, before │ V3, after │\n/);
		expect(stdout).toMatch(/│ People +│ 64 +│ 3 +│ 64 +│\n/);
		expect(stdout).toMatch(/│ who may be mailed +│ 54 +│ 0 +│ 53 +│\n/);
		expect(stdout).toMatch(/│ who have yet to confirm +│ 1 +│ 0 +│ 1 +│\n/);
		expect(stdout).toMatch(/│ who have unsubscribed +│ 3 +│ 1 +│ 4 +│\n/);
		expect(stdout).toMatch(/The rehearsal ended well\. \d+ requests were made\.\n$/);
	});

	it('ends with 1 and names who is missing when an import was refused', async () => {
		const { code, stdout, stderr } = await runDemo(
			'moving',
			'--fault',
			'status=400,method=POST,path=/activities/contacts_json_import,times=1',
		);

		expect(code).toBe(1);
		expect(stdout).toContain('Not Imported');
		expect(stderr).toContain('The demo failed in the account of V3 after the move');
		expect(stderr).toMatch(/\S+@example\.\w+ wasn't moved/);
	});
});
