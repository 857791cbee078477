import { table } from '../../scripts/docs/markdown';
import { faults } from './faults';
import type { MixedResult } from './mixed/mixed';
import { PROBLEMS } from './problems';
import type { Survey } from './survey';
import type { Finding } from './trials';

/** Observations outside of the runs. */
export interface Outside {
	/** Requests that the second server received. */
	elsewhere: number;
	/** Hosts other than the servers of the run to which this process started a request. */
	strangers: string[];
	/** Milliseconds. */
	took: number;
}

const findingsOf = ({ operations }: Survey): Finding[] =>
	operations.flatMap(({ findings }) => findings);

/** Whether nothing happened that must not happen. */
export function isClean(
	surveys: Survey[],
	mixed: MixedResult[],
	{ elsewhere, strangers }: Outside,
): boolean {
	const all = surveys.flatMap(findingsOf);
	if (mixed.some(({ differences }) => differences.length > 0)) return false;
	return elsewhere + strangers.length === 0 && all.every(({ problems }) => problems.length === 0);
}

/** What must not happen, and how many times it did: one row each, with a column per node. */
export function problemsTable(surveys: Survey[], { elsewhere, strangers }: Outside): string {
	const count = (survey: Survey, problem: string) =>
		findingsOf(survey).filter(({ problems }) => problems.some((one) => one === problem)).length;
	const operations = ({ operations: all }: Survey) => String(all.length);
	const rows = [
		['Operations', ...surveys.map(operations)],
		['Disturbed runs', ...surveys.map((survey) => String(findingsOf(survey).length))],
		...PROBLEMS.map((problem) => [
			`${problem.charAt(0).toUpperCase()}${problem.slice(1)}`,
			...surveys.map((survey) => String(count(survey, problem))),
		]),
		['Requests to other hosts', ...surveys.map(() => String(elsewhere + strangers.length))],
	];
	return table(['Counted', ...surveys.map(({ name }) => name)], rows);
}

/** The outcomes of a node's runs: one row per fault. */
export function faultsTable(survey: Survey): string {
	const all = findingsOf(survey);
	const rows = faults.flatMap((fault) => {
		const met = all.filter((finding) => finding.fault.name === fault.name);
		if (met.length === 0) return [];
		const cell = (lasting: boolean, outcome: Finding['outcome']) =>
			String(met.filter((one) => one.lasting === lasting && one.outcome === outcome).length);
		return [
			[
				fault.name,
				cell(false, 'success'),
				cell(false, 'error'),
				cell(true, 'success'),
				cell(true, 'error'),
				String(met.filter(({ problems }) => problems.length > 0).length),
			],
		];
	});
	const headers = ['Fault', 'Once: success', 'Error', 'Lasting: success', 'Error', 'Problems'];
	return table(headers, rows);
}

/** Outcomes that are correct for a single operation: one row each. */
export function exceptionsTable(surveys: Survey[]): string {
	const counts = new Map<string, { cells: string[]; runs: number }>();
	for (const survey of surveys) {
		for (const { operation, excepted } of findingsOf(survey)) {
			for (const { problem, reason } of excepted) {
				const key = `${survey.name} ${operation} ${reason}`;
				const known = counts.get(key) ?? {
					cells: [survey.name, operation, problem, reason],
					runs: 0,
				};
				counts.set(key, { ...known, runs: known.runs + 1 });
			}
		}
	}
	const rows = [...counts.values()].map(({ cells: [name, operation, problem, reason], runs }) => [
		name ?? '',
		`\`${operation}\``,
		`${problem}: ${runs}`,
		reason ?? '',
	]);
	return table(['Node', 'Operation', 'Runs', 'Why'], rows);
}

/** The results of the mixed operations: one row per node. */
export function mixedTable(mixed: MixedResult[]): string {
	const rows = mixed.map((one) => [
		one.name,
		...[one.operations, one.requests, one.faults, one.errors, one.foundDone, one.people].map(
			String,
		),
		String(one.differences.length),
	]);
	const headers = ['Node', 'Operations', 'Requests', 'Faults', 'Errors', 'Found done', 'Records'];
	return table([...headers, 'Differences'], rows);
}

/** Every run that went wrong, one line each. */
export function describeProblems(surveys: Survey[]): string[] {
	return surveys.flatMap((survey) =>
		findingsOf(survey)
			.filter(({ problems }) => problems.length > 0)
			.map(({ operation, fault, request, lasting, problems, error }) => {
				const when = `${fault.name} at request ${request}${lasting ? ' and after it' : ''}`;
				const told = error ? `: ${error.message} | ${error.description}` : '';
				return `${survey.name}, ${operation}, ${when}: ${problems.join(', ')}${told}`;
			}),
	);
}
