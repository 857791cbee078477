import { InputError, isRecord, path } from '../../kit';
import type { ConstantContactApi } from '../api/client';

/**
 * The path of an event's registrations: they belong to its track, which is read once for all items of a run.
 *
 * @param trackId the track, if the user chose one
 * @throws InputError if the event has no track
 */
export async function findRegistrationsPath(
	api: ConstantContactApi,
	event: string,
	trackId: string | undefined,
): Promise<string> {
	const track = trackId ?? (await readTrack(api, event));
	return path`/events/${event}/tracks/${track}/registrations`;
}

async function readTrack(api: ConstantContactApi, event: string): Promise<string> {
	return await api.readOnce(`track of ${event}`, async () => {
		const { default_track: track } = await api.get(path`/events/${event}`);
		const id = isRecord(track) ? track.track_id : undefined;
		if (typeof id === 'string' && id !== '') return id;
		throw new InputError(
			`The event ${event} has no track`,
			"Enter its ID under 'Options', 'Track ID': it is the end of the event's registration link.",
		);
	});
}
