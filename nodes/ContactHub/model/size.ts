import { InputError } from '../../kit';

/** Maximum bytes of each part of a customer or an event (ContactHub API 1.5). */
const LARGEST_PART = 64 * 1024;

/**
 * Checks the size of a part of a record.
 *
 * @param part as it will be sent; undefined if the record lacks it
 * @throws InputError if it is larger than ContactHub accepts
 */
export function requireSize(part: unknown, label: string): void {
	if (part === undefined) return;
	const bytes = Buffer.byteLength(typeof part === 'string' ? part : JSON.stringify(part));
	if (bytes <= LARGEST_PART) return;
	throw new InputError(
		`'${label}' has ${bytes} bytes; the maximum is ${LARGEST_PART}`,
		'Shorten the values in it.',
	);
}
