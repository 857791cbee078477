import { unreadableResponseError, type HttpResponse } from '../../kit';

/**
 * The text of the file of an export, without a byte order mark.
 *
 * @throws TransportError if the response is a web page or empty: an export without contacts still has its header
 */
export function readFileText(response: HttpResponse): string {
	const { body } = response;
	const isPage = /^\s*<(!doctype|html)/i.test(body);
	if (!isPage && body !== '') return body.replace(/^\ufeff/, '');
	const seen = isPage ? 'a web page' : 'an empty response';
	throw unreadableResponseError(response, `${seen} was sent instead of the file`);
}
