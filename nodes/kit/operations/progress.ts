import type { WriteState } from '../runtime/writeJournal';
import { formatCount } from '../values/formatCount';

/** The state of an input item when the run ended. */
export interface ItemProgress {
	/** Whether it has a result. */
	done: boolean;
	/** The state of its writes, if it has no result. */
	writes: WriteState;
}

/**
 * Which input items were completed before the run ended, and which may have been, in words.
 *
 * @param product name in messages of the product with the data
 */
export function describeProgress(items: ItemProgress[], product: string): string | undefined {
	const listIndices = (matches: (item: ItemProgress) => boolean) =>
		items.flatMap((item, index) => (matches(item) ? [index] : []));
	const done = listIndices((item) => item.done);
	const unknown = listIndices((item) => !item.done && item.writes === 'unknown');
	const repeatable = listIndices((item) => !item.done && item.writes === 'repeatable');
	const begun = listIndices((item) => !item.done && item.writes === 'done');
	const isUnclear = unknown.length + repeatable.length + begun.length > 0;
	const several = items.length > 1;
	const texts = [
		done.length > 0 &&
			several &&
			`${done.length} of ${formatCount(items.length, 'item')} ${done.length === 1 ? 'was' : 'were'} done: ${describeRanges(done)}${done[0] === 0 ? '' : ' (the first one is item 0)'}.`,
		done.length === 0 &&
			several &&
			!isUnclear &&
			`None of the ${items.length} items was processed.`,
		unknown.length > 0 &&
			`May have been carried out: ${describeRanges(unknown)}. Check ${product} before you run again.`,
		repeatable.length > 0 &&
			`May have been carried out: ${describeRanges(repeatable)}. Running again does no harm.`,
		begun.length > 0 && `Partly carried out: ${describeRanges(begun)}.`,
		done.length > 0 &&
			several &&
			"Turn on 'Continue' under 'On Error' in the node's settings to run the others in any case.",
	].filter((text) => text !== false);
	return texts.length > 0 ? texts.join(' ') : undefined;
}

/** Indices as ranges: `items 0 to 4, 6`. */
function describeRanges(indices: number[]): string {
	const ranges: Array<[number, number]> = [];
	for (const index of indices) {
		const last = ranges[ranges.length - 1];
		if (last !== undefined && last[1] === index - 1) last[1] = index;
		else ranges.push([index, index]);
	}
	const shown = ranges
		.slice(0, 10)
		.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
	const rest = ranges.length > shown.length ? ' and others' : '';
	return `${indices.length === 1 ? 'item' : 'items'} ${shown.join(', ')}${rest}`;
}
