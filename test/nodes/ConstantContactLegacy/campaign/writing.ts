import type { LogEntry } from '../../../sandbox';

/** The start of all URIs. */
export const BASE = 'http://api.constantcontact.com/ws/customers/joesflowers';

/** The element inside the content of the entry in a request. */
export function payloadOf(entry: LogEntry | undefined): string {
	const [, payload] =
		/<content type="application\/vnd\.ctct\+xml">(.*)<\/content>/s.exec(String(entry?.body)) ?? [];
	return payload ?? '';
}

/** An address of the account, as referenced by a campaign. */
export function sender(element: string, id: number): string {
	return `<${element}><Email id="${BASE}/settings/emailaddresses/${id}"></Email></${element}>`;
}
