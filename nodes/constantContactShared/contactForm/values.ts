import {
	formatCount,
	InputError,
	isXmlText,
	findEmailProblem,
	readPlainText,
	removeFormulaMark,
	formatNumber,
	toEmail,
} from '../../kit';
import type { ContactFieldKind, FormField } from './fields';
import { isCountryCode, findState } from './places';

/** Kinds of email that a contact can prefer. */
export const EMAIL_TYPES = ['HTML', 'Text'] as const;

/**
 * Converts a user's value for a field to what the service accepts: codes and addresses in the case that it requires (V1 API 2.4).
 *
 * @throws InputError naming the field, and the limit if there is one
 */
export function readContactValue(raw: unknown, field: FormField): string {
	if (!['string', 'number', 'boolean'].includes(typeof raw)) {
		throw new InputError(`'${field.label}' isn't text`, 'Enter a text.');
	}
	const text =
		typeof raw === 'number'
			? formatNumber(raw, field.label)
			: readPlainText(String(raw), field.label);
	const value = READERS[field.kind](text, field.label);
	if (!isXmlText(value)) {
		throw new InputError(
			`'${field.label}' contains a character that Constant Contact doesn't accept`,
			'Remove control characters, and characters that were cut in half, from the value.',
		);
	}
	checkLength(value, field);
	return value;
}

/**
 * An email address as the service stores and finds it: in lower case (V1 API 1.10).
 *
 * @throws InputError if it is invalid
 */
export function readEmail(raw: string, label: string): string {
	const email = toEmail(removeFormulaMark(raw)).toLowerCase();
	const problem = findEmailProblem(email);
	if (problem === undefined) return email;
	throw new InputError(`'${label}' isn't an email address: '${email.slice(0, 80)}'`, `${problem}.`);
}

/** The error for an address that no contact has. */
export function unknownEmailError(email: string): InputError {
	return new InputError(
		`No contact has the email address '${email}'`,
		"Check the address. 'Create or Update' creates the contact if it doesn't exist.",
	);
}

const READERS: Record<ContactFieldKind, (raw: string, label: string) => string> = {
	text: (raw) => raw,
	email: readEmail,
	emailType(raw, label) {
		const found = EMAIL_TYPES.find((type) => type.toLowerCase() === raw.toLowerCase());
		if (found !== undefined) return found;
		throw new InputError(`'${label}' is '${raw}'`, `Use one of: ${EMAIL_TYPES.join(', ')}.`);
	},
	stateCode(raw, label) {
		const code = raw.toUpperCase();
		if (findState(code) !== undefined) return code;
		throw new InputError(
			`'${label}' is '${raw}', which isn't a state of the United States or province of Canada`,
			"Use a code such as MA, or 'State Name' for other countries.",
		);
	},
	countryCode(raw, label) {
		const code = raw.toLowerCase();
		if (isCountryCode(code)) return code;
		throw new InputError(
			`'${label}' is '${raw}', which isn't a country's code`,
			"Use a code such as us, or 'Country Name'.",
		);
	},
};

function checkLength(value: string, { label, maxLength }: FormField): void {
	if (value.length <= maxLength) return;
	throw new InputError(
		`'${label}' has ${formatCount(value.length, 'character')}; the maximum is ${maxLength}`,
		'Shorten it: Constant Contact refuses longer values.',
	);
}
