import { installEngine, N8N_1 } from './engine';
import { runTests } from './jest';
import { ALL } from './suites';

/** The package's tests on the last n8n 1.x: all, or those given as arguments. */
async function main(): Promise<void> {
	const chosen = process.argv.slice(2);
	await installEngine(N8N_1, (text) => process.stdout.write(`${text}\n`));
	const { failures } = await runTests(N8N_1, chosen.length > 0 ? chosen : ALL, 'show');
	if (failures.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
