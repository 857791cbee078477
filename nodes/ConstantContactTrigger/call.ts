import type { FeedCall } from '../kit';
import type { ConstantContactApi } from '../ConstantContact/api/client';
import type { TriggerParams } from './fields';

/** What the feeds of this trigger are read with. */
export type TriggerFeedCall = FeedCall<ConstantContactApi, TriggerParams>;

/** How late a record may show up, in milliseconds. */
export function getOverlap({ params }: Pick<TriggerFeedCall, 'params'>): number {
	return (params.triggerOptions.overlap ?? 5) * 60_000;
}

/** A time of the API, in epoch milliseconds; NaN where there is none that can be read. */
export function parseTime(value: unknown): number {
	return typeof value === 'string' ? Date.parse(value) : NaN;
}
