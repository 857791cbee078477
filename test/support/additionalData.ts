import './environment';
import { Container } from '@n8n/di';
import { ExternalSecretsProxy, type ExecutionLifecycleHooks } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { CredentialsHelper } from './credentials';

const BASE_URL = 'http://localhost:5678';

function notAvailable(what: string): () => Promise<never> {
	return async () => await Promise.reject(new Error(`${what} is not available in the tests`));
}

/** Secrets of other stores; no credential of the tests asks for one, and older versions of n8n have another way. */
function secrets(): ExternalSecretsProxy {
	const known: typeof ExternalSecretsProxy | undefined = ExternalSecretsProxy;
	return known === undefined ? ({} as ExternalSecretsProxy) : Container.get(known);
}

/**
 * What n8n's server hands to the engine: where the instance lives and the services behind a run.
 * The URLs must parse, the engine builds others from them.
 */
export function createAdditionalData(
	credentialsHelper: CredentialsHelper,
	executionId: string,
	hooks?: ExecutionLifecycleHooks,
): IWorkflowExecuteAdditionalData {
	return {
		hooks,
		credentialsHelper,
		executionId,
		userId: 'user',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${BASE_URL}/rest`,
		instanceBaseUrl: `${BASE_URL}/`,
		formBaseUrl: `${BASE_URL}/form`,
		formWaitingBaseUrl: `${BASE_URL}/form-waiting`,
		formTestBaseUrl: `${BASE_URL}/form-test`,
		webhookBaseUrl: `${BASE_URL}/webhook`,
		webhookWaitingBaseUrl: `${BASE_URL}/webhook-waiting`,
		webhookTestBaseUrl: `${BASE_URL}/webhook-test`,
		mcpBaseUrl: `${BASE_URL}/mcp`,
		mcpTestBaseUrl: `${BASE_URL}/mcp-test`,
		executeWorkflow: notAvailable('Running another workflow'),
		startRunnerTask: notAvailable('A task runner (the Code node needs one)'),
		getRuntimeCredential: async () => undefined,
		getRunExecutionData: async () => undefined,
		setExecutionStatus() {},
		sendDataToUI() {},
		logAiEvent() {},
		externalSecretsProxy: secrets(),
	};
}
