import { InputError, TransportError } from '../kit';

/** Host of the API; answers name it whatever the credential's Base URL is. */
const HOST = 'api.constantcontact.com';

/** A made-up host against which relative links are resolved. */
const NOWHERE = 'http://relative.invalid';

/** What the credential adds itself, and what links must not repeat. */
const ACCESS = ['api_key', 'access_token'];

/**
 * Turns the `next_link` of a page into a target below the base URL, e.g. `/v2/contacts?next=abc` into `/contacts?next=abc`.
 *
 * The path counts as it stands, even where it isn't that of the list: the cursor knows the rest (V2 API 1.5). Only path and
 * query are kept, so the credential goes nowhere but to the configured host.
 *
 * @throws TransportError when the link leads elsewhere
 */
export function resolveNext(link: string, request: string, baseUrl: string): string {
	const url = parse(link);
	const at = url === undefined ? -1 : `${url.pathname}/`.indexOf('/v2/');
	if (url === undefined || at < 0 || !isOwnHost(url, baseUrl)) {
		const seen = `the list goes on at another address (${url?.host ?? 'unreadable'})`;
		throw new TransportError('redirected', request, seen, false);
	}
	return `${url.pathname.slice(at + '/v2'.length)}${queryOf(url)}`;
}

/**
 * Turns the URL of an export's file into a target on the API's host.
 *
 * @throws InputError when the file lies on another host
 */
export function resolveFile(link: string, baseUrl: string): string {
	const url = parse(link);
	if (url !== undefined && isOwnHost(url, baseUrl)) return `${url.pathname}${queryOf(url)}`;
	throw new InputError(
		`The file of the activity lies on another server (${url?.host ?? 'unreadable'})`,
		'For safety the credential is sent nowhere else. Download the file on the website of Constant Contact.',
	);
}

function parse(link: string): URL | undefined {
	return URL.canParse(link.trim(), NOWHERE) ? new URL(link.trim(), NOWHERE) : undefined;
}

function isOwnHost(url: URL, baseUrl: string): boolean {
	return [HOST, new URL(NOWHERE).host, new URL(baseUrl).host].includes(url.host);
}

function queryOf({ searchParams }: URL): string {
	for (const name of ACCESS) searchParams.delete(name);
	const query = searchParams.toString();
	return query === '' ? '' : `?${query}`;
}
