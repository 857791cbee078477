import { basename } from 'node:path';
import './environment';
import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeApiError,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestFunction,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
	type IRunExecutionData,
	type JsonObject,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { CredentialsHelper } from './credentials';
import { ownNodeType, packageJson, TypeRegistry, type LoadFrom } from './nodeTypes';

const NO_OP = 'n8n-nodes-base.noOp';
const TEST_TYPE = 'test.credential';

/** n8n 1.x drops what its error wraps, and with it the status that a credential's rules check. */
const CAUSE: unknown = new NodeApiError(
	{ name: 'Node' } as INode,
	new Error('wrapped') as unknown as JsonObject,
).cause;

/** n8n's message for a failed test without a matching rule. */
const GENERAL_WORDS =
	/^(?:Authorization failed - |Forbidden - |Your request is invalid |The service refused the connection - )/;

/**
 * The message of a failed test with the engine used by the tests.
 *
 * @param own the message if n8n knows the status: that of the credential's rules
 */
export function testMessage(own: RegExp): RegExp {
	return CAUSE === undefined ? GENERAL_WORDS : own;
}

/** The properties of an HTTP failure in the error that the routing node throws. */
interface RequestFailure extends Error {
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

/**
 * Presses a credential's Test button: its test request runs through n8n-core's RoutingNode, and the response is judged as by
 * n8n's credentials tester.
 *
 * @param type a credential type's name, or an instance of its class
 */
export async function testCredential(
	type: string | ICredentialType,
	data: ICredentialDataDecryptedObject,
	options: { from?: LoadFrom } = {},
): Promise<INodeCredentialTestResult> {
	const registry = TypeRegistry.create(options.from, {
		credentialTypes: typeof type === 'string' ? [] : [type],
	});
	const credentialType = typeof type === 'string' ? registry.getCredentialType(type) : type;
	const { name, test } = credentialType;
	const helper = new CredentialsHelper(registry, { [name]: data });
	const details = { id: name, name };
	if (!test) {
		const tested = testFunctionOf(name, registry);
		if (tested === undefined) {
			return { status: 'Error', message: 'No testing function found for this credential.' };
		}
		const additionalData = createAdditionalData(helper, 'credential-test');
		const decrypted = await helper.getDecrypted(additionalData, details, name, 'internal');
		// As a class, it takes n8n's run data in some versions, and nothing in others.
		const context = new CredentialTestContext(additionalData);
		return await tested.call(context, { ...details, type: name, data: decrypted });
	}
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: TEST_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [name]: details },
	};
	const nodeType = testNode(registry.getByNameAndVersion(NO_OP), name, test);
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: TypeRegistry.create(options.from, { nodeTypes: { [TEST_TYPE]: nodeType } }),
	});
	const additionalData = createAdditionalData(helper, 'credential-test');
	const decrypted: ICredentialsDecrypted = {
		...details,
		type: name,
		data: await helper.getDecrypted(additionalData, details, name, 'internal'),
	};
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		emptyRunData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	try {
		const response = await new RoutingNode(context, nodeType, decrypted).runNode();
		return judgeSuccess(response?.[0] ?? [], test);
	} catch (error) {
		return judgeFailure(error as RequestFailure, test);
	}
}

/** The function with which one of this package's nodes tests a credential, found as by n8n's credentials tester. */
function testFunctionOf(name: string, registry: TypeRegistry): ICredentialTestFunction | undefined {
	for (const file of packageJson.n8n.nodes) {
		const node = registry.getByName(ownNodeType(nodeNameOf(file)));
		if (!('description' in node)) continue;
		const { credentials = [] } = (node as INodeType).description;
		const found = credentials.find(({ name: used, testedBy }) => used === name && testedBy);
		if (typeof found?.testedBy !== 'string') continue;
		return (node as INodeType).methods?.credentialTest?.[found.testedBy];
	}
	return undefined;
}

/** `dist/nodes/X/Some.node.js` contains the node `some`. */
function nodeNameOf(file: string): string {
	const name = basename(file, '.node.js');
	return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The data of a run that hasn't started. In older versions of n8n, it is created by hand. */
function emptyRunData(): IRunExecutionData {
	const create: typeof createEmptyRunExecutionData | undefined = createEmptyRunExecutionData;
	return create === undefined
		? ({ resultData: { runData: {} } } as unknown as IRunExecutionData)
		: create();
}

/** A node whose only parameter sends the credential's test request. */
function testNode(
	base: INodeType,
	credential: string,
	{ request }: ICredentialTestRequest,
): INodeType {
	return {
		description: {
			...base.description,
			credentials: [{ name: credential, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
}

function judgeSuccess(
	items: INodeExecutionData[],
	{ rules }: ICredentialTestRequest,
): INodeCredentialTestResult {
	const body: IDataObject = items[0]?.json ?? {};
	for (const rule of rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		const { key, value, message } = rule.properties;
		if (body[key] === value) return { status: 'Error', message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function judgeFailure(
	error: RequestFailure,
	{ rules }: ICredentialTestRequest,
): INodeCredentialTestResult {
	const response = error.cause?.response;
	if (!response) return { status: 'Error', message: error.cause?.code ?? error.message };
	for (const rule of rules ?? []) {
		if (rule.type === 'responseCode' && rule.properties.value === response.status) {
			return { status: 'Error', message: rule.properties.message };
		}
	}
	const message = response.statusText || `Received HTTP status code: ${response.status}`;
	return { status: 'Error', message };
}
