import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { readCsvRows } from '../../../../nodes/kit';
import {
	asForm,
	chunksOf,
	MOST_BYTES,
} from '../../../../nodes/ConstantContactLegacy/apiV1/activity/chunks';
import { COLUMNS } from '../../../../nodes/ConstantContactLegacy/apiV1/activity/columns';
import { addFile, RowTable } from '../../../../nodes/ConstantContactLegacy/apiV1/activity/rows';
import { manyRows } from './setup';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Memory in use after a collection, in MB. */
function memory(): number {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1e6;
}

it('turns a file of 100,000 rows into requests with less than 64 MB', async () => {
	const file = Buffer.from(manyRows(100_000));
	async function* pieces(): AsyncGenerator<string> {
		for (let at = 0; at < file.length; at += 65_536) {
			yield file.toString('utf8', at, Math.min(at + 65_536, file.length));
		}
	}
	const before = memory();
	const table = new RowTable();
	await addFile(table, readCsvRows(pieces()), 0, { columns: COLUMNS, stopAtUnknownColumns: true });
	const used = [memory() - before];
	let rows = 0;
	for (const chunk of chunksOf(table.rows, 1000, asForm)) {
		expect(chunk.data.length).toBeLessThan(MOST_BYTES);
		rows += chunk.rows.length;
		used.push(memory() - before);
	}
	expect(rows).toBe(100_000);
	expect(used).toHaveLength(6);
	expect(Math.max(...used)).toBeLessThan(64);
}, 60_000);
