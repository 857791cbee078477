import { formatCount } from '../../kit';
import type { TableReading } from './reading';
import type { Table } from './table';

/** How the run of a table ended. */
export interface TableSummary {
	table: Pick<Table<never>, 'name'>;
	reading: Pick<TableReading<never>, 'expected' | 'isStuck' | 'status'>;
	rows: number;
	/** Requests sent for it. */
	requests: number;
	/** Requests left for today. */
	left: number;
	/** Whether the next run continues where this one stopped. */
	resumes: boolean;
	/** Requests of this run for all tables. */
	sent: number;
	/** Requests allowed per day. */
	limit: number;
}

/** Reports how the run of a table ended: rows, requests, and what is missing. */
export function reportSummary(hint: (text: string) => void, result: TableSummary): void {
	const { table, reading, rows, requests, left } = result;
	const { name } = table;
	if (reading.status === 'retired') {
		hint(
			`${name}: Constant Contact has discontinued this table (EventSpot was retired in June 2024), so it stays empty`,
		);
		return;
	}
	hint(
		`${name}: ${formatCount(rows, 'row')} with ${formatCount(requests, 'request')}; ${left} left for today`,
	);
	if (reading.status === 'complete') return;
	const expected =
		reading.expected === undefined ? '' : ` of about ${reading.expected} expected ones`;
	hint(
		`${name}: stopped after ${formatCount(requests, 'request')}${expected}, because 'Daily Requests' is reached; ${describeNextStep(result)}`,
	);
}

/** What the next run will do. A run that had a full day's requests and made no progress won't get further the next time. */
function describeNextStep({ reading, resumes, sent, limit }: TableSummary): string {
	if (!resumes) {
		return "the next run starts over; choose 'The Workflow' under 'Last Run' to continue instead";
	}
	if (!reading.isStuck || sent < limit) return 'the next run continues there';
	// One for the first record, and one more if the list before it isn't finished.
	const least = sent + (reading.expected === undefined ? 2 : 1);
	return `no run can make progress with so few requests: set it to at least ${formatCount(least, 'request')}. 'Estimate Requests' shows how many a full load takes.`;
}
