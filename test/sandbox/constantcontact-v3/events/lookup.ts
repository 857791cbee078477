import type { Call } from '../api';
import { notFound } from '../errors';
import type { EventRecord } from './record';

/**
 * The event named in a path.
 * @throws ApiError 404
 */
export function eventOf({ account, params }: Call): EventRecord {
	const event = account.events.get(params.eventId!.toLowerCase());
	if (event === undefined) throw notFound(`The event ${params.eventId} was not found`);
	return event;
}

/**
 * The event whose track is named in a path.
 * @throws ApiError 404
 */
export function trackOf(call: Call): EventRecord {
	const event = eventOf(call);
	if (event.trackId === call.params.trackId) return event;
	throw notFound(`The track ${call.params.trackId} was not found`);
}
