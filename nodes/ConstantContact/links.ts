import { TransportError } from '../kit';

/** Host of the API; a link may name it whatever the credential's Base URL is. */
const HOST = 'api.cc.email';

/** A made-up host against which relative links are resolved. */
const NOWHERE = 'http://relative.invalid';

/**
 * Turns a link of a response into a target below the base URL, e.g. `/v3/contacts?cursor=abc` into `/contacts?cursor=abc`. Only path
 * and query are kept, so the token goes nowhere but to the configured host.
 *
 * @throws TransportError when the link leads elsewhere
 */
export function resolveLink(link: string, request: string, baseUrl: string): string {
	const url = URL.canParse(link.trim(), NOWHERE) ? new URL(link.trim(), NOWHERE) : undefined;
	const at = url === undefined ? -1 : `${url.pathname}/`.indexOf('/v3/');
	const isOwn =
		url !== undefined && [HOST, new URL(NOWHERE).host, new URL(baseUrl).host].includes(url.host);
	if (at < 0 || !isOwn) {
		const seen = `the list goes on at another address (${url?.host ?? 'unreadable'})`;
		throw new TransportError('redirected', request, seen, false);
	}
	return `${url.pathname.slice(at + '/v3'.length)}${url.search}`;
}
