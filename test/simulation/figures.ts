import { table } from '../../scripts/docs/markdown';
import type { SimulationOptions, SimulationResult, SimulationRow } from './simulation';

/** The results for one kind of trigger, in the order of the tables. */
export function countsOf(row: SimulationRow): number[] {
	return [
		row.found,
		row.missed,
		row.repeated + row.unknown,
		row.repeatedAfterCrash,
		row.polls,
		row.failedPolls,
		row.idlePolls,
		row.idleWithOneRequest,
	];
}

/** Duration of a simulation in simulated time. */
export function toDays(duration: number): string {
	return (duration / 86_400_000).toFixed(1);
}

const count = (value: number) => value.toLocaleString('en-US');

/**
 * The figures of a simulation as a table and a sentence, in Markdown.
 *
 * @param names the events in words, by value
 */
export function figuresText(
	names: Record<string, string>,
	{ operations, seed }: SimulationOptions,
	{ rows, duration, requests, failures, lies, restarts, crashes }: SimulationResult,
): string {
	const cells = rows.map((row) => [names[row.event] ?? row.event, ...countsOf(row).map(count)]);
	const headers = ['Kind', 'Delivered', 'Missed', 'Repeated', 'Repeated after a crash', 'Polls'];
	const more = ['Failed polls', 'Empty polls', 'Empty polls with one request'];
	return (
		`${table([...headers, ...more], cells)}\n\n` +
		`One run: ${count(operations)} operations (seed ${seed}) in ${toDays(duration)} simulated days, with ${count(requests)} requests, of which ` +
		`${count(failures)} failed${lies === 0 ? '' : ` and ${count(lies)} had something untrue in their response`}, ` +
		`${count(restarts)} restarts and ${count(crashes)} crashes.`
	);
}

const FIGURES = /(?<=<!-- simulation -->\n)[\s\S]*?(?=<!-- end of simulation -->)/;

/** The page with new figures. @throws Error if it has no block for them */
export function withFigures(page: string, text: string): string {
	if (!FIGURES.test(page)) throw new Error('The page has no place for the figures');
	return page.replace(FIGURES, () => `\n${text}\n\n`);
}
