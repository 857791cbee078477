import type { TableReading } from './reading';
import type { Table } from './table';

/** How the run of a table went. */
export interface TableOutcome {
	table: Table;
	reading: TableReading;
	rows: number;
	/** Requests that were sent for it. */
	requests: number;
	/** Requests that are left for today. */
	left: number;
	/** Whether the next run goes on where this one stopped. */
	resumes: boolean;
}

/** Tells the user how the run of a table went: rows, requests, and what is missing. */
export function tellOutcome(hint: (text: string) => void, outcome: TableOutcome): void {
	const { table, reading, rows, requests, left, resumes } = outcome;
	const { name } = table;
	if (reading.status === 'retired') {
		hint(
			`${name}: Constant Contact has switched this table off (EventSpot was retired in June 2024), so it stays empty`,
		);
		return;
	}
	hint(`${name}: ${count(rows, 'row')} with ${count(requests, 'request')}; ${left} left for today`);
	if (reading.status === 'complete') return;
	const expected =
		reading.expected === undefined ? '' : ` of about ${reading.expected} expected ones`;
	const next = resumes
		? 'the next run goes on there'
		: "the next run begins anew; choose 'The Workflow' under 'Last Run' to go on instead";
	hint(
		`${name}: stopped after ${count(requests, 'request')}${expected}, because 'Daily Requests' is reached; ${next}`,
	);
}

function count(number: number, word: string): string {
	return `${number} ${word}${number === 1 ? '' : 's'}`;
}
