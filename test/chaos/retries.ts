import type { FaultAction } from '../sandbox';
import { observe, type NodeSettings, type Observation, type Trial } from './experiment';
import { wroteTwice } from './judge';

/** A fault that affects one request, once. */
const FAULTS: Record<string, FaultAction> = {
	'Status 423': { kind: 'status', status: 423 },
	'Status 503': { kind: 'status', status: 503 },
	'Reset before the request': { kind: 'resetBefore' },
	'Reset after the request': { kind: 'resetAfter' },
	'Body cut in half': { kind: 'truncateJson' },
};

/** Faults after which the server has carried out the request. */
const CARRIED_OUT = ['Reset after the request', 'Body cut in half'];

/** Names of all faults. */
export const RETRY_FAULTS = Object.keys(FAULTS);

const MODES = [false, 'continueRegularOutput', 'continueErrorOutput'] as const;

/** Maximum number of requests of an operation that are disturbed in turn: three items with three requests each. */
const MOST_REQUESTS = 9;

/** A run that n8n retried, and what is wrong with it. */
export interface RepeatedRun {
	operation: string;
	fault: string;
	request: number;
	mode: (typeof MODES)[number];
	outcome: 'success' | 'error';
	problems: string[];
}

/** A part of all combinations. */
export interface RetryChoice {
	faults?: string[];
	modes?: Array<(typeof MODES)[number]>;
}

/**
 * Runs an operation for three items with *Retry On Fail* under each fault in turn, at each request: nothing may be done twice,
 * and the final output must be that of an undisturbed run, or an error that names what is unknown.
 */
export async function tryRetries<State>(
	trial: Trial<State>,
	{ faults = RETRY_FAULTS, modes = [...MODES] }: RetryChoice = {},
): Promise<RepeatedRun[]> {
	const operation = `${trial.resource}.${trial.operation}`;
	const inOrder = { connection: { maxConcurrentRequests: 1, retries: 0 } };
	const three = await observe(trial, undefined, { ...inOrder, copies: 3 });
	// Deletions, and creations with a name, can't be done three times.
	const copies = three.error === undefined ? 3 : 1;
	const undisturbed = copies === 3 ? three : await observe(trial, undefined, inOrder);
	const runs: RepeatedRun[] = [];
	const { exceptions = [] } = trial.subject.scenarios[trial.resource]?.[trial.operation] ?? {};
	const mayWriteTwice = exceptions.some(({ problem }) => problem === 'writes carried out twice');
	const last = Math.min(undisturbed.requests.length, MOST_REQUESTS);
	for (let request = 1; request <= last; request++) {
		for (const fault of faults) {
			for (const mode of modes) {
				const settings: NodeSettings = {
					...inOrder,
					copies,
					continueOnFail: mode,
					retryOnFail: { maxTries: 3, waitBetweenTries: 1 },
				};
				const action = FAULTS[fault] as FaultAction;
				const seen = await observe(trial, { action, request, lasting: false }, settings);
				if (seen.hits === 0) continue;
				const failed = errorsOf(seen);
				runs.push({
					operation,
					fault,
					request,
					mode,
					outcome: failed.length > 0 ? 'error' : 'success',
					problems: problemsOf(seen, undisturbed, failed, { fault, request, mode, mayWriteTwice }),
				});
			}
		}
	}
	return runs;
}

function errorsOf({ error, json, errorJson }: Observation): string[] {
	const items = [...json, ...errorJson].flatMap((item) =>
		typeof item.error === 'string' ? [item.error] : [],
	);
	return error === undefined ? items : [`${error.message} ${error.description}`, ...items];
}

function problemsOf(
	seen: Observation,
	undisturbed: Observation,
	failed: string[],
	{
		fault,
		request,
		mode,
		mayWriteTwice,
	}: Pick<RepeatedRun, 'fault' | 'request' | 'mode'> & { mayWriteTwice: boolean },
): string[] {
	const problems: string[] = [];
	const disturbed = seen.requests[request - 1] ?? '';
	if (seen.hung) problems.push('hangs');
	if (seen.secrets.length > 0) problems.push('tells a secret');
	// A write that the API rejects counts as carried out if nobody saw the response.
	const isRefused = (undisturbed.statuses[request - 1] ?? 0) >= 400;
	if (!isRefused && !mayWriteTwice && wroteTwice(seen, undisturbed)) {
		problems.push('writes twice');
	}
	if (failed.length > 0) {
		const isPost = disturbed.startsWith('POST ');
		const isNamed = failed.some((text) =>
			/may have (?:been )?carried out|was uploaded|Partly carried out/i.test(text),
		);
		// What changes nothing the second time doesn't need to be checked first.
		if (isPost && !isRefused && !mayWriteTwice && CARRIED_OUT.includes(fault) && !isNamed)
			problems.push('does not name it');
		return problems;
	}
	if (seen.state !== undisturbed.state) problems.push('leaves another state');
	const readsItsOwn = findsItsOwn(undisturbed, request, fault);
	// With Continue, an item may be processed after later ones, and find what they have written; the end of a text file isn't
	// marked.
	const isAlike = mode === false && fault !== 'Body cut in half';
	if (isAlike && !readsItsOwn && seen.output !== undisturbed.output)
		problems.push('gives another output');
	return problems;
}

/**
 * An operation that reads before writing finds in the next try what the previous one has written: it was carried out, but a later
 * request failed. One that checks for a record updates the one it created itself, and says so; one that deletes finds nothing
 * more to delete.
 */
function findsItsOwn({ requests }: Observation, request: number, fault: string): boolean {
	const isRead = (line = '') => line.startsWith('GET ');
	const isPost = (line = '') => line.startsWith('POST ');
	const disturbed = requests[request - 1];
	const looksFirst = isRead(requests[0]);
	const written = requests.slice(0, request - 1).filter((line) => !isRead(line));
	if (isRead(disturbed)) return written.length > 0 && (looksFirst || !written.some(isPost));
	return CARRIED_OUT.includes(fault) && (looksFirst || !isPost(disturbed));
}
