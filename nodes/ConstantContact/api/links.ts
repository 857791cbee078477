import { resolveBelow } from '../../constantContactShared/api/links';

const HOST = 'api.cc.email';

/**
 * Turns a link in a response into a target below the base URL, e.g. `/v3/contacts?cursor=abc` into `/contacts?cursor=abc`.
 *
 * @throws TransportError if the link leads elsewhere
 */
export function resolveLink(link: string, request: string, baseUrl: string): string {
	const { path, url } = resolveBelow(link, '/v3', request, { host: HOST, baseUrl });
	return `${path}${url.search}`;
}
