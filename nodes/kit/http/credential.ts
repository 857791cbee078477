import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import type { N8nFunctions } from '../runtime/functions';
import { isSameJson } from '../values/json';
import { toResult } from '../async/result';

/** Most items whose credential is compared where nothing points to a difference. */
const MOST_COMPARED = 100;

/**
 * The data of a credential, its expressions resolved for the first item. n8n sends that with all requests of a run, so what differs from
 * item to item is refused: one account's data would be written to another's.
 *
 * @throws InputError naming the first item that has another credential than item 0
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
	// An item that doesn't exist has no data: what is the same for it too depends on none, and resolving 100,000 takes minutes. What falls
	// back on a default where an item lacks its data looks the same there, so some others are compared all the same.
	const step = (await isSameAt(length)) ? Math.max(1, Math.ceil(length / MOST_COMPARED)) : 1;
	for (let index = 1; index < length; index += step) {
		if (await isSameAt(index)) continue;
		throw new InputError(
			`The credential contains an expression with a different value for item ${index} than for item 0`,
			'A run uses one credential for all items. Use a fixed value in the credential, or run this node separately for each account, e.g. with Loop Over Items and a batch size of 1.',
		);
	}
}

/** A credential without what n8n renews by itself. */
function removeToken(credential: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	const { oauthTokenData: _token, ...rest } = credential;
	return rest;
}
