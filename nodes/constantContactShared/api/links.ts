import { TransportError } from '../../kit';

/** A placeholder host for resolving relative links. */
const NOWHERE = 'http://relative.invalid';

/** Where the links of an API may lead. */
interface LinkRules {
	/** Host of the API; a link may contain it, whatever the credential's Base URL is. */
	host: string;
	baseUrl: string;
}

/**
 * A link in a response, relative or absolute.
 *
 * @returns its address, undefined if it is unreadable, and whether it stays on the API's own host
 */
export function readLink(
	link: string,
	{ host, baseUrl }: LinkRules,
): { url: URL | undefined; isOwn: boolean } {
	const url = URL.canParse(link.trim(), NOWHERE) ? new URL(link.trim(), NOWHERE) : undefined;
	const own = [host, new URL(NOWHERE).host, new URL(baseUrl).host];
	return { url, isOwn: url !== undefined && own.includes(url.host) };
}

/**
 * The address of a further page, and its path below the base URL. Only path and query may be used, so that the credential is sent
 * only to the configured host.
 *
 * @param root of the API, e.g. `/v3`
 * @throws TransportError if the link leads elsewhere
 */
export function resolveBelow(
	link: string,
	root: string,
	request: string,
	rules: LinkRules,
): { path: string; url: URL } {
	const { url, isOwn } = readLink(link, rules);
	const at = url === undefined ? -1 : `${url.pathname}/`.indexOf(`${root}/`);
	if (url === undefined || at < 0 || !isOwn) {
		const seen = `the list continues at another address (${url?.host ?? 'unreadable'})`;
		throw new TransportError('redirected', request, seen, false);
	}
	return { path: url.pathname.slice(at + root.length), url };
}
