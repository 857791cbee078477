import type { INodeParameters } from 'n8n-workflow';

import { InputError, isRecord } from '../kit';
import type { TriggerEvent } from './events';
import type { TriggerParams } from './fields';

/** Daily quota of an application key (V3 API 3). */
const DAILY_QUOTA = 10_000;

const MINUTES_PER_DAY = 1440;

/** What polls may take, unless the user allows more. */
const AFFORDABLE = DAILY_QUOTA / 2;

/** How many campaigns are followed by default. */
export const DEFAULT_CAMPAIGNS = 10;

/** Requests of a poll that finds nothing new. */
export function countRequestsPerPoll({
	event,
	trackingTypes = [],
	triggerOptions,
}: CostParams): number {
	if (event === 'contactUpdated') return 2;
	if (event !== 'trackingReceived') return 1;
	return 1 + (triggerOptions.maxCampaigns ?? DEFAULT_CAMPAIGNS) * trackingTypes.length;
}

type CostParams = { event: TriggerEvent } & Pick<TriggerParams, 'trackingTypes' | 'triggerOptions'>;

/**
 * @throws InputError if a day of polls takes more than half of the daily quota, unless the user allows it
 */
export function requireAffordable(params: CostParams, rawParameters: INodeParameters): void {
	if (params.triggerOptions.exceedQuota === true) return;
	const requests = countRequestsPerPoll(params);
	const perDay = countPollsPerDay(rawParameters.pollTimes) * requests;
	if (perDay <= AFFORDABLE) return;
	const interval = findAffordableInterval(requests);
	const fewer =
		params.event === 'trackingReceived' ? ", choose fewer 'Tracking Types' or 'Max Campaigns'" : '';
	throw new InputError(
		`A day of polls takes ${perDay} requests, more than half of a key's ${DAILY_QUOTA} per day`,
		`Poll ${interval} or less often under 'Poll Times'${fewer}, or turn on 'Use More Than Half of Quota' under 'Options'.`,
	);
}

/** The shortest interval of n8n's 'Every X' that is affordable. */
function findAffordableInterval(requests: number): string {
	for (const [unit, one, most] of UNITS) {
		for (let value = 1; value <= most; value++) {
			if (countPolls({ mode: 'everyX', value, unit }) * requests > AFFORDABLE) continue;
			return value === 1 ? `every ${one}` : `every ${value} ${unit}`;
		}
	}
	return 'every day';
}

/** Units of 'Every X', in the plural and in the singular, and the longest interval of each that is as long as it says. */
const UNITS = [
	['minutes', 'minute', 30],
	['hours', 'hour', 12],
] as const;

/** How often n8n polls on a day when all poll times apply. */
export function countPollsPerDay(pollTimes: unknown): number {
	const items = isRecord(pollTimes) && Array.isArray(pollTimes.item) ? pollTimes.item : [];
	// n8n's default is every minute.
	const times: unknown[] = pollTimes === undefined ? [{ mode: 'everyMinute' }] : items;
	return times.filter(isRecord).reduce((sum, time) => sum + countPolls(time), 0);
}

function countPolls({ mode, value, unit, cronExpression }: Record<string, unknown>): number {
	if (mode === 'everyMinute') return MINUTES_PER_DAY;
	if (mode === 'everyHour') return 24;
	if (mode === 'everyX') {
		// If the number is an expression, n8n evaluates it each time: the worst case is assumed.
		const every = Number(value) >= 1 ? Number(value) : 1;
		// n8n makes a cron expression of it, which begins anew with each hour or day: every 45 minutes is at :00 and :45.
		return unit === 'hours' ? Math.ceil(24 / every) : 24 * Math.ceil(60 / every);
	}
	return mode === 'custom' ? countCronPolls(cronExpression) : 1;
}

/** How often a cron expression applies in a day. It may begin with a field for seconds. */
function countCronPolls(expression: unknown): number {
	const fields = String(expression).trim().split(/\s+/);
	if (fields.length < 5) return MINUTES_PER_DAY;
	const [hours = '*', minutes = '*', seconds = '0'] = fields.slice(0, fields.length - 3).reverse();
	return countValues(seconds, 60) * countValues(minutes, 60) * countValues(hours, 24);
}

/** How many values, counting from 0, a field of a cron expression matches, e.g. two for `0,30`. */
function countValues(field: string, count: number): number {
	const named = new Set<number>();
	for (const part of field.split(',')) {
		const [, range = '*', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
		const [first, last = part.includes('/') ? count - 1 : first] =
			range === '*' ? [0, count - 1] : range.split('-').map(Number);
		for (let value = first ?? 0; value <= (last ?? 0); value += Math.max(1, Number(step))) {
			if (value >= 0 && value < count) named.add(value);
		}
	}
	// An unreadable field is taken to match all values.
	return named.size === 0 ? count : named.size;
}
