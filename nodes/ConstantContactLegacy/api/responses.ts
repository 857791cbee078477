import {
	TransportError,
	XmlError,
	findChild,
	emptyResponseError,
	parseXml,
	serverError,
	unreadableResponseError,
	type HttpResponse,
	type Origin,
} from '../../kit';
import { NOT_TODAY } from '../../constantContactShared/api/errorEntries';

/** Maximum length of the error page text shown in a message. */
const LONGEST = 300;

const WEB_PAGE = /^\s*(<!doctype html|<html)/i;

/** How the service's own documents begin. */
const IS_ATOM = /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:\w+:)?(?:feed|entry|service)[\s>]/;

const PAGE_INSTEAD = 'the server sent a web page instead of data';

/**
 * The text of a successful response.
 *
 * @throws ServerError if the status is an error; too many requests count as 429, whatever the status (V1 API 1.9)
 * @throws TransportError if the server redirects
 */
export function readText(response: HttpResponse): string {
	const { status, request, body } = response;
	if (status >= 400) {
		const { own, message = extractErrorText(body) } = withThrottleStatus(response);
		throw serverError(own, { message, origin: detectOrigin(body) });
	}
	if (status >= 300) {
		const seen = 'the server redirected to another address';
		throw new TransportError('redirected', request, seen, false);
	}
	return body;
}

/**
 * Reads a response of which only the status matters.
 *
 * @throws TransportError if it is a web page: during a downtime, every call returned a web page with status 200 and did nothing
 * (V1 API 1.8)
 */
export function readNothing(response: HttpResponse): void {
	if (!WEB_PAGE.test(readText(response))) return;
	throw unreadableResponseError(response, PAGE_INSTEAD);
}

/**
 * The text of a downloaded file, without a byte order mark.
 *
 * @throws TransportError if it is a web page or XML, as during a downtime (V1 API 1.8), or empty: an export without contacts
 * still has its header
 */
export function readFile(response: HttpResponse): string {
	const text = readText(response).replace(/^\ufeff/, '');
	const isOther = /^\s*<(!doctype|html|\?xml)/i.test(text);
	if (!isOther && text !== '') return text;
	const seen = `${isOther ? 'a web page or XML' : 'an empty response'} was sent instead of the file`;
	throw unreadableResponseError(response, seen);
}

/**
 * Reads an XML response.
 *
 * @throws TransportError if it isn't XML of the expected kind: during a downtime, every call returned a web page with status
 * 200 (V1 API 1.8)
 */
export function readXml<Value>(response: HttpResponse, read: (text: string) => Value): Value {
	const text = readText(response);
	if (text.trim() === '') throw emptyResponseError(response);
	try {
		return read(text);
	} catch (error) {
		const seen = describeUnreadable(text, error);
		const problem = IS_ATOM.test(text) ? 'damaged' : 'unreadable';
		return throwError(new TransportError(problem, response.request, seen, response.mayHaveActed));
	}
}

function throwError(error: Error): never {
	throw error;
}

function describeUnreadable(text: string, error: unknown): string {
	if (WEB_PAGE.test(text)) return PAGE_INSTEAD;
	const problem = error instanceof XmlError ? error.message : String(error);
	return `the XML of the response can't be read (${problem})`;
}

/** How Mashery, the gateway in front of the API, says that the rate per second or the daily quota is exceeded. */
const OVER_RATE_PER_SECOND = /over[._\s]?qps/i;
const OVER_DAILY_QUOTA = /(?:authorized|developer)[._\s]over[._\s]?rate/i;

/** Mashery returns 403 for both. */
function withThrottleStatus(response: HttpResponse): { own: HttpResponse; message?: string } {
	const { headers, body } = response;
	const code = headers['x-mashery-error-code'] ?? '';
	const said = `${code} ${body.slice(0, 2000)}`;
	if (OVER_DAILY_QUOTA.test(said)) {
		const own = { ...response, status: 429, headers: { ...headers, ...NOT_TODAY } };
		const words = extractErrorText(body);
		return { own, message: OVER_DAILY_QUOTA.test(words) ? words : code };
	}
	if (!OVER_RATE_PER_SECOND.test(said)) return { own: response };
	return { own: { ...response, status: 429 }, message: 'too many requests per second' };
}

/**
 * The message of an error body, in one line: error bodies are web pages from two servers, a line of text, or XML with a `message`
 * (V1 API 1.8).
 */
export function extractErrorText(body: string): string {
	const text = extractXmlMessage(body) ?? extractPageMessage(body) ?? removeTags(body);
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST - 3)}...` : line;
}

/** Who wrote an error body: the service responds with JBoss pages, XML, or a line of text (V1 API 1.8). */
function detectOrigin(body: string): Origin {
	if (/JBoss|HTTP Status \d{3}|over[._\s]?qps|over[._\s]rate/i.test(body.slice(0, 4000)))
		return 'service';
	if (/^\s*[{[]/.test(body) || WEB_PAGE.test(body)) return 'elsewhere';
	return extractXmlMessage(body) === undefined ? 'unknown' : 'service';
}

function extractXmlMessage(body: string): string | undefined {
	if (!/^\s*<(?!html|!doctype html)/i.test(body)) return undefined;
	try {
		const root = parseXml(body);
		return (root.name === 'message' ? root : findChild(root, 'message'))?.text;
	} catch {
		return undefined;
	}
}

/** JBoss shows `<b>message</b> <u>what went wrong</u>`. */
function extractPageMessage(body: string): string | undefined {
	const [, message] = /<b>message<\/b>\s*<u>([^<]{1,1000})<\/u>/i.exec(body) ?? [];
	return message;
}

function removeTags(body: string): string {
	const [, paragraph] = /<p>([^<]{1,1000})/i.exec(body) ?? [];
	return paragraph ?? body.slice(0, 4000).replace(/<[^>]{0,500}>/g, ' ');
}
