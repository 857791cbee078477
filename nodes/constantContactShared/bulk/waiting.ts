import type { IDataObject } from 'n8n-workflow';

import {
	collection,
	isRecord,
	path,
	required,
	ServerError,
	toggle,
	when,
	withLock,
} from '../../kit';
import { toTiming, waitOptionFields, waitUntil, type Timing, type WaitOptions } from '../waiting';

/** Path of all bulk jobs. */
export const ACTIVITIES = path`/activities`;

/** Status of a job that has done its work. */
export const COMPLETE = 'COMPLETE';

/** The format of job records. */
export interface JobForm {
	/** Key of a job's ID. */
	id: string;
	/** Key of its status. */
	status: string;
	/** Status of a job that has done its work. */
	complete: string;
	/** The errors listed in a job: records with `message` and perhaps `email_address`. */
	getErrors(job: IDataObject): IDataObject[];
}

/** The format of both older versions of the API. */
const LEGACY_FORM: JobForm = {
	id: 'id',
	status: 'status',
	complete: COMPLETE,
	// An error may be only a text (V1 API 4.5, V2 API 2.9).
	getErrors: ({ errors }) =>
		(Array.isArray(errors) ? (errors as unknown[]) : []).map((error) =>
			isRecord(error) ? (error as IDataObject) : { message: String(error) },
		),
};

/** The format of a version's jobs. */
export function getJobForm({ form = LEGACY_FORM }: Jobs): JobForm {
	return form;
}

/** Whether a job has done its work. */
export function isComplete(jobs: Jobs, job: IDataObject): boolean {
	const { status, complete } = getJobForm(jobs);
	return job[status] === complete;
}

/** How a version of the API returns its bulk jobs. */
export interface Jobs {
	/** Identifies the account's jobs across all accounts. */
	key: string;
	/** Final statuses of a job, other than complete. */
	failed: string[];
	stopSignal: AbortSignal | undefined;
	/** Default: that of both older versions of the API. */
	form?: JobForm;
	read(target: string): Promise<IDataObject>;
}

/** How long to wait for a job by default. */
export const DEFAULTS: Timing = { checkEvery: 5, timeLimit: 30 };

/** Options for operations that wait for their job. */
export const waitOptions = waitOptionFields({
	timeLimit: 'Minutes; the activity then continues',
	defaults: DEFAULTS,
});

/** Whether an operation waits for its job. */
export const waitField = required(
	toggle({
		displayName: 'Wait for Completion',
		default: true,
		description: 'Whether to wait for the result',
	}),
);

/** Options for operations that have the field `wait`. */
export const waitOptionsIfWanted = {
	checkEvery: when({ wait: [true] }, waitOptions.checkEvery),
	timeLimit: when({ wait: [true] }, waitOptions.timeLimit),
};

/** Fields for operations that may wait for their job and have no other options. */
export const waitFields = {
	wait: waitField,
	waiting: when({ wait: [true] }, collection({ displayName: 'Options', fields: waitOptions })),
};

/** What to do with a job once it is submitted. */
export interface JobOptions {
	wait: boolean;
	waiting?: WaitOptions;
	/** Called as soon as the server has accepted the job. */
	submitted?: (id: string) => void;
	hint: (text: string) => void;
}

/**
 * Submits a job and, if requested, waits for it to finish. One job per account at a time: too many at once are rejected (V1 API
 * 4.2).
 *
 * @param submit sends the job
 * @returns the job as last returned by the server; if it exceeds the time limit, with its current status
 * @throws ServerError if the job itself ended with an error
 */
export async function runJob(
	jobs: Jobs,
	submit: () => Promise<IDataObject>,
	options: JobOptions,
): Promise<IDataObject> {
	const work = async () => {
		const form = getJobForm(jobs);
		const job = await submit();
		const id = String(job[form.id]);
		options.submitted?.(id);
		if (!options.wait) return job;
		// An empty response must not lose the ID, which is needed to look up the job.
		const last: IDataObject = {
			[form.id]: id,
			...(await waitForEnd(jobs, id, options.waiting ?? {})),
		};
		if (!isComplete(jobs, last)) {
			options.hint(
				`Activity ${id} was not complete within the time limit (status ${String(last[form.status])}). Look it up later with 'Get'.`,
			);
		}
		return last;
	};
	return await withLock(jobs.key, work, jobs.stopSignal);
}

async function waitForEnd(jobs: Jobs, id: string, options: WaitOptions): Promise<IDataObject> {
	const target = path`/activities/${id}`;
	const { status } = getJobForm(jobs);
	const hasFailed = (seen: IDataObject) => jobs.failed.includes(String(seen[status]));
	const job = await waitUntil(
		async () => await jobs.read(target),
		(seen) => isComplete(jobs, seen) || hasFailed(seen),
		toTiming(options, DEFAULTS),
		jobs.stopSignal,
	);
	if (hasFailed(job)) throw jobError(jobs, id, job);
	return job;
}

/** The error about a job that ended without doing its work. */
export function jobError(jobs: Jobs, id: string, job: IDataObject): ServerError {
	const form = getJobForm(jobs);
	const details = form.getErrors(job).map(({ email_address, message }) => ({
		path: String(email_address ?? ''),
		message: String(message ?? ''),
	}));
	return new ServerError({
		status: 200,
		request: `GET ${path`/activities/${id}`}`,
		serverMessage: `activity ${id} ended with the status ${String(job[form.status])}`,
		details,
	});
}
