import { createJsonDecoder, isRecord, listRecords, saysSomething, type ErrorBody } from '../../kit';
import { getAttributeLabel } from '../model/customerFields';

/** The value of a JSON response; undefined if its body is empty. */
export const readJson = createJsonDecoder(readErrorBody);

/**
 * Reads an error body: the documented one (`message`, `errors[]` with a JSON pointer, `data`) or a gateway's (`error`), see
 * ContactHub API 1.5.
 */
function readErrorBody(body: unknown): ErrorBody {
	if (!isRecord(body)) return { message: '', origin: 'elsewhere' };
	const message = [body.message, body.error].find(saysSomething) ?? '';
	const errors = listRecords(body.errors);
	const details = errors.map((error) => ({
		...(typeof error.path === 'string' && { path: toFieldName(error.path) }),
		message: saysSomething(error.message) ? error.message : 'not valid',
	}));
	// The framework in front of the service sends `status` and `error`; the service itself doesn't (ContactHub API 1.5).
	const isFramework = 'status' in body && 'error' in body;
	const origin = isFramework || !('message' in body) ? 'elsewhere' : 'service';
	return { message, details, data: body.data, origin };
}

/** The user-facing name of the position that an error gives as a JSON pointer, e.g. `/base/address/city`. */
function toFieldName(pointer: string): string {
	const path = pointer.replace(/^\//, '').replaceAll('/', '.');
	const label = getAttributeLabel(path);
	return label === path ? pointer : label;
}
