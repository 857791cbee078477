import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { path, testCredential, type KnownError } from '../../kit';
import { ConstantContactV2Api } from './client';
import { authenticate } from './credential';
import { knownErrors } from './knownErrors';

const testErrors: KnownError[] = [
	{
		status: 401,
		nextStep:
			'Constant Contact does not accept the access token. It must have been issued for this API key; get a new one with the key.',
	},
	{
		status: 403,
		nextStep:
			'Constant Contact does not accept the API key. Check it on the developer site; keys that were switched off no longer work.',
	},
	...knownErrors,
];

/** The Test button of the credential. */
export async function testConstantContactLegacyTokenApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this, credential, {
		product: 'Constant Contact',
		knownErrors: testErrors,
		authenticate,
		check: async (functions) => {
			const api = await ConstantContactV2Api.connect(functions);
			await api.get(path`/account/info`);
			return undefined;
		},
	});
}
