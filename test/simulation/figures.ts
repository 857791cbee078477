import { table } from '../../scripts/docs/markdown';
import type { TriggerEvent } from '../../nodes/ContactHubTrigger/cursor';
import type { SimulationOptions, SimulationResult } from './model';

const NAMES: Record<TriggerEvent, string> = {
	changeReceived: 'Change Received',
	customerCreated: 'Customer Created',
	customerUpdated: 'Customer Updated',
	eventReceived: 'Event Received',
};

const count = (value: number) => value.toLocaleString('en-US');

/** The figures of a simulation as a table and a sentence, in Markdown. */
export function figuresText(
	{ operations, seed }: SimulationOptions,
	{ rows, duration, requests, failures, lies, restarts, crashes }: SimulationResult,
): string {
	const cells = rows.map((row) => [
		NAMES[row.event as TriggerEvent],
		...[
			row.found,
			row.missed,
			row.repeated + row.unknown,
			row.repeatedAfterCrash,
			row.polls,
			row.failedPolls,
			row.idlePolls,
			row.idleWithOneRequest,
		].map(count),
	]);
	const headers = ['Kind', 'Handed on', 'Missed', 'Repeated', 'Repeated after a crash', 'Polls'];
	const more = ['Failed polls', 'Polls without news', 'Of these with one request'];
	const days = (duration / 86_400_000).toFixed(1);
	return (
		`${table([...headers, ...more], cells)}\n\n` +
		`One run: ${count(operations)} operations (seed ${seed}) in ${days} simulated days, with ${count(requests)} requests, of which ` +
		`${count(failures)} failed and ${count(lies)} had something untrue in their response, ${count(restarts)} restarts and ${count(crashes)} crashes.`
	);
}

const FIGURES = /(?<=<!-- simulation -->\n)[\s\S]*?(?=<!-- end of simulation -->)/;

/** The page with other figures. @throws {Error} when it has no place for them */
export function withFigures(page: string, text: string): string {
	if (!FIGURES.test(page)) throw new Error('The page has no place for the figures');
	return page.replace(FIGURES, () => `\n${text}\n\n`);
}
