import type { LogEntry } from '../../../sandbox';

/** Where URIs begin. */
export const BASE = 'http://api.constantcontact.com/ws/customers/joesflowers';

/** The element inside the content of the entry that a request carried. */
export function payloadOf(entry: LogEntry | undefined): string {
	const [, payload] =
		/<content type="application\/vnd\.ctct\+xml">(.*)<\/content>/s.exec(String(entry?.body)) ?? [];
	return payload ?? '';
}

/** An address of the account, as a campaign names it. */
export function sender(element: string, id: number): string {
	return `<${element}><Email id="${BASE}/settings/emailaddresses/${id}"></Email></${element}>`;
}
