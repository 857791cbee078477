import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../errors/errors';

const NEXT_STEP = 'Correct the Base URL in the credential, e.g. https://api.example.com/v1.';

/** The field of a credential for the base URL. @param usual the address of the API, without a trailing slash */
export function createBaseUrlProperty(usual: string): INodeProperties {
	return {
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: usual,
		placeholder: `e.g. ${usual}`,
		description:
			'Address of the API. Change it only to reach another environment, e.g. the sandbox.',
	};
}

/**
 * Checks a base URL entered in a credential.
 *
 * @returns the URL without trailing slashes
 * @throws InputError if it isn't an http(s) URL, or has a user name, query or fragment
 */
export function parseBaseUrl(value: string): string {
	const text = value.trim();
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
		throw new InputError(`The credential's 'Base URL' isn't a web address: ${text}`, NEXT_STEP);
	}
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		throw new InputError(
			"The credential's 'Base URL' contains more than an address: no user name, query or fragment is allowed",
			NEXT_STEP,
		);
	}
	return url.href.replace(/(?<!\/)\/+$/, '');
}

/** Names and addresses of the local computer. */
const THIS_COMPUTER = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Warns if the credential would be sent unencrypted over a network.
 *
 * @param baseUrl as returned by `parseBaseUrl`
 */
export function warnOfPlainHttp(baseUrl: string, hint: (text: string) => void): void {
	const { protocol, hostname } = new URL(baseUrl);
	if (protocol === 'https:' || THIS_COMPUTER.test(hostname)) return;
	hint(
		"The Base URL of the credential begins with 'http://': anyone between n8n and the server can read the credential and all data",
	);
}
