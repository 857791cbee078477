import { InputError } from '../../kit';
import { readLink, resolveBelow } from '../../constantContactShared/api/links';

const HOST = 'api.constantcontact.com';

/** Parameters that the credential adds, and that links must not repeat. */
const ACCESS = ['api_key', 'access_token'];

/**
 * Turns the `next_link` of a page into a target below the base URL, e.g. `/v2/contacts?next=abc` into `/contacts?next=abc`.
 *
 * The path is used unchanged, even if it isn't that of the list: the cursor determines the rest (V2 API 1.5).
 *
 * @throws TransportError if the link leads elsewhere
 */
export function resolveNext(link: string, request: string, baseUrl: string): string {
	const { path, url } = resolveBelow(link, '/v2', request, { host: HOST, baseUrl });
	return `${path}${buildQuery(url)}`;
}

/**
 * Turns the URL of an export's file into a target on the API's host.
 *
 * @throws InputError if the file is on another host
 */
export function resolveFile(link: string, baseUrl: string): string {
	const { url, isOwn } = readLink(link, { host: HOST, baseUrl });
	if (url !== undefined && isOwn) return `${url.pathname}${buildQuery(url)}`;
	throw new InputError(
		`The file of the activity is on another server (${url?.host ?? 'unreadable'})`,
		"For security, the credential isn't sent anywhere else. Download the file on the website of Constant Contact.",
	);
}

function buildQuery({ searchParams }: URL): string {
	for (const name of ACCESS) searchParams.delete(name);
	const query = searchParams.toString();
	return query === '' ? '' : `?${query}`;
}
