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
import { addFile, addItems, requireAddressColumn, type RowRules } from './rowSources';
import type { RowSink } from './rows';
import type { NumberedRow, RowReading } from './rowTable';

/**
 * Reads the rows of one item's file, or of all items, into a sink; yields whenever rows may be taken. It may be read several times, and a
 * file that has changed since the first is refused.
 */
export type RowReader = (sink: RowSink, rules: RowRules) => AsyncIterable<void>;

/** What reads the rows of the input, in its order. */
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

/** Reads rows again, and hands on those that are wanted, a few at a time. What was wrong was told at the first reading. */
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
