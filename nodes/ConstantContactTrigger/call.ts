import type { FeedCall } from '../kit';
import type { ConstantContactApi } from '../ConstantContact/api/client';
import type { TriggerParams } from './fields';

/** The context for reading the feeds of this trigger. */
export type TriggerFeedCall = FeedCall<ConstantContactApi, TriggerParams>;

/** The maximum delay before a record shows up, in milliseconds. */
export function getOverlap({ params }: Pick<TriggerFeedCall, 'params'>): number {
	return (params.triggerOptions.overlap ?? 5) * 60_000;
}

/** A time from the API, in epoch milliseconds; NaN if it is missing or unreadable. */
export function parseTime(value: unknown): number {
	return typeof value === 'string' ? Date.parse(value) : NaN;
}
