import Table from 'cli-table3';
import { parseArgs } from 'node:util';
import { bulkRows } from './bulkRows';
import { contactFeed } from './contactFeed';
import { create } from './create';
import { feedParsing } from './feedParsing';
import { fileOutput } from './fileOutput';
import { getMany } from './getMany';
import type { Row } from './measure';
import { tables } from './tables';

const HELP = `Measures the nodes beside other ways to do the same, in one run.

  npm run bench -- [options]

  --full             files of 1,000,000 records instead of 100,000; takes some minutes
  --customers <n>    files of so many records
  --latency <ms>     of the sandbox, default 20 (without any for file, constantContact and tables)
  --only <part>      getMany, create, file, constantContact or tables
`;

const PARTS = {
	getMany: async ({ latency }: Settings) => await getMany(latency),
	create: async ({ latency }: Settings) => await create(latency),
	file: async ({ customers }: Settings) => await fileOutput(customers),
	constantContact: async () => [
		...(await contactFeed()),
		...(await feedParsing()),
		...(await bulkRows()),
	],
	tables: async ({ customers }: Settings) => await tables(customers),
};

interface Settings {
	latency: number;
	customers: number;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			full: { type: 'boolean', default: false },
			customers: { type: 'string' },
			latency: { type: 'string', default: '20' },
			only: { type: 'string' },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const customers = Number(values.customers ?? (values.full ? 1_000_000 : 100_000));
	const settings = { latency: Number(values.latency), customers };
	const rows: Row[] = [];
	for (const [name, measure] of Object.entries(PARTS)) {
		if (values.only !== undefined && values.only !== name) continue;
		process.stdout.write(`Measuring ${name} ...\n`);
		for (const row of await measure(settings)) rows.push(row);
	}
	process.stdout.write(`\n${asTable(rows)}\n`);
}

function asTable(rows: Row[]): string {
	const table = new Table({
		head: ['What; beside what', 'Ours', 'Other', 'Ratio', 'Target', 'Met'],
		style: { head: [], border: [], compact: true },
	});
	for (const { what, ours, other, ratio, target, met } of rows) {
		table.push([what, ours, other, ratio, target, met ? 'yes' : 'NO']);
	}
	return table.toString();
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
