import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatText } from '../../scripts/format';
import { fillBlock } from '../../scripts/docs/blocks';
import { installN8n } from '../e2e/setup/installN8n';
import { ROOT } from '../e2e/setup/places';
import { figuresOf } from './findings';
import { figuresTables, tokensTable } from './report';
import { tryTokens } from './tokens';
import { carryOut } from './trial';

const HELP = `Runs n8n in queue mode, with PostgreSQL, Redis, a main process and two workers, and kills a
worker half way; then lets both workers use a credential with rotating tokens, which expire all
the time. The figures go into docs/scaling.md. Takes about nine minutes; the first run installs
n8n as well (2.3 GB). Needs the Debian packages postgresql and redis-server.

  npm run test:scaling -- [options]

  --only <part>        kill or tokens; both by default
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
			only: { type: 'string', default: '' },
			executions: { type: 'string', default: '500' },
			rate: { type: 'string', default: '5' },
		},
	});
	if (values.help) {
		tell(HELP);
		return;
	}
	await installN8n(tell);
	if (values.only !== 'tokens') {
		await measureKill(Number(values.executions), Number(values.rate));
	}
	if (values.only !== 'kill') await measureTokens();
}

async function measureKill(executions: number, requestsPerSecond: number): Promise<void> {
	const plan = { executions, requestsPerSecond, workers: 2, concurrency: 5, latencyMs: 200 };
	const figures = figuresOf(await carryOut(plan, tell));
	await report('figures', figuresTables(plan, figures), figures.problems);
}

async function measureTokens(): Promise<void> {
	const plan = {
		executions: 40,
		items: 30,
		requestsPerSecond: 20,
		workers: 2,
		concurrency: 5,
		requestsPerToken: 150,
	};
	const figures = await tryTokens(plan, tell);
	await report('tokens', tokensTable(plan, figures), figures.problems);
}

/** Writes the figures to their block of the page, and reports what must not occur. */
async function report(block: string, tables: string, problems: string[]): Promise<void> {
	tell(`\n${tables}`);
	const page = fillBlock(await readFile(PAGE, 'utf8'), block, tables);
	await writeFile(PAGE, await formatText(PAGE, page));
	if (problems.length === 0) return;
	tell(`\n${problems.join('\n')}`);
	process.exitCode = 1;
}

// What was started is stopped with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	// Calls of the webhook may still be in progress; nobody waits for them.
	process.exit(1);
});
