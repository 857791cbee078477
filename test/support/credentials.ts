import './environment';
import { getAdditionalKeys } from 'n8n-core';
import {
	ICredentialsHelper,
	isExpression,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowDataProxyAdditionalKeys,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { withExpressions } from './expressionEngine';
import type { TypeRegistry } from './nodeTypes';

/** Decrypted credential data by the credential type's name. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

const EXPRESSION_NODE: INode = {
	id: 'credential',
	name: 'Credential',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * What n8n's own CredentialsHelper does with stored credentials, without a database. Tokens that n8n renews are written to the
 * `oauthTokenData` of the given data, so that the next run has them, as with n8n's database.
 */
export class CredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly types: TypeRegistry,
		private readonly data: CredentialData,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		const parents = this.types.getCredentialType(name).extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.getCredentialType(typeName);
		if (!authenticate) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!workflow || !node) throw new Error('Declarative authentication needs a workflow and node');

		const resolve = (value: string) => resolveValue(value, credentials, workflow, node);
		options.headers ??= {};
		for (const [part, values] of Object.entries(authenticate.properties)) {
			const target = { ...(options[part as 'headers' | 'qs'] ?? {}) };
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				target[resolve(key)] = resolve(value);
			}
			Object.assign(options, { [part]: target });
		}
		return options;
	}

	/** No credential type tested here gets a token with its own request. */
	async preAuthentication(): Promise<undefined> {}

	async runPreAuthentication(): Promise<undefined> {}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The tests hold decrypted credentials only');
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.data[type];
		if (!stored) throw new Error(`No data was given for the credential "${type}"`);
		if (raw) return structuredClone(stored);

		const { oauthTokenData } = structuredClone(stored);
		const withDefaults = {
			...this.applyDefaults(type, stored),
			...(oauthTokenData !== undefined && { oauthTokenData }),
		} as INodeParameters;
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		if (values) {
			return values.workflow.expression.getParameterValue(
				withDefaults,
				values.runExecutionData,
				values.runIndex,
				values.itemIndex,
				values.node.name,
				values.connectionInputData,
				mode,
				keys,
				executeData,
				false,
				withDefaults,
			) as ICredentialDataDecryptedObject;
		}
		const workflow = new Workflow({
			nodes: [EXPRESSION_NODE],
			connections: {},
			active: false,
			nodeTypes: this.types,
		});
		return await withExpressions(
			workflow,
			async () =>
				workflow.expression.getComplexParameterValue(
					EXPRESSION_NODE,
					withDefaults,
					mode,
					keys,
					undefined,
					undefined,
					withDefaults,
				) as ICredentialDataDecryptedObject,
		);
	}

	/** The stored data with defaults for fields that weren't set. */
	applyDefaults(
		type: string,
		stored: ICredentialDataDecryptedObject,
	): ICredentialDataDecryptedObject {
		return NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			stored as INodeParameters,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		const stored = this.data[type]?.oauthTokenData;
		if (!stored) throw new Error(`The credential "${type}" isn't connected`);
		Object.assign(stored, structuredClone(oauthTokenData));
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const credentialType = this.types.getCredentialType(type);
		const properties: INodeProperties[] = [];
		for (const parent of credentialType.extends ?? []) {
			NodeHelpers.mergeNodeProperties(properties, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(properties, credentialType.properties);
		return properties;
	}
}

function resolveValue(
	value: string,
	credentials: ICredentialDataDecryptedObject,
	workflow: Workflow,
	node: INode,
): string {
	if (!isExpression(value)) return value;
	const keys = { $credentials: credentials } as unknown as IWorkflowDataProxyAdditionalKeys;
	const resolved = workflow.expression.getSimpleParameterValue(
		node,
		value,
		'internal',
		keys,
		undefined,
		'',
	);
	return resolved ? String(resolved) : '';
}
