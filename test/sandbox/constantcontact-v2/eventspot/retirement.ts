import type { ApiRequest } from '../../http';
import { badRequest } from '../errors';
import type { ConstantContactV2Options } from '../options';

const EVENTSPOT = '/v2/eventspot/';

/**
 * Rejects every request to EventSpot, whatever its method, path and parameters, as the service has done since June 2024 (V2 API
 * 2.8).
 * @throws ApiError 400 `http.status.gone`
 */
export function checkRetirement(
	{ path }: Pick<ApiRequest, 'path'>,
	{ eventsGone }: Pick<ConstantContactV2Options, 'eventsGone'>,
): void {
	if (eventsGone && path.startsWith(EVENTSPOT)) {
		throw badRequest('EventSpot has been retired.', 'http.status.gone');
	}
}
