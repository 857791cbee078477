import { spreadOf } from '../measuring/statistics';
import { count } from '../comparisons/contenders';
import { duration, megabytes, ratio, verdict, withSpread } from './cells';
import { isTimes, perRecord, ratiosOf, type Check, type Result } from './results';

/** A table, regardless of its output format. */
export interface Table {
	head: string[];
	rows: string[][];
}

/** Our nodes compared with every other contender. */
export function ratiosTable(results: Result[]): Table {
	return {
		head: ['Work', 'Beside', 'Ratio', 'Target', 'Met'],
		rows: results
			.flatMap(ratiosOf)
			.map(({ title, other, spread, target }) => [
				title,
				other.contender.label,
				`${withSpread(spread, ratio)} ${isTimes(other.contender.side) ? '× its time' : '× faster'}`,
				target?.text ?? '',
				verdict(target),
			]),
	};
}

/** Time and memory of each contender. */
export function timesTable({ measured }: Result): Table {
	return {
		head: [
			'',
			'Records',
			'Time',
			'Time for a record',
			'Requests',
			'Peak memory',
			'Before the work',
		],
		rows: measured.map((one) => {
			const { contender, records, done, times, requests, peak, before, error } = one;
			if (error !== undefined)
				return [contender.label, count(records), `failed: ${error}`, '', '', '', ''];
			const spread = spreadOf(times);
			return [
				contender.label,
				done < records ? `${count(done)} of ${count(records)}` : count(records),
				withSpread(spread, duration),
				duration(perRecord(one, spread.median)),
				count(requests),
				megabytes(peak),
				megabytes(before),
			];
		}),
	};
}

/** The other measurements. */
export function checksTable(checks: Check[]): Table {
	return {
		head: ['What', 'Measured', 'Target', 'Met'],
		rows: checks.map(({ what, value, target }) => [
			what,
			value,
			target?.text ?? '',
			verdict(target),
		]),
	};
}
