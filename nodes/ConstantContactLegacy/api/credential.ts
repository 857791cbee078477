import {
	createBasicHeader,
	getCredentialText,
	InputError,
	type Authenticate,
	type CredentialReader,
	type CredentialValues,
} from '../../kit';
import { hasSpace, toPathUserName } from './userName';

/** What a credential holds. */
interface AccountAccess extends CredentialValues {
	/** As used in paths. */
	userName: string;
	/** A warning about the credential; undefined if there is none. */
	warning: string | undefined;
}

/** HTTP Basic with the user `{API key}%{user name}` (V1 API 1.2). */
export const authenticate: Authenticate = async (credential, request) => {
	const { apiKey, username, password } = credential;
	// Key and name never begin or end with a space; a password may.
	const user = `${String(apiKey).trim()}%${String(username).trim()}`;
	return { ...request, headers: { ...request.headers, ...createBasicHeader(user, password) } };
};

/** The credential of an account, with its password. */
export const passwordCredential: CredentialReader<AccountAccess> = {
	type: 'constantContactLegacyApi',
	// What a standard key allows (V1 API 1.9).
	defaults: { requestsPerSecond: 4 },
	read(credential, id, hint) {
		const apiKey = getCredentialText(credential, 'apiKey');
		const password = String(credential.password ?? '');
		if (apiKey === '' || password === '') {
			throw new InputError(
				"The credential lacks its 'API Key' or its 'Password'",
				'Open the credential and fill in both.',
			);
		}
		if (password.trim() !== password) {
			hint(
				'The password in the credential begins or ends with a space: remove it there unless it is part of the password',
			);
		}
		const rawName = getCredentialText(credential, 'username');
		const userName = toPathUserName(rawName);
		const pair = Buffer.from(`${apiKey}%${rawName}:${password}`, 'utf8').toString('base64');
		return {
			userName,
			quotaKey: id ?? userName,
			secrets: [apiKey, password, pair],
			known: [rawName, userName],
			warning: hasSpace(rawName)
				? 'The user name of the credential has a space, which only some old accounts have'
				: undefined,
		};
	},
};
