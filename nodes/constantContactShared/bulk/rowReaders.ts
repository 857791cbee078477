import {
	getBinaryField,
	FileDigest,
	readBinaryText,
	readCsvPages,
	getStopSignal,
	throwIfStopped,
	type BatchCall,
} from '../../kit';
import type { SourceFields } from './fields';
import { addFile, requireAddressColumn } from './fileRows';
import { addItems } from './itemRows';
import type { RowRules } from './rowTarget';
import type { RowSink } from './rows';
import type { NumberedRow, RowReading } from './rowTable';

/**
 * Reads the rows of one item's file, or of all items, into a sink; yields whenever rows can be taken. It may be read several
 * times; if a file has changed since the first reading, it is rejected.
 */
export type RowReader = (sink: RowSink, rules: RowRules) => AsyncIterable<void>;

/** Reads the rows of the input, in order. */
export function createReaders(
	{ params, items, functions }: BatchCall<unknown, SourceFields>,
	{ known }: RowRules,
): RowReader[] {
	const signal = getStopSignal(functions);
	async function* stoppable(reading: Iterable<void> | AsyncIterable<void>): AsyncGenerator<void> {
		for await (const _ of reading) {
			throwIfStopped(signal);
			yield;
		}
	}
	if (params.source === 'items') {
		return [(sink, rules) => stoppable(addItems(sink, items, rules))];
	}
	return items.map((_, index): RowReader => {
		const digest = new FileDigest();
		return (sink, rules) => {
			const field = getBinaryField(functions, index, params.binaryProperty ?? 'data');
			const pieces = readBinaryText(functions, index, field, digest, rules.hint);
			return stoppable(
				addFile(sink, readCsvPages(pieces, requireAddressColumn(known)), index, rules),
			);
		};
	});
}

/** Reads rows again and outputs the wanted ones, a few at a time. Problems were reported at the first reading. */
export async function* readAgain(
	read: RowReader,
	reading: RowReading,
	rules: RowRules,
): AsyncGenerator<NumberedRow[]> {
	for await (const _ of read(reading, { ...rules, report: () => {} })) {
		const rows = reading.take();
		if (rows.length > 0) yield rows;
	}
}
