import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { fillBlocks } from '../../scripts/docs/blocks';
import { installN8n } from '../e2e/setup/installN8n';
import { ROOT } from '../e2e/setup/places';
import { figuresOf } from './findings';
import { figuresTables } from './report';
import { carryOut } from './trial';

const HELP = `Runs n8n in queue mode, with PostgreSQL, Redis, a main process and two workers, and kills a
worker half way. The figures go into docs/scaling.md. Takes about six minutes; the first run
installs n8n as well (2.3 GB). Needs the Debian packages postgresql and redis-server.

  npm run test:scaling -- [options]

  --executions <n>     calls of the webhook, default 500
  --rate <n>           'Requests per Second' of the credential, default 5
`;

const PAGE = join(ROOT, 'docs/scaling.md');

function tell(text: string): void {
	process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			executions: { type: 'string', default: '500' },
			rate: { type: 'string', default: '5' },
		},
	});
	if (values.help) {
		tell(HELP);
		return;
	}
	const plan = {
		executions: Number(values.executions),
		requestsPerSecond: Number(values.rate),
		workers: 2,
		concurrency: 5,
		latencyMs: 200,
	};
	await installN8n(tell);
	const figures = figuresOf(await carryOut(plan, tell));
	const tables = figuresTables(plan, figures);
	tell(`\n${tables}`);
	const page = fillBlocks(await readFile(PAGE, 'utf8'), { figures: tables });
	await writeFile(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
	if (figures.problems.length === 0) return;
	tell(`\n${figures.problems.join('\n')}`);
	process.exitCode = 1;
}

// What was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	// Calls of the webhook may still be under way; nobody waits for them.
	process.exit(1);
});
