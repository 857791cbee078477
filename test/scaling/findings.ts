import type { Execution } from './cluster';
import { isFailed, type Arrival, type Call, type Observation } from './trial';

/** Milliseconds of the window in which requests are counted. */
export const WINDOW_MS = 10_000;

/** The results of a worker. */
export interface WorkerFigures {
	name: string;
	executions: number;
	/** Requests that reached ContactHub. */
	requests: number;
	/** Maximum number within a window. */
	busiest: number;
}

/** The results of a trial. */
export interface Figures {
	executions: number;
	done: number;
	/** Those that n8n shows as failed. */
	failed: number;
	/** Calls that n8n refused without an execution: its caller knows that nothing was done. */
	turnedAway: number;
	/** Calls of the webhook that got a successful response. */
	succeeded: number;
	/** Number of customers by how many times they arrived, before any call was repeated. */
	once: number;
	twice: number;
	never: number;
	/** Shown as failed although ContactHub had carried them out: the worker was killed before it could report it. */
	failedButWritten: number;
	/** Seconds from the kill until the last of its executions was shown as failed. */
	noticedAfter: number;
	workers: WorkerFigures[];
	/** Maximum number of requests of all workers within a window. */
	busiest: number;
	/** Average requests per second: until the kill, and from there to the last response of a surviving worker. */
	rateBefore: number;
	rateAfter: number;
	sentByRetry: number;
	/** Repeated calls, and the customers that exist in the end. */
	again: number;
	stored: number;
	problems: string[];
}

const isWell = ({ status }: Call): boolean => status === 200;
const isDone = ({ status }: Execution): boolean => status === 'success';

/** The maximum number of these times within any window. */
export function busiestWindow(times: number[], windowMs: number): number {
	const sorted = [...times].sort((left, right) => left - right);
	let first = 0;
	let most = 0;
	for (const [last, time] of sorted.entries()) {
		while (time - (sorted[first] ?? time) >= windowMs) first++;
		most = Math.max(most, last - first + 1);
	}
	return most;
}

/** Counts of what must not occur in an observation; and of what did. */
export function figuresOf(observation: Observation): Figures {
	const { plan, calls, executions, arrivals, again, stored, killedAt } = observation;
	const counts = new Map<string, number>();
	for (const { key } of arrivals) counts.set(key, (counts.get(key) ?? 0) + 1);
	const arrived = ({ key }: Call): number => counts.get(key) ?? 0;
	const refused = calls.filter((call) => !isWell(call));
	const before = arrivals.filter(({ at }) => at <= killedAt);
	const figures = {
		executions: executions.length,
		done: executions.filter(isDone).length,
		failed: executions.filter(isFailed).length,
		turnedAway: plan.executions - executions.length,
		succeeded: calls.filter(isWell).length,
		once: calls.filter((call) => arrived(call) === 1).length,
		twice: calls.filter((call) => arrived(call) > 1).length,
		never: calls.filter((call) => arrived(call) === 0).length,
		failedButWritten: refused.filter((call) => arrived(call) > 0).length,
		noticedAfter: secondsBetween(killedAt, latest(refused.map(({ respondedAt }) => respondedAt))),
		workers: workersOf(observation),
		busiest: busiestWindow(timesOf(arrivals), WINDOW_MS),
		rateBefore: rate(before, observation.begunAt),
		rateAfter: rate(arrivals.slice(before.length), killedAt),
		sentByRetry: observation.sentByRetry,
		again: again.length,
		stored: new Set(stored).size,
	};
	const silent = calls.filter((call) => isWell(call) && arrived(call) === 0).length;
	const perWorker = allowedIn(WINDOW_MS, plan);
	return {
		...figures,
		problems: [
			...problem(silent, 'Calls with a successful response, but nothing arrived'),
			...problem(figures.twice, 'Customers that arrived more than once without being asked'),
			...problem(
				Math.max(0, figures.turnedAway - refused.length + figures.failed),
				'Executions that n8n does not have, though their calls were not refused',
			),
			...problem(
				figures.executions - figures.done - figures.failed,
				'Executions that are neither done nor shown as failed',
			),
			...problem(
				figures.done - figures.succeeded,
				'Executions that are done, but whose calls were not told',
			),
			...problem(figures.failed === 0 ? 1 : 0, 'Kills that interrupted nothing'),
			...problem(
				figures.workers.filter(({ requests }) => requests === 0).length,
				'Workers that did nothing',
			),
			...problem(
				figures.workers.filter(({ busiest }) => busiest > perWorker).length,
				'Workers that sent more requests than the option allows',
			),
			...problem(
				Math.max(0, figures.busiest - perWorker * plan.workers),
				'Requests beyond what the option allows to all workers',
			),
			...problem(
				again.filter((call) => !isWell(call)).length,
				'Calls that were refused the second time as well',
			),
			...problem(plan.executions - figures.stored, 'Customers that are missing in the end'),
			...problem(stored.length - figures.stored, 'Customers that are there twice in the end'),
		],
	};
}

/**
 * How many requests of a worker may arrive within a window. Its limiter spaces them evenly; but one that a busy machine sent late
 * can fall into the window of others, and no more than the worker's concurrent executions can wait at a time.
 */
function allowedIn(windowMs: number, { requestsPerSecond, concurrency }: Observation['plan']) {
	return (windowMs / 1000) * requestsPerSecond + 1 + concurrency;
}

function workersOf({ begunBy, arrivals }: Observation): WorkerFigures[] {
	return begunBy.map(({ name, executions }) => {
		const own = new Set(executions);
		const sent = arrivals.filter(({ execution }) => own.has(execution));
		return {
			name,
			executions: own.size,
			requests: sent.length,
			busiest: busiestWindow(timesOf(sent), WINDOW_MS),
		};
	});
}

function timesOf(arrivals: Arrival[]): number[] {
	return arrivals.map(({ at }) => at);
}

function latest(times: number[]): number {
	return Math.max(0, ...times);
}

function secondsBetween(from: number, to: number): number {
	return Math.max(0, Math.round((to - from) / 1000));
}

function rate(arrivals: Arrival[], from: number): number {
	const seconds = (latest(timesOf(arrivals)) - from) / 1000;
	return seconds > 0 ? Math.round((10 * arrivals.length) / seconds) / 10 : 0;
}

/** What must not exist, and how many times it does. */
function problem(count: number, what: string): string[] {
	return count === 0 ? [] : [`${what}: ${count}`];
}
