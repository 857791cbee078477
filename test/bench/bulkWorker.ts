import { fileItem, runNode, useBinaryMode } from '../support';
import { watchMemory, type MemoryGrowth } from './memory';
import type { ConstantContactAddress } from './sandboxProcess';

/** What the worker reports. */
export interface BulkReport {
	activities: number;
	/** Rows that the activities carried. */
	rows: number;
	/** Size of the file. */
	bytes: number;
	/** Size of the file as a form parameter. */
	encodedBytes: number;
	milliseconds: number;
	growth: MemoryGrowth;
}

/** How often the memory is measured, in milliseconds. */
const INTERVAL = 100;

/** Adds the contacts of a CSV file in bulk, and watches the memory meanwhile. */
async function main(): Promise<void> {
	const [address, rows] = JSON.parse(process.argv[2] ?? '[]') as [ConstantContactAddress, number];
	await useBinaryMode('filesystem');
	// What is loaded once (code, caches) is no growth.
	await addContacts(address, await storeFile(500));

	const { item, ...sizes } = await storeFile(rows);
	const stop = watchMemory(INTERVAL);
	const started = performance.now();
	const json = await addContacts(address, { item });
	const milliseconds = performance.now() - started;
	const report: BulkReport = {
		activities: json.length,
		rows: json.reduce((sum, { rows_sent }) => sum + Number(rows_sent), 0),
		...sizes,
		milliseconds,
		growth: stop(),
	};
	process.send?.(report);
	process.disconnect();
}

type StoredFile = Awaited<ReturnType<typeof storeFile>>;

/** A file on the disk with about 80 bytes per row; its text isn't kept. */
async function storeFile(rows: number) {
	const lines = Array.from(
		{ length: rows },
		(_, index) =>
			`person.number.${index}@example.com,First ${index},Last name ${index},Long name of a city\n`,
	);
	const content = `Email Address,First Name,Last Name,City\n${lines.join('')}`;
	return {
		item: await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' }),
		bytes: Buffer.byteLength(content),
		encodedBytes: new URLSearchParams({ data: content }).toString().length,
	};
}

async function addContacts(address: ConstantContactAddress, { item }: Pick<StoredFile, 'item'>) {
	const { json, error } = await runNode(
		'constantContactLegacy',
		{
			apiVersion: 'v1',
			resource: 'activity',
			operation: 'addContacts',
			source: 'file',
			lists: ['1'],
			wait: false,
			options: { requestsPerSecond: 0 },
		},
		{ items: [item], credentials: { constantContactLegacyApi: address } },
	);
	if (error) throw new Error(error.message);
	return json;
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
