import { getAllFields, type Fields, type Operation, type Resource } from '../../nodes/kit';
import { anchor, code, prose, sentence, table } from './markdown';
import { outputTable } from './output';
import { listNotices, parameterTable } from './parameters';

/** Operations, regardless of the product. */
type AnyResource = Resource<never>;
type AnyOperation = Operation<never>;

/** A table of all resources, each with links to its operations. */
export function operationsTable(resources: AnyResource[]): string {
	const rows = resources.map((resource) => [
		`**${resource.name}**`,
		resource.operations
			.map((operation) => `[${operation.name}](#${anchor(getTitle(resource, operation))})`)
			.join(', '),
	]);
	return table(['Resource', 'Operations'], rows);
}

/**
 * The reference of all operations.
 *
 * @param notes Markdown by `resource` (required) and by `resource.operation`
 * @throws Error if a resource has no note, or a note doesn't belong to anything
 */
export function operationsReference(resources: AnyResource[], notes: Map<string, string>): string {
	const unused = new Set(notes.keys());
	const noteOn = (key: string) => {
		unused.delete(key);
		return notes.get(key);
	};
	const sections = resources.map((resource) => {
		const introduction = noteOn(resource.value);
		if (introduction === undefined) throw new Error(`Nobody introduces '${resource.value}'`);
		const operations = resource.operations.map((operation) =>
			describeOperation(resource, operation, noteOn(`${resource.value}.${operation.value}`)),
		);
		return [`### ${resource.name}`, introduction, ...operations, ...sharedOutputs(resource)].join(
			'\n\n',
		);
	});
	if (unused.size > 0) throw new Error(`Notes on nothing: ${[...unused].join(', ')}`);
	return sections.join('\n\n');
}

/** The parameters that the kit adds to the operations like the first one. */
export function sharedParameters(operation: AnyOperation): Fields {
	const own = new Set(Object.keys(operation.fields));
	return Object.fromEntries(
		Object.entries(getAllFields(operation)).filter(([name]) => !own.has(name)),
	);
}

function describeOperation(
	resource: AnyResource,
	operation: AnyOperation,
	note: string | undefined,
): string {
	const { name, value, description, requests, fields } = operation;
	const notices = listNotices(fields).map((notice) => `> ${sentence(notice)}`);
	const facts = [
		`- Requests: ${lowerFirst(requests)}`,
		`- Runs: ${describeRuns(operation)}`,
		`- Stored in a workflow as: ${code(resource.value)}, ${code(value)}`,
	];
	return [
		`#### ${resource.name}: ${name}`,
		sentence(prose(description)),
		...notices,
		note,
		facts.join('\n'),
		parameterTable(fields) || 'No parameters of its own.',
		alsoTakes(operation),
		describeOutput(resource, operation),
	]
		.filter(Boolean)
		.join('\n\n');
}

function describeRuns(operation: AnyOperation): string {
	const hasFields = Object.keys(operation.fields).length > 0;
	if (operation.kind === 'batch') return 'once for all items';
	if (operation.kind === 'item' && operation.once === true && !hasFields) return 'once';
	const once = operation.kind === 'list' || operation.once === true;
	return once ? 'once, or for each item when a parameter depends on the item' : 'for each item';
}

/** Links to parameters that have a section of their own. */
function alsoTakes(operation: AnyOperation): string | undefined {
	const length = operation.kind === 'list' ? (operation.length ?? 'medium') : undefined;
	if (length === 'long') return 'Also: [what every long list has](#parameters-of-long-lists).';
	const links = [
		length === 'medium' && '[Return All and Limit](#parameters-of-long-lists)',
		operation.simplify && '[Simplify](#simplify)',
	].filter(Boolean);
	return [
		length === 'short' && 'All are returned.',
		links.length > 0 && `Also: ${links.join(', ')}.`,
	]
		.filter(Boolean)
		.join(' ');
}

function describeOutput(resource: AnyResource, operation: AnyOperation): string {
	if (!isShared(resource, operation)) return `Output:\n\n${outputTable(operation.output)}`;
	return `Output: [a whole ${resource.name.toLowerCase()}](#${anchor(outputTitle(resource))}).`;
}

/** Outputs shared by several operations of a resource. */
function sharedOutputs(resource: AnyResource): string[] {
	const shared = resource.operations.find((operation) => isShared(resource, operation));
	if (shared === undefined) return [];
	return [`#### ${outputTitle(resource)}`, outputTable(shared.output)];
}

/** Whether the output is the resource's record, which several operations return. */
function isShared({ operations }: AnyResource, { output }: AnyOperation): boolean {
	const getOne = operations.find(({ value }) => value === 'get');
	return getOne !== undefined && getOne.output === output;
}

function getTitle(resource: AnyResource, operation: AnyOperation): string {
	return `${resource.name}: ${operation.name}`;
}

function outputTitle(resource: AnyResource): string {
	return `${resource.name}: fields of the output`;
}

/** A text that begins with a name in title case stays unchanged. */
function lowerFirst(text: string): string {
	if (/^\w+ [A-Z]/.test(text)) return text;
	return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
