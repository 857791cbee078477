import type { IDataObject } from 'n8n-workflow';

import { inTurn, path, required, ServerError, toggle, when } from '../../kit';
import { waitOptionsField, waitUntil, type WaitOptions } from '../waiting';

/** Path of all bulk jobs. */
export const ACTIVITIES = path`/activities`;

/** Status of a job that did its work. */
export const COMPLETE = 'COMPLETE';

/** How a version of the API tells of its bulk jobs. */
export interface Jobs {
	/** Names the account's jobs among all accounts. */
	key: string;
	/** Statuses that a job doesn't leave again, other than COMPLETE. */
	failed: string[];
	stopSignal: AbortSignal | undefined;
	/** Reads a job; what it names as errors are records with `message` and perhaps `email_address`. */
	read(target: string): Promise<IDataObject>;
}

/** How long a job is waited for where the user names nothing. */
const DEFAULTS: Required<WaitOptions> = { checkEvery: 5, timeLimit: 30 };

/** How a job is waited for. */
export const waitOptions = waitOptionsField({
	description: 'How the end of the activity is waited for',
	timeLimit: 'How long one activity is waited for. It goes on at the server after that.',
	defaults: DEFAULTS,
});

/** Fields of operations that may wait for their job. */
export const waitFields = {
	wait: required(
		toggle({
			displayName: 'Wait for Completion',
			default: true,
			description:
				'Whether to wait until the activity is done and to return how it ended, or to return at once',
		}),
	),
	waiting: when({ wait: [true] }, waitOptions),
};

/** What is wanted of a job once it is submitted. */
export interface JobOptions {
	wait: boolean;
	waiting?: WaitOptions;
	/** Called as soon as the server has taken the job. */
	submitted?: (id: string) => void;
	hint: (text: string) => void;
}

/**
 * Submits a job and, where wanted, waits for its end. One job of an account at a time: too many at once are refused (v1's API notes
 * 4.2).
 *
 * @param submit sends the job
 * @returns the job as the server last told it; one that outlasts the time limit with the status that it has then
 * @throws ServerError when the job itself ended with an error
 */
export async function runJob(
	jobs: Jobs,
	submit: () => Promise<IDataObject>,
	options: JobOptions,
): Promise<IDataObject> {
	const work = async () => {
		const job = await submit();
		const id = String(job.id);
		options.submitted?.(id);
		if (!options.wait) return job;
		// An empty answer must not lose the ID: by it the job can be looked up.
		const last: IDataObject = { id, ...(await waitForEnd(jobs, id, options.waiting ?? {})) };
		if (last.status !== COMPLETE) {
			options.hint(
				`Activity ${id} was not complete within the time limit (status ${String(last.status)}). Look it up later with 'Get'.`,
			);
		}
		return last;
	};
	return await inTurn(jobs.key, work, jobs.stopSignal);
}

async function waitForEnd(jobs: Jobs, id: string, options: WaitOptions): Promise<IDataObject> {
	const target = path`/activities/${id}`;
	const hasFailed = ({ status }: IDataObject) => jobs.failed.includes(String(status));
	const job = await waitUntil(
		async () => await jobs.read(target),
		(seen) => seen.status === COMPLETE || hasFailed(seen),
		{ ...DEFAULTS, ...options },
		jobs.stopSignal,
	);
	if (hasFailed(job)) throw jobError(target, id, job);
	return job;
}

function jobError(target: string, id: string, { errors, status }: IDataObject): ServerError {
	const rows = Array.isArray(errors) ? (errors as IDataObject[]) : [];
	const details = rows.map(({ email_address, message }) => ({
		path: String(email_address ?? ''),
		message: String(message ?? ''),
	}));
	return new ServerError(
		200,
		`GET ${target}`,
		`activity ${id} ended with the status ${String(status)}`,
		details,
	);
}
