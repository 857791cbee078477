import { AddressIndex } from '../../constantContactShared/bulk/addressIndex';
import type { ConstantContactApi } from '../api/client';
import { CONTACTS, getAddress } from '../contact/contacts';

/** Whether the last row with an address has an SMS number. */
const WITHOUT = 0;
const WITH = 1;

/**
 * Which rows of an import have an SMS number: an import sets the permission for text messages, and might overwrite that somebody has
 * opted out of them.
 */
export class SmsRows {
	private readonly addresses = new AddressIndex();

	private hasNumbers = false;

	/** Notes a row, in the order in which rows replace each other. */
	add(columns: string[], values: string[]): void {
		const at = columns.indexOf('sms_number');
		if (at < 0 && !this.hasNumbers) return;
		const hasNumber = (values[at] ?? '') !== '';
		this.hasNumbers ||= hasNumber;
		if (!this.hasNumbers) return;
		const email = values[columns.indexOf('email')] ?? '';
		this.addresses.set(email, hasNumber ? WITH : WITHOUT);
	}

	/** The addresses of people who have opted out of text messages and whose row has a number, page by page. */
	async *readUnsubscribed(api: ConstantContactApi): AsyncGenerator<string[]> {
		if (!this.hasNumbers) return;
		const query = { status: 'all', sms_status: 'unsubscribed', limit: 500 };
		for await (const page of api.pages(CONTACTS, 'contacts', query, Infinity)) {
			yield page.map(getAddress).filter((email) => this.addresses.get(email) === WITH);
		}
	}
}
