import { InputError, path } from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import type { ConstantContactApi } from '../api/client';

/** Path of the account's email addresses. */
export const EMAILS = path`/account/emails`;

/** Domains whose senders the service rewrites to an address of its own (V3 pitfalls 25). */
const FREE_MAIL =
	/@(?:gmail|googlemail|yahoo|ymail|aol|hotmail|outlook|live|icloud|me|gmx|web)\.\w+(?:\.\w+)?$/;

/**
 * Checks the senders of an email before it is created. The account's addresses are read once for all items of a run.
 *
 * @throws InputError naming the address that the account hasn't confirmed
 */
export async function checkSenders(
	api: ConstantContactApi,
	senders: Array<[label: string, address: string | undefined]>,
	hint: (text: string) => void,
): Promise<void> {
	const given = senders.flatMap(([label, address]) =>
		address === undefined ? [] : [{ label, email: readEmail(address, label) }],
	);
	if (given.length === 0) return;
	const query = { confirm_status: 'CONFIRMED' };
	const confirmed = await api.readOnce('senders', async () => {
		const addresses = await api.list(EMAILS, query);
		return addresses.map(({ email_address: address }) => String(address).toLowerCase());
	});
	for (const { label, email } of given) {
		if (!confirmed.includes(email)) {
			throw new InputError(
				`'${label}' is ${email}, which isn't a confirmed email address of the account`,
				`Use one of: ${confirmed.join(', ') || 'none is confirmed yet'}. 'Email Address: Create' adds another one, which its owner must confirm.`,
			);
		}
		if (FREE_MAIL.test(email)) {
			hint(
				`Recipients may see a sender other than ${email}: Constant Contact replaces addresses of free email services with one of its own`,
			);
		}
	}
}
