import Table from 'cli-table3';
import type { INodeExecutionData } from 'n8n-workflow';
import Papa from 'papaparse';
import { readBinary, type WorkflowJson, type WorkflowRun } from '../support';
import { print } from './paint';

/** Limits of a table. */
const MOST = { rows: 6, columns: 5, letters: 44 };

/** Prints the results of a workflow: the items of its last nodes, and the files created. */
export async function printResults(workflow: WorkflowJson, run: WorkflowRun): Promise<void> {
	for (const [name, { items }] of Object.entries(run.nodes)) {
		const goesOn = workflow.connections[name]?.main?.some((targets) => targets?.length);
		const file = items.length === 1 ? items[0]?.binary?.data : undefined;
		const made = file?.mimeType === 'text/csv' && file.id !== handedOn(workflow, run, name);
		if (made) await printFile(name, items[0]);
		else if (!goesOn && items.some(({ json }) => Object.keys(json).length > 0)) {
			print(`  ${name}: ${items.length} ${items.length === 1 ? 'item' : 'items'}`);
			printTable(items.map(({ json }) => json));
		}
	}
}

/** Prints rows as a table. */
export function printTable(rows: Array<Record<string, unknown>>, most = MOST): void {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, most.columns);
	const table = new Table({ head: columns, style: { head: [], border: [], compact: true } });
	for (const row of rows.slice(0, most.rows))
		table.push(columns.map((name) => show(row[name], most.letters)));
	print(table.toString().replace(/^/gm, '  '));
	if (rows.length > most.rows) print(`  and ${rows.length - most.rows} more`);
}

/** The file that a node got from the previous one. */
function handedOn(workflow: WorkflowJson, run: WorkflowRun, name: string): string | undefined {
	const before = Object.entries(workflow.connections).find(([, { main }]) =>
		main?.some((targets) => targets?.some(({ node }) => node === name)),
	);
	return before && run.nodes[before[0]]?.outputs.flat()[0]?.binary?.data?.id;
}

/** Prints the beginning of a CSV file: the columns in which its rows differ. */
async function printFile(name: string, item: INodeExecutionData | undefined): Promise<void> {
	const text = (await readBinary(item)).toString('utf8').replace(/^\uFEFF/, '');
	const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
	const { fileName, fileSize } = item?.binary?.data ?? {};
	const columns = Object.keys(data[0] ?? {});
	print(`  ${name}: file ${fileName}, ${fileSize}, ${data.length} rows, ${columns.length} columns`);
	const telling = columns.filter((column) => new Set(data.map((row) => row[column])).size > 1);
	const rows = data.map((row) => Object.fromEntries(telling.map((name) => [name, row[name]])));
	printTable(rows, { ...MOST, columns: 4 });
}

function show(value: unknown, letters: number): string {
	const whole = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
	const text = whole.replace(/\s+/g, ' ');
	return text.length > letters ? `${text.slice(0, letters - 3)}...` : text;
}
