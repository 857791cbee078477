import {
	isExpression,
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

/**
 * What is wrong with the parameters that a workflow stores for a node: names that the node doesn't have or doesn't show with
 * these settings, and values that its menus don't have.
 */
export function parameterProblems(node: INode, description: INodeTypeDescription): string[] {
	const { properties } = description;
	const shown = shownParameters(node, description);
	const completed = { ...node, parameters: shown };
	const missing = NodeHelpers.getNodeParametersIssues(properties, completed, description);
	return [
		...hiddenPaths(node.parameters, shown),
		...unknownChoices(properties, shown, { node, description, root: shown }),
		...Object.values(missing?.parameters ?? {}).flat(),
	];
}

/** The parameters as n8n reads them: those shown, with defaults, and nothing unknown. */
function shownParameters(node: INode, description: INodeTypeDescription): INodeParameters {
	const { properties } = description;
	return (
		NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ?? {}
	);
}

/** Paths of stored values that n8n drops. */
function hiddenPaths(stored: unknown, shown: unknown, path = ''): string[] {
	if (typeof stored !== 'object' || stored === null) return [];
	return Object.entries(stored).flatMap(([key, value]) => {
		const step = `${path}${key}`;
		const kept = isObject(shown) && key in shown;
		return kept ? hiddenPaths(value, shown[key], `${step}.`) : [`'${step}' is unknown or hidden`];
	});
}

interface Context {
	node: INode;
	description: INodeTypeDescription;
	root: INodeParameters;
}

/** Menu values that aren't in the menus; those given by an expression or loaded from a server are left out. */
function unknownChoices(
	properties: INodeProperties[],
	values: unknown,
	context: Context,
): string[] {
	if (!isParameters(values)) return [];
	const { node, description, root } = context;
	return properties
		.filter(({ name }) => name in values)
		.filter((property) => NodeHelpers.displayParameter(values, property, node, description, root))
		.flatMap((property) => unknownIn(property, values[property.name], context));
}

function unknownIn(property: INodeProperties, value: unknown, context: Context): string[] {
	const options = property.options ?? [];
	if (property.type === 'collection') {
		return unknownChoices(options as INodeProperties[], value, context);
	}
	if (property.type === 'fixedCollection') {
		return (options as INodePropertyCollection[]).flatMap((group) =>
			[isObject(value) ? (value[group.name] ?? []) : []]
				.flat()
				.flatMap((entry) => unknownChoices(group.values, entry, context)),
		);
	}
	const fixed = property.typeOptions?.loadOptionsMethod === undefined && options.length > 0;
	if (!['options', 'multiOptions'].includes(property.type) || !fixed || isExpression(value))
		return [];
	const known = (options as INodePropertyOptions[]).map((option) => option.value);
	return [value]
		.flat()
		.filter((entry) => !known.some((offered) => offered === entry))
		.map((entry) => `'${property.name}' has no option '${String(entry)}'`);
}

function isParameters(value: unknown): value is INodeParameters {
	return isObject(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
