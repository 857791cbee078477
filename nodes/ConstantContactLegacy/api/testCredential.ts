import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { testCredential, type KnownError } from '../../kit';
import { ConstantContactV1Api } from './client';
import { authenticate } from './credential';
import { knownErrors } from './knownErrors';

const testErrors: KnownError[] = [
	{
		status: 401,
		nextStep:
			"Constant Contact does not accept the API key, user name and password. Use the login of the account, not that of the developer site, and don't try more than a few times: failed attempts freeze the account.",
	},
	...knownErrors,
];

/** The Test button of the credential. */
export async function testConstantContactLegacyApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this, credential, {
		product: 'Constant Contact',
		knownErrors: testErrors,
		authenticate,
		check: async (functions) => {
			const api = await ConstantContactV1Api.connect(functions);
			await api.collections();
			return api.warning;
		},
	});
}
