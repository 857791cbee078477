import type { IExecuteFunctions } from 'n8n-workflow';
import type { CredentialData } from '../../support';
import type { Task } from '../comparisons/comparison';
import { runInNode } from './engine';

/** Sends a request of a bare loop. @returns the text of the response */
export type Send = (url: string, options?: { method?: 'POST'; body?: string }) => Promise<string>;

/** Sends requests with Node's own fetch, over connections that stay open. */
export function byFetch(headers: Record<string, string>): Send {
	return async (url, options) => {
		const response = await fetch(url, { ...options, headers });
		return await response.text();
	};
}

/**
 * Does a loop's work inside a node, its requests sent through n8n's authenticated helper: what they cost there, whoever sends
 * them.
 *
 * @param type of the credential
 */
export function throughHelper(
	type: string,
	credential: CredentialData[string],
	headers: Record<string, string>,
	loop: (send: Send) => Promise<number>,
): Task {
	const sendFrom =
		(functions: IExecuteFunctions): Send =>
		async (url, options) =>
			(await functions.helpers.httpRequestWithAuthentication.call(functions, type, {
				...options,
				url,
				headers: { ...headers },
				encoding: 'text',
			})) as string;
	return async () =>
		await runInNode(async (functions) => await loop(sendFrom(functions)), { [type]: credential });
}
