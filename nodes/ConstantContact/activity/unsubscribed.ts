import type { IDataObject } from 'n8n-workflow';

import type { DateTime } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import type { V3Query } from '../api/query';
import { CONTACTS, getAddress, isDeleted, isUnsubscribed } from '../contact/contacts';

/** Clocks may differ, so contacts who unsubscribed shortly before are checked again. */
const OVERLAP = { minutes: 5 };

/** An address in normalized form, for comparison: lower case, with one encoding per letter. */
export function toComparable(email: string): string {
	return email.trim().normalize('NFC').toLowerCase();
}

/**
 * All unsubscribed contacts, page by page.
 *
 * @param since only those who unsubscribed after this time
 * @param query further filters and properties
 */
export function listUnsubscribed(
	api: ConstantContactApi,
	since?: DateTime,
	query: V3Query = {},
): AsyncGenerator<IDataObject[]> {
	const whole = {
		status: 'unsubscribed',
		...query,
		optout_after: since?.minus(OVERLAP).toUTC().toISO({ suppressMilliseconds: true }) ?? undefined,
		limit: 500,
	};
	return api.pages(CONTACTS, 'contacts', whole, Infinity);
}

/** Deleted contacts keep their permission but have another status, and an import restores them (V3 API 4). */
const WITH_DELETED: V3Query = { status: ['unsubscribed', 'deleted'] };

/**
 * The addresses of all unsubscribed contacts, including those deleted later, page by page.
 *
 * @param since only those who unsubscribed after this time
 */
export async function* readUnsubscribed(
	api: ConstantContactApi,
	since?: DateTime,
): AsyncGenerator<string[]> {
	for await (const page of listUnsubscribed(api, since, WITH_DELETED)) {
		// All others were listed because they have unsubscribed.
		yield page.filter((contact) => !isDeleted(contact) || isUnsubscribed(contact)).map(getAddress);
	}
}
