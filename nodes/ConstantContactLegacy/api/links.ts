import { brokenLinkError, TransportError } from '../../kit';

/** Host of the service; URIs and some links contain it, whatever the credential's Base URL is. */
const HOST = 'api.constantcontact.com';

/** A placeholder host for resolving relative links. */
const NOWHERE = 'http://relative.invalid';

/**
 * Turns a `next` link into a target below the account.
 *
 * Links are relative to the server, to the document, or absolute with http (V1 API 1.7). Only path and query are kept, so the
 * credential is sent only to the configured host. A user name that is an email address may be written with its @ unescaped.
 *
 * @param href the link as given in the feed
 * @param current target of the page with the link, e.g. `/contacts?next=a`
 * @param account path of the account, e.g. `/customers/joe`
 * @throws TransportError if the link leads to another host, another account, or nowhere
 */
export function resolveNext(href: string, current: string, account: string): string {
	const request = `GET ${current.split('?')[0]}`;
	if (href.trim() === '') throw brokenLinkError(request);
	const base = `${NOWHERE}${account}${current}`;
	const url = URL.canParse(href.trim(), base) ? new URL(href.trim(), base) : undefined;
	const known = url !== undefined && [HOST, new URL(NOWHERE).host].includes(url.host);
	const path = known ? url.pathname.replaceAll('@', '%40') : '';
	const at = path.indexOf(`${account}/`);
	if (url === undefined || at < 0) {
		const seen = `the list continues at another address (${url?.host ?? 'unreadable'})`;
		throw new TransportError('redirected', request, seen, false);
	}
	return `${path.slice(at + account.length)}${url.search}`;
}
