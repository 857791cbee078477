import { splitWords, emptyError, InputError, required, show, text, type Field } from '../../kit';
import { readEmail } from '../contactForm/values';

/**
 * Email addresses in lower case; at least one. An expression may return an array.
 *
 * @param description whose addresses they are
 * @param most the maximum number of addresses
 */
export function emailAddressesField(description: string, most = Infinity): Field<string[]> {
	const anyAddresses = required(
		text({
			displayName: 'Email Addresses',
			placeholder: 'e.g. name@email.com, other@email.com',
			description,
		}),
	);
	return {
		...anyAddresses,
		read(raw, context) {
			const { label } = context;
			const entries = Array.isArray(raw) ? raw : splitWords(anyAddresses.read(raw, context));
			const texts = entries.map((entry: unknown) => {
				if (entry === null) return '';
				if (typeof entry === 'string') return entry.trim();
				throw new InputError(
					`'${label}' contains ${show(entry)}`,
					'Enter email addresses as text.',
				);
			});
			const given = texts.filter((entry) => entry !== '').map((entry) => readEmail(entry, label));
			const emails = [...new Set(given)];
			if (emails.length === 0) {
				throw emptyError(context, `Fill in '${label}'.`);
			}
			if (emails.length <= most) return emails;
			throw new InputError(
				`'${label}' contains ${emails.length} addresses; the maximum is ${most}`,
				'Leave some out.',
			);
		},
	};
}
