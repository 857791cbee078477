import type { TableReading } from '../../../../nodes/constantContactShared/replication/reading';
import type { Table } from '../../../../nodes/ConstantContactLegacyV2/tables/table';
import {
	reportSummary,
	type TableSummary,
} from '../../../../nodes/constantContactShared/replication/summary';

type Told = Partial<Pick<TableReading<never>, 'status' | 'expected' | 'isStuck'>> &
	Partial<Omit<TableSummary, 'table' | 'reading'>>;

function hintsOf({ status = 'complete', expected, isStuck = false, ...others }: Told): string[] {
	const hints: string[] = [];
	reportSummary((text) => hints.push(text), {
		table: { name: 'Contacts' } as Table,
		reading: { status, expected, isStuck } as TableReading<never>,
		rows: 20,
		requests: 3,
		left: 7,
		resumes: true,
		sent: 3,
		limit: 10,
		...others,
	});
	return hints;
}

it.each<[string, Told, string[]]>([
	['complete', {}, ['Contacts: 20 rows with 3 requests; 7 left for today']],
	[
		'complete with one of each',
		{ rows: 1, requests: 1, left: 0 },
		['Contacts: 1 row with 1 request; 0 left for today'],
	],
	[
		'empty',
		{ rows: 0, requests: 0, expected: 5 },
		['Contacts: 0 rows with 0 requests; 7 left for today'],
	],
	[
		'switched off',
		{ status: 'retired' },
		[
			'Contacts: Constant Contact has discontinued this table (EventSpot was retired in June 2024), so it stays empty',
		],
	],
	[
		'not complete, and goes on',
		{ status: 'unfinished' },
		[
			'Contacts: 20 rows with 3 requests; 7 left for today',
			"Contacts: stopped after 3 requests, because 'Daily Requests' is reached; the next run continues there",
		],
	],
	[
		'not begun, as others used the day',
		{ status: 'unfinished', rows: 0, isStuck: true, sent: 9 },
		[
			'Contacts: 0 rows with 3 requests; 7 left for today',
			"Contacts: stopped after 3 requests, because 'Daily Requests' is reached; the next run continues there",
		],
	],
	[
		'not begun, though it had a whole day, in the list before it',
		{ status: 'unfinished', rows: 0, isStuck: true, sent: 10 },
		[
			'Contacts: 0 rows with 3 requests; 7 left for today',
			"Contacts: stopped after 3 requests, because 'Daily Requests' is reached; no run can make progress with so few requests: set it to at least 12 requests. 'Estimate Requests' shows how many a full load takes.",
		],
	],
	[
		'not begun, though it had a whole day, behind the list',
		{ status: 'unfinished', rows: 0, isStuck: true, sent: 10, expected: 80 },
		[
			'Contacts: 0 rows with 3 requests; 7 left for today',
			"Contacts: stopped after 3 requests of about 80 expected ones, because 'Daily Requests' is reached; no run can make progress with so few requests: set it to at least 11 requests. 'Estimate Requests' shows how many a full load takes.",
		],
	],
	[
		'not complete, and begins anew',
		{ status: 'unfinished', expected: 0, requests: 1, resumes: false },
		[
			'Contacts: 20 rows with 1 request; 7 left for today',
			"Contacts: stopped after 1 request of about 0 expected ones, because 'Daily Requests' is reached; the next run starts over; choose 'The Workflow' under 'Last Run' to continue instead",
		],
	],
])('a table that is %s', (_what, told, hints) => {
	expect(hintsOf(told)).toEqual(hints);
});
