import { hasStatus, ServerError, toResult } from '../../kit';

const PERMISSION =
	'scheduling by API requires a permission that Constant Contact grants to an API key on request';

/**
 * Waits for a request about schedules.
 *
 * @throws ServerError that explains a 403: the API key needs a separate permission (V1 API 6.5)
 */
export async function explainPermission<Value>(request: Promise<Value>): Promise<Value> {
	const result = await toResult(request);
	if (result.ok) return result.value;
	const { error } = result;
	if (!hasStatus(error, 403)) throw error;
	throw new ServerError({
		status: error.status,
		request: error.request,
		serverMessage: error.serverMessage,
		details: [{ message: PERMISSION }],
	});
}
