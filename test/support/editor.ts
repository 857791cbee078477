import './environment';
import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ILoadOptionsFunctions,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { CredentialsHelper, type CredentialData } from './credentials';
import { withExpressions } from './expressionEngine';
import { TypeRegistry, type ExtraTypes } from './nodeTypes';
import { resolveNode, type NodeSource } from './runNode';

export interface EditorOptions {
	/** The parameters as shown in the editor's panel. */
	parameters?: INodeParameters;
	credentials?: CredentialData;
	credentialTypes?: ExtraTypes['credentialTypes'];
	typeVersion?: number;
	/** The path of the parameter being filled in, for methods that read its siblings. */
	path?: string;
}

interface EditorCall {
	workflow: Workflow;
	context: ILoadOptionsFunctions;
	methods: NonNullable<INodeType['methods']>;
}

/** What n8n's server sets up when the editor requests a list: one node in its own workflow. */
function editorCall(source: NodeSource, options: EditorOptions): EditorCall {
	const { type, typeVersion, nodeType, types } = resolveNode(
		source,
		options.typeVersion,
		options.credentialTypes,
	);
	const registry = TypeRegistry.create('source', types);
	const credentials = options.credentials ?? {};
	const node: INode = {
		id: 'node',
		name: 'Temp-Node',
		type,
		typeVersion,
		position: [0, 0],
		parameters: options.parameters ?? {},
		credentials: Object.fromEntries(
			Object.keys(credentials).map((name) => [name, { id: name, name }]),
		),
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: registry,
	});
	const tempNode = workflow.getNode(node.name) ?? node;
	const additionalData = createAdditionalData(
		new CredentialsHelper(registry, credentials),
		'editor',
	);
	additionalData.currentNodeParameters = options.parameters ?? {};
	return {
		workflow,
		context: new LoadOptionsContext(workflow, tempNode, additionalData, options.path ?? ''),
		methods: nodeType.methods ?? {},
	};
}

function methodOf<T>(methods: Record<string, T> | undefined, name: string): T {
	const method = methods?.[name];
	if (!method) throw new Error(`The node has no method "${name}"`);
	return method;
}

/** The options of a drop-down (`typeOptions.loadOptionsMethod`), as shown in the editor. */
export async function loadOptions(
	source: NodeSource,
	method: string,
	options: EditorOptions = {},
): Promise<INodePropertyOptions[]> {
	const { workflow, context, methods } = editorCall(source, options);
	const load = methodOf(methods.loadOptions, method);
	return await withExpressions(workflow, async () => await load.call(context));
}

export interface ListSearchOptions extends EditorOptions {
	filter?: string;
	paginationToken?: string;
}

/** One page of a resource locator's *From List* (`typeOptions.searchListMethod`). */
export async function listSearch(
	source: NodeSource,
	method: string,
	options: ListSearchOptions = {},
): Promise<INodeListSearchResult> {
	const { workflow, context, methods } = editorCall(source, options);
	const { filter, paginationToken } = options;
	const search = methodOf(methods.listSearch, method);
	return await withExpressions(
		workflow,
		async () => await search.call(context, filter, paginationToken),
	);
}

/** The fields of a resource mapper; n8n drops fields with a repeated id, and so does this. */
export async function resourceMapperFields(
	source: NodeSource,
	method: string,
	options: EditorOptions = {},
): Promise<ResourceMapperFields> {
	const { workflow, context, methods } = editorCall(source, options);
	const load = methodOf(methods.resourceMapping, method);
	const mapped = await withExpressions(workflow, async () => await load.call(context));
	const seen = new Set<string>();
	return {
		...mapped,
		fields: mapped.fields.filter(({ id }) => !seen.has(id) && seen.add(id)),
	};
}
