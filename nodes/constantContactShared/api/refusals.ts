import { ServerError } from '../../kit';

/** Whether an error says that this part of the API was switched off, as EventSpot was (V2 API 2.8). */
export function isGone(error: unknown): boolean {
	return (
		error instanceof ServerError &&
		(error.status === 410 || error.serverMessage.includes('http.status.gone'))
	);
}
