import type { IDataObject } from 'n8n-workflow';

import { splitIntoChunks, listSome } from '../../kit';
import { toTiming, waitUntil, type WaitOptions } from '../waiting';
import { DEFAULTS, getJobForm, isComplete, jobError, type Jobs } from './waiting';

/** Concurrent jobs: far fewer than an account may have. */
const MOST_AT_ONCE = 100;

/** Work that takes more than one job. */
interface ManyJobs<Part> {
	parts: Part[];
	/** Sends a job. @param number of the part, from 1 */
	submit(part: Part, number: number): Promise<IDataObject>;
	/** Reads the current state of the jobs with these IDs, in as few requests as possible. */
	readMany(ids: string[]): Promise<IDataObject[]>;
	wait: boolean;
	waiting: WaitOptions;
	hint: (text: string) => void;
}

/**
 * Submits jobs and, if requested, waits for them to finish: many in parallel, polling them all at once.
 *
 * @returns each part with its job as last returned by the server
 * @throws ServerError if a job ended without completing its work; output of completed jobs comes first
 */
export async function* runJobs<Part>(
	jobs: Jobs,
	{ parts, submit, readMany, wait, waiting, hint }: ManyJobs<Part>,
): AsyncGenerator<{ part: Part; job: IDataObject }> {
	const { id: idKey, status } = getJobForm(jobs);
	let number = 0;
	for (const some of splitIntoChunks(parts, MOST_AT_ONCE)) {
		const begun: Array<{ part: Part; job: IDataObject }> = [];
		for (const part of some) begun.push({ part, job: await submit(part, ++number) });
		if (!wait) {
			yield* begun;
			continue;
		}
		const last = new Map(begun.map(({ job }) => [String(job[idKey]), job]));
		const hasFailed = (job: IDataObject) => jobs.failed.includes(String(job[status]));
		const openOnes = () =>
			[...last].filter(([, job]) => !isComplete(jobs, job) && !hasFailed(job)).map(([id]) => id);
		await waitUntil(
			async () => {
				for (const job of await readMany(openOnes())) last.set(String(job[idKey]), job);
				return openOnes();
			},
			(open) => open.length === 0,
			toTiming(waiting, DEFAULTS),
			jobs.stopSignal,
		);
		tellOpenOnes(openOnes(), last, begun.length, hint, status);
		const ended = begun.map(({ part, job }) => {
			const id = String(job[idKey]);
			return { part, id, job: last.get(id) ?? job };
		});
		for (const { part, job } of ended) if (!hasFailed(job)) yield { part, job };
		const failed = ended.find(({ job }) => hasFailed(job));
		if (failed !== undefined) throw jobError(jobs, failed.id, failed.job);
	}
}

function tellOpenOnes(
	open: string[],
	last: Map<string, IDataObject>,
	count: number,
	hint: (text: string) => void,
	status: string,
): void {
	if (open.length === 0) return;
	const states = open.map((id) => {
		const { [status]: state, percent_done: percent } = last.get(id) ?? {};
		return `${id} (${String(state)}${percent === undefined ? '' : `, ${String(percent)} %`})`;
	});
	hint(
		`${open.length} of ${count} activities were not complete within the time limit: ${listSome(states, 5)}. Look them up later with 'Get'.`,
	);
}
