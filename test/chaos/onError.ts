import type { IDataObject } from 'n8n-workflow';

import { observe, type NodeSettings, type Observation, type Trial } from './experiment';

/** What can make a node fail before or at its first request. */
const FAILURES = {
	'credential without a secret': {
		settings: { credential: { token: '', apiKey: '', clientId: '' } },
	},
	'connection refused': { disturbance: { request: 1, lasting: true } },
	'status 400': {
		disturbance: {
			action: { kind: 'status' as const, status: 400 },
			request: 1,
			lasting: true,
		},
	},
} satisfies Record<
	string,
	{ settings?: NodeSettings; disturbance?: Parameters<typeof observe>[1] }
>;

/** The three values of *On Error*. */
const MODES = [false, 'continueRegularOutput', 'continueErrorOutput'] as const;

/** A failed run, and what is wrong with how n8n continues. */
export interface FailedRun {
	operation: string;
	mode: (typeof MODES)[number];
	failure: string;
	problem?: string;
}

/** Lets an operation fail in each way under each value of *On Error*, with three identical input items. */
export async function tryModes<State>(trial: Trial<State>): Promise<FailedRun[]> {
	const operation = `${trial.resource}.${trial.operation}`;
	const { requests } = await observe(trial);
	const runs: FailedRun[] = [];
	for (const [failure, told] of Object.entries(FAILURES)) {
		const { disturbance, settings } = told as {
			settings?: NodeSettings;
			disturbance?: Parameters<typeof observe>[1];
		};
		if (requests.length === 0 && disturbance !== undefined) continue;
		for (const mode of MODES) {
			const seen = await observe(trial, disturbance, {
				...settings,
				continueOnFail: mode,
				copies: 3,
				connection: { retries: 0 },
			});
			runs.push({ operation, mode, failure, problem: problemOf(seen, mode) });
		}
	}
	return runs;
}

function problemOf(seen: Observation, mode: FailedRun['mode']): string | undefined {
	const { error, json, errorJson } = seen;
	if (mode === false) {
		return error === undefined || json.length > 0 ? 'does not stop' : undefined;
	}
	if (error !== undefined) return `throws: ${error.message}`;
	const failed = mode === 'continueErrorOutput' ? errorJson : json;
	if (failed.length === 0) return 'hands on no error';
	if (!failed.every(hasError)) return 'hands on something else than errors';
	if (mode === 'continueErrorOutput' && json.length > 0) return 'hands its input on as if done';
	return undefined;
}

function hasError({ error }: IDataObject): boolean {
	return typeof error === 'string' && error.length > 10;
}
