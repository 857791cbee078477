import type { IDataObject } from 'n8n-workflow';

import {
	collection,
	DateTime,
	inTurn,
	number,
	path,
	required,
	ServerError,
	toggle,
	wait,
	when,
} from '../../../kit';
import type { ConstantContactV1Api } from '../client';

/** Path of all bulk jobs. */
export const ACTIVITIES = path`/activities`;

/** Statuses that a job doesn't leave again (API notes 4.5). */
const FINAL = ['COMPLETE', 'ERROR'];

/** How long a job is waited for, as the user sets it. */
export interface WaitOptions {
	/** Seconds between two looks. */
	checkEvery?: number;
	/** Minutes for one job. */
	timeLimit?: number;
}

/** How a job is waited for. */
export const waitOptions = collection({
	displayName: 'Waiting',
	description: 'How the end of the activity is waited for',
	fields: {
		checkEvery: number({
			displayName: 'Check Every (Seconds)',
			default: 5,
			min: 0.1,
			precision: 1,
			description: 'Time between two looks at the status',
		}),
		timeLimit: number({
			displayName: 'Time Limit (Minutes)',
			default: 30,
			min: 0.01,
			precision: 2,
			description: 'How long one activity is waited for. It goes on at the server after that.',
		}),
	},
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
 * Submits a job and, where wanted, waits for its end. One job of an account at a time: too many at once are refused (API notes 4.2).
 *
 * @param submit sends the job
 * @returns the job as the server last told it; one that outlasts the time limit with the status that it has then
 * @throws ServerError when the job itself ended with an error
 */
export async function runJob(
	api: ConstantContactV1Api,
	submit: () => Promise<IDataObject>,
	options: JobOptions,
): Promise<IDataObject> {
	const work = async () => {
		const job = await submit();
		const id = String(job.id);
		options.submitted?.(id);
		if (!options.wait) return taken(job);
		const last = await waitForEnd(api, id, options.waiting ?? {});
		if (!FINAL.includes(String(last.status))) {
			options.hint(
				`Activity ${id} was not complete within the time limit (status ${String(last.status)}). Look it up later with 'Get'.`,
			);
		}
		return last;
	};
	return await inTurn(api.uri(ACTIVITIES), work, api.stopSignal);
}

/** The answer to a new job has neither title nor content (API notes 4.4). */
function taken({ id, uri, updated, type, status }: IDataObject): IDataObject {
	return {
		id,
		uri,
		updated,
		...(type !== undefined && { type }),
		...(status !== undefined && { status }),
	};
}

async function waitForEnd(
	api: ConstantContactV1Api,
	id: string,
	{ checkEvery = 5, timeLimit = 30 }: WaitOptions,
): Promise<IDataObject> {
	const deadline = DateTime.now().plus({ minutes: timeLimit }).toMillis();
	const target = path`/activities/${id}`;
	for (;;) {
		const left = deadline - DateTime.now().toMillis();
		await wait(Math.min(checkEvery * 1000, left), api.stopSignal);
		const job = await api.get(target);
		if (job.status === 'ERROR') throw jobError(target, id, job);
		const over = DateTime.now().toMillis() >= deadline;
		if (over || FINAL.includes(String(job.status))) return job;
	}
}

function jobError(target: string, id: string, { errors }: IDataObject): ServerError {
	const rows = Array.isArray(errors) ? (errors as IDataObject[]) : [];
	const details = rows.map(({ email_address, message }) => ({
		path: String(email_address ?? ''),
		message: String(message ?? ''),
	}));
	return new ServerError(
		200,
		`GET ${target}`,
		`activity ${id} ended with the status ERROR`,
		details,
	);
}
