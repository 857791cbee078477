import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import type { N8nFunctions } from '../runtime/functions';
import { isSameJson } from '../values/json';
import { toResult } from '../async/result';

/** Number of items whose credential is compared if nothing suggests that they differ. */
const MOST_COMPARED = 100;

/**
 * The data of a credential, with expressions resolved for the first item. n8n uses it for all requests of a run, so a credential
 * that differs between items is rejected: data would be written to the wrong account.
 *
 * @throws InputError naming the first item whose credential differs from that of item 0
 */
export async function readCredential(
	functions: N8nFunctions,
	type: string,
): Promise<ICredentialDataDecryptedObject> {
	const first = await functions.getCredentials(type);
	if ('getInputData' in functions) await refuseDifferences(functions, type, first);
	return first;
}

async function refuseDifferences(
	functions: IExecuteFunctions,
	type: string,
	first: ICredentialDataDecryptedObject,
): Promise<void> {
	const { length } = functions.getInputData();
	if (length < 2) return;
	const isSameAt = async (index: number): Promise<boolean> => {
		const resolved = await toResult(functions.getCredentials(type, index));
		// The token may be renewed at any time.
		return resolved.ok && isSameJson(removeToken(resolved.value), removeToken(first));
	};
	// An index without an item has no data: a credential that is the same for it depends on none, and resolving 100,000 takes
	// minutes. An expression with a default for missing data looks the same there, so a few other items are compared anyway.
	const step = (await isSameAt(length)) ? Math.max(1, Math.ceil(length / MOST_COMPARED)) : 1;
	for (let index = 1; index < length; index += step) {
		if (await isSameAt(index)) continue;
		throw new InputError(
			`The credential contains an expression with a different value for item ${index} than for item 0`,
			'A run uses one credential for all items. Use a fixed value in the credential, or run this node separately for each account, e.g. with Loop Over Items and a batch size of 1.',
		);
	}
}

/** A text in a credential, without surrounding spaces; empty if there is none. */
export function getCredentialText(
	credential: ICredentialDataDecryptedObject,
	name: string,
): string {
	return String(credential[name] ?? '').trim();
}

/** A credential without the parts that n8n renews by itself. */
function removeToken(credential: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	const { oauthTokenData: _token, ...rest } = credential;
	return rest;
}
