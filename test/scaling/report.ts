import { table } from '../../scripts/docs/markdown';
import { WINDOW_MS, type Figures } from './findings';
import type { TokenFigures, TokenPlan } from './tokens';
import { CALLS_AT_ONCE, type Plan } from './trial';

const WINDOW = `${WINDOW_MS / 1000} s`;

/** The figures of a trial as tables, in Markdown. */
export function figuresTables(plan: Plan, figures: Figures): string {
	return [
		table(['Setting', 'Value'], settingsRows(plan)),
		table(['Counted', 'Figure'], countRows(plan, figures)),
		table(
			['Worker', 'Executions begun', 'Requests', `Most requests in ${WINDOW}`],
			workerRows(figures),
		),
	].join('\n\n');
}

function settingsRows({
	executions,
	workers,
	concurrency,
	requestsPerSecond,
	latencyMs,
}: Plan): string[][] {
	return [
		['Calls of the webhook', executions],
		['Calls at the same time', CALLS_AT_ONCE],
		['Workers', workers],
		['Executions at the same time, of each worker', concurrency],
		["'Requests per Second' of the credential", requestsPerSecond],
		['Milliseconds that ContactHub takes for a response', latencyMs],
	].map((row) => row.map(String));
}

function countRows({ workers }: Plan, figures: Figures): string[][] {
	return [
		['Executions that n8n has', figures.executions],
		['Done', figures.done],
		['Shown as failed', figures.failed],
		['Calls that n8n refused without an execution', figures.turnedAway],
		['Calls with a successful response', figures.succeeded],
		['Customers written once', figures.once],
		['Customers written more than once', figures.twice],
		['Customers not written', figures.never],
		['Shown as failed, but written', figures.failedButWritten],
		["Requests that n8n's Retry of the failed ones sent", figures.sentByRetry],
		['Seconds from the kill until the last of them was shown as failed', figures.noticedAfter],
		[`Requests per second with ${workers} workers, on average`, figures.rateBefore],
		[`Requests per second with ${workers - 1}, on average`, figures.rateAfter],
		[`Most requests of all workers in ${WINDOW}`, figures.busiest],
		['Calls made again', figures.again],
		['Customers in the end', figures.stored],
	].map((row) => row.map(String));
}

function workerRows({ workers }: Figures): string[][] {
	return workers.map(({ name, executions, requests, busiest }, index) => [
		index === workers.length - 1 ? `${name}, killed` : name,
		...[executions, requests, busiest].map(String),
	]);
}

/** The results with tokens that expire all the time as a table, in Markdown. */
export function tokensTable(plan: TokenPlan, figures: TokenFigures): string {
	const rows = [
		['Calls of the webhook', plan.executions],
		['Records that each reads', plan.items],
		['Requests after which an access token expires', plan.requestsPerToken],
		...figures.begun.map(({ name, executions }) => [`Executions begun by ${name}`, executions]),
		['Calls that got all records', figures.done],
		['Records read', figures.read],
		['Requests refused because their token had expired', figures.expired],
		['Renewals, by both workers together', figures.renewals],
		['Renewals refused', figures.refusedRenewals],
		['Records of a call after the last token had expired', figures.afterwards],
		['Records of a call after the response to a renewal was lost', figures.afterLoss],
		['Records of a call once the account was connected again', figures.reconnected],
		['Records of a call after a renewal took twenty seconds', figures.afterSlowness],
	];
	return table(
		['Counted', 'Figure'],
		rows.map((row) => row.map(String)),
	);
}
