import { InputError, dateTime, required, type DateTime } from '../../kit';

/** When a campaign is to be sent. */
export const scheduledTimeField = required(
	dateTime({
		displayName: 'Scheduled Time',
		description: 'A time in the future, in the time zone of the workflow unless it has an offset',
	}),
);

/**
 * What the server does with a past time isn't documented (V1 API 6.5; V2 API 2.4); it might send at once.
 *
 * @throws InputError if the time is past by this machine's clock
 */
export function requireFuture(time: DateTime): void {
	if (time.toMillis() > Date.now()) return;
	throw new InputError(
		`'Scheduled Time' is ${time.toJSDate().toISOString()}, which is in the past`,
		'Use a time in the future. A time without an offset is in the time zone of the workflow.',
	);
}
