import type { IDataObject } from 'n8n-workflow';

import type { DateTime } from '../../kit';
import type { ConstantContactApi, V3Query } from '../api/client';
import { CONTACTS } from '../contact/contacts';

/** Two clocks may differ, so those are looked at again who unsubscribed shortly before. */
const OVERLAP = { minutes: 5 };

/** An address as it is compared: without case, and with each letter written in one way. */
export function toComparable(email: string): string {
	return email.trim().normalize('NFC').toLowerCase();
}

/**
 * All who have unsubscribed, page by page.
 *
 * @param since only those who have done so after this time
 * @param query what else the contacts have in common, or have to bring
 */
export function listUnsubscribed(
	api: ConstantContactApi,
	since?: DateTime,
	query: V3Query = {},
): AsyncGenerator<IDataObject[]> {
	return api.pages(CONTACTS, 'contacts', {
		...query,
		status: 'unsubscribed',
		optout_after: since?.minus(OVERLAP).toUTC().toISO({ suppressMilliseconds: true }) ?? undefined,
		limit: 500,
	});
}

/**
 * Addresses of all who have unsubscribed, page by page.
 *
 * @param since only those who have done so after this time
 */
export async function* readUnsubscribed(
	api: ConstantContactApi,
	since?: DateTime,
): AsyncGenerator<string[]> {
	for await (const page of listUnsubscribed(api, since)) {
		yield page.flatMap(({ email_address: email }) => {
			const address = (email as IDataObject | undefined)?.address;
			return typeof address === 'string' ? [address.trim()] : [];
		});
	}
}
