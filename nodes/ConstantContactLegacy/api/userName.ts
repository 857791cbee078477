import { InputError } from '../../kit';

/**
 * Checks a user name like the official Python client (its InvalidUsernameException), except that spaces are allowed: some old
 * accounts had them (V1 API 1.1).
 *
 * @returns the name as used in paths: in lower case
 * @throws InputError if it contains anything but letters, digits, spaces and . - _ @
 */
export function toPathUserName(userName: string): string {
	const name = userName.trim();
	if (name === '') {
		throw new InputError(
			"The credential's 'User Name' is empty",
			'Open the credential and fill in the login name of the Constant Contact account.',
		);
	}
	const [refused] = /[^\w.\-@ ]/u.exec(name) ?? [];
	if (refused === undefined) return name.toLowerCase();
	throw new InputError(
		`The credential's 'User Name' contains '${refused}', which Constant Contact doesn't allow`,
		'Use the login name of the account: it contains only letters, digits and the characters . - _ @.',
	);
}

/** Whether the name has a space, as only some old accounts do. */
export function hasSpace(userName: string): boolean {
	return userName.trim().includes(' ');
}
