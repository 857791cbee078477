import { table } from '../../scripts/docs/markdown';
import type { Elsewhere } from './elsewhere';
import type { Trial } from './experiment';
import { tryModes, type FailedRun } from './onError';
import { RETRY_FAULTS, tryRetries, type RepeatedRun, type RetryChoice } from './retries';
import { ChaosServer } from './server';
import {
	constantContactV1,
	constantContactV2,
	constantContactV3,
	contactHub,
	type Subject,
} from './subjects';

/** Number of operations tested at the same time. */
const LANES = 8;

/** The results for all operations with n8n's node settings. */
export interface SettingsFindings {
	failed: FailedRun[];
	repeated: RepeatedRun[];
}

/**
 * Tests *On Error* and *Retry On Fail* with every operation.
 *
 * @param elsewhere monitors where requests go, if given
 * @param node the node type's name; by default all nodes
 */
export async function trySettings(elsewhere?: Elsewhere, node?: string): Promise<SettingsFindings> {
	return {
		failed: await everyOperation(tryModes, { elsewhere, node }),
		repeated: await everyOperation(async (trial) => await tryRetries(trial), { elsewhere, node }),
	};
}

/**
 * Makes every operation of all nodes fail under each value of *On Error*.
 *
 * @param step 1 for every operation, 3 for every third
 */
export async function tryEveryMode(step = 1): Promise<FailedRun[]> {
	return await everyOperation(tryModes, { step });
}

/**
 * Makes n8n retry every operation of all nodes.
 *
 * @param step 1 for every operation, 3 for every third
 */
export async function tryEveryRetry(choice: RetryChoice, step = 1): Promise<RepeatedRun[]> {
	return await everyOperation(async (trial) => await tryRetries(trial, choice), { step });
}

/** Which operations are tested. */
interface Part {
	/** 1 for every operation, 3 for every third. */
	step?: number;
	node?: string;
	elsewhere?: Elsewhere;
}

async function everyOperation<Found>(
	look: <State>(trial: Trial<State>) => Promise<Found[]>,
	{ step = 1, node, elsewhere }: Part,
): Promise<Found[]> {
	const found: Found[] = [];
	const add = async <State>(subject: Subject<State>) => {
		if (node !== undefined && node !== subject.node) return;
		found.push(...(await operationsOf(subject, look, { step, elsewhere })));
	};
	await add(contactHub);
	await add(constantContactV1);
	await add(constantContactV2);
	await add(constantContactV3);
	return found;
}

async function operationsOf<State, Found>(
	subject: Subject<State>,
	look: (trial: Trial<State>) => Promise<Found[]>,
	{ step, elsewhere }: Part & { step: number },
): Promise<Found[]> {
	const names = subject.resources
		.flatMap(({ value: resource, operations }) =>
			operations.map(({ value }) => ({ resource, operation: value })),
		)
		.filter((_name, index) => index % step === 0);
	const found: Found[] = [];
	let next = 0;
	const lane = async (): Promise<void> => {
		for (let index = next++; index < names.length; index = next++) {
			const server = new ChaosServer(subject.create, index + 1);
			await server.start();
			elsewhere?.allow(server.url);
			found.push(...(await look({ subject, server, ...names[index]! })));
			await server.close();
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	return found;
}

/** What is wrong, one line per run. */
export function describeSettings({ failed, repeated }: SettingsFindings): string[] {
	return [
		...failed
			.filter(({ problem }) => problem !== undefined)
			.map(
				({ operation, failure, mode, problem }) =>
					`${operation}, ${failure}, ${nameOf(mode)}: ${problem}`,
			),
		...repeated
			.filter(({ problems }) => problems.length > 0)
			.map(
				({ operation, fault, request, mode, problems }) =>
					`${operation}, Retry On Fail, ${fault} at request ${request}, ${nameOf(mode)}: ${problems.join(', ')}`,
			),
	];
}

/** One row per fault. */
export function retriesTable({ repeated }: SettingsFindings): string {
	const rows = RETRY_FAULTS.map((fault) => {
		const runs = repeated.filter((run) => run.fault === fault);
		const count = (outcome: RepeatedRun['outcome']) =>
			String(runs.filter((run) => run.outcome === outcome).length);
		const problems = runs.filter((run) => run.problems.length > 0).length;
		return [fault, String(runs.length), count('success'), count('error'), String(problems)];
	});
	return table(['Fault', 'Runs', 'Success', 'Error', 'Problems'], rows);
}

/** One row per kind of failure. */
export function modesTable({ failed }: SettingsFindings): string {
	const kinds = [...new Set(failed.map(({ failure }) => failure))];
	const rows = kinds.map((failure) => {
		const runs = failed.filter((run) => run.failure === failure);
		const problems = runs.filter(({ problem }) => problem !== undefined).length;
		return [failure, String(runs.length), String(problems)];
	});
	return table(['Failure', 'Runs', 'Problems'], rows);
}

function nameOf(mode: FailedRun['mode']): string {
	return mode === false ? 'stopWorkflow' : mode;
}
