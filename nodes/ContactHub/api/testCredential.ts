import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import {
	path,
	ServerError,
	toResult,
	testCredential,
	type KnownError,
	type N8nFunctions,
} from '../../kit';
import { ContactHubApi } from './client';
import { authenticate } from './credential';
import { knownErrors } from './knownErrors';

const testErrors: KnownError[] = [
	{
		status: 401,
		nextStep:
			'ContactHub does not accept the token. Copy it again from Settings > Sources, and check that the source is enabled.',
	},
	{
		status: 403,
		matches: /workspace not found/i,
		nextStep:
			"The token belongs to a different workspace than the 'Workspace ID'. Copy both from the same source under Settings > Sources.",
	},
	{
		status: 403,
		nextStep:
			'ContactHub knows the token but refuses it. Check the rights of the source and its list of allowed IP addresses.',
	},
	{
		status: 404,
		matches: /node not found/i,
		nextStep:
			"The workspace has no node with the 'Default Node ID', or the source is not enabled for it. Settings > Sources shows the nodes of the source.",
	},
	...knownErrors,
];

/** The Test button of the credential. */
export async function testContactHubApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this, credential, {
		product: 'ContactHub',
		knownErrors: testErrors,
		authenticate,
		check,
	});
}

/** An ID that no customer has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

async function check(functions: N8nFunctions): Promise<string | undefined> {
	const api = await ContactHubApi.connect(functions);
	await api.getMe();
	const { defaultNodeId } = api;
	const asked = await toResult<unknown>(
		defaultNodeId === undefined
			? api.get(path`/customers/${NOBODY}`)
			: api.page(path`/customers`, { nodeId: defaultNodeId }, 0, 1),
	);
	if (!asked.ok && !isExpected(asked.error, defaultNodeId === undefined)) throw asked.error;
	return defaultNodeId === undefined
		? 'Token and workspace are accepted. No node ID was checked, because none is given.'
		: undefined;
}

/** Whether the response shows that the workspace is right: not every role may read customers, and no customer has this ID. */
function isExpected(error: unknown, askedForNobody: boolean): boolean {
	if (!(error instanceof ServerError)) return false;
	if (error.status === 403) return !/workspace not found/i.test(error.serverMessage);
	return askedForNobody && error.status === 404 && error.origin !== 'elsewhere';
}
