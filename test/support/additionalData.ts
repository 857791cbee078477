import './environment';
import { Container } from '@n8n/di';
import { ExternalSecretsProxy, type ExecutionLifecycleHooks } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { startRunnerTask } from './codeRunner';
import type { CredentialsHelper } from './credentials';

const BASE_URL = 'http://localhost:5678';

function notAvailable(what: string): () => Promise<never> {
	return async () => await Promise.reject(new Error(`${what} is not available in the tests`));
}

/** Secrets from external stores; no credential in the tests uses one, and older versions of n8n work differently. */
function secrets(): ExternalSecretsProxy {
	const known: typeof ExternalSecretsProxy | undefined = ExternalSecretsProxy;
	return known === undefined ? ({} as ExternalSecretsProxy) : Container.get(known);
}

/**
 * What n8n's server provides to the engine: the instance's URLs and the services for a run. The URLs must be valid, because the
 * engine builds others from them.
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
		startRunnerTask,
		getRuntimeCredential: async () => undefined,
		getRunExecutionData: async () => undefined,
		setExecutionStatus() {},
		sendDataToUI() {},
		logAiEvent() {},
		externalSecretsProxy: secrets(),
	};
}
