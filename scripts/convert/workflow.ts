import { isExpression, isRecord, KeepNodeError, type Parameters } from './parameters';
import { createSticky, type NodeReport } from './sticky';
import { findSuccessor } from './successors';

/** The result for a file of workflows. */
interface ConvertedFile {
	/** The file with its nodes replaced where there is a successor. */
	value: unknown;
	/** The file as it is to be written. */
	text: string;
	/** By workflow and node. */
	reports: NodeReport[];
}

interface Workflow extends Parameters {
	nodes: unknown[];
}

const LEGACY = /^(.*\.)(constantContactLegacy|constantContactLegacyV2)(Tool)?$/;
const CREDENTIALS = ['constantContactLegacyApi', 'constantContactLegacyTokenApi'];

/**
 * Replaces the legacy nodes in an exported workflow, or a list of them, with Constant Contact (V3). Everything else is unchanged.
 *
 * @throws Error if there is nothing to convert; its message is for the user
 */
export function convertFile(text: string): ConvertedFile {
	const value = parse(text);
	const workflows = Array.isArray(value) ? (value as unknown[]) : [value];
	if (workflows.length === 0)
		throw new Error('The file holds an empty list: export a workflow first.');
	if (!workflows.every(isWorkflow)) {
		throw new Error(
			looksLikeCredentials(workflows)
				? "The file holds credentials, not a workflow: export the workflow with 'Download' in its menu."
				: "The file holds no workflow, as it has no nodes: export one with 'Download' in the workflow's menu.",
		);
	}
	const converted = workflows.map(convertWorkflow);
	const reports = converted.flatMap((one) => one.reports);
	if (reports.length === 0) throw new Error(nothingToDo(workflows));
	const results = converted.map(({ workflow }) => workflow);
	const after = Array.isArray(value) ? results : results[0];
	return { value: after, text: `${JSON.stringify(after, null, 2)}\n`, reports };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
	} catch {
		throw new Error("The file is not JSON: export the workflow with 'Download' in its menu.");
	}
}

function isWorkflow(value: unknown): value is Workflow {
	return isRecord(value) && Array.isArray(value.nodes);
}

function looksLikeCredentials(values: unknown[]): boolean {
	return values.some((value) => isRecord(value) && 'data' in value && 'type' in value);
}

function nothingToDo(workflows: Workflow[]): string {
	const types = workflows.flatMap(({ nodes }) =>
		nodes.map((node) => (isRecord(node) ? String(node.type) : '')),
	);
	return types.some((type) => /\.constantContact(Tool)?$/.test(type))
		? 'Nothing to convert: the workflow uses Constant Contact (V3) already.'
		: 'Nothing to convert: the workflow has no node of Constant Contact V1 or V2 (Legacy).';
}

function convertWorkflow(workflow: Workflow): { workflow: Workflow; reports: NodeReport[] } {
	const pinned = isRecord(workflow.pinData) ? workflow.pinData : {};
	const converted = workflow.nodes.map((node) => convertNode(node, pinned));
	const reports = converted.flatMap(({ report }) => report ?? []);
	if (reports.length === 0) return { workflow, reports };
	const nodes = [...converted.map(({ node }) => node), createSticky(workflow.nodes, reports)];
	return { workflow: { ...workflow, nodes }, reports };
}

function convertNode(node: unknown, pinned: Parameters): { node: unknown; report?: NodeReport } {
	if (!isRecord(node)) return { node };
	const [, before = '', legacy, tool = ''] = LEGACY.exec(String(node.type)) ?? [];
	const name = String(node.name);
	const from = isRecord(node.parameters) ? node.parameters : {};
	const keep = (...notes: string[]) => ({ node, report: { name, isConverted: false, notes } });
	if (legacy === undefined) {
		return holdsLegacyWorkflow(from)
			? keep('It holds a workflow of its own with legacy nodes: export and convert that one, too.')
			: { node };
	}
	const { resource = 'contact', operation = defaultOperation(legacy, from) } = from;
	if (isExpression(resource) || isExpression(operation)) {
		return keep(
			'Its resource or operation comes from an expression: choose them, then convert again.',
		);
	}
	const found = findSuccessor(legacy, resource, operation);
	if (found === undefined) {
		return keep(`The operation ${String(operation)} of ${String(resource)} is not known.`);
	}
	if (found.successor === undefined || found.convert === undefined) return keep(...found.notes);
	const notes: string[] = [];
	try {
		const parameters = found.convert({ from, note: (text) => notes.push(text) });
		if (Object.hasOwn(pinned, name))
			notes.push('Its pinned data has the fields of the old records: pin new data.');
		return {
			node: {
				...withoutCredentials(node),
				type: `${before}constantContact${tool}`,
				typeVersion: 1,
				parameters: { ...found.successor, ...getToolDescription(from), ...parameters },
			},
			report: { name, isConverted: true, notes: [...notes, ...found.notes] },
		};
	} catch (error) {
		if (error instanceof KeepNodeError) return keep(error.message);
		throw error;
	}
}

/** Whether a node that runs a sub-workflow has it written out in its parameters. */
function holdsLegacyWorkflow({ workflowJson }: Parameters): boolean {
	const text = typeof workflowJson === 'string' ? workflowJson : JSON.stringify(workflowJson ?? '');
	return /"[^"\s]*\.constantContactLegacy(V2)?(Tool)?"/.test(text);
}

/** What n8n adds to nodes that an AI agent uses. */
function getToolDescription(from: Parameters): Parameters {
	return Object.fromEntries(
		['descriptionType', 'toolDescription']
			.filter((name) => from[name] !== undefined)
			.map((name) => [name, from[name]]),
	);
}

/** n8n leaves out what is the default. */
function defaultOperation(legacy: string, { resource = 'contact' }: Parameters): string {
	const defaults: Record<string, string> = {
		account: legacy === 'constantContactLegacy' ? 'verify' : 'get',
		activity: 'addContacts',
		contact: 'upsert',
		library: 'getInfo',
		table: 'replicate',
	};
	return defaults[String(resource)] ?? 'getAll';
}

/** Those of versions 1 and 2 can't be used with V3. */
function withoutCredentials(node: Parameters): Parameters {
	const { credentials, ...rest } = node;
	if (!isRecord(credentials)) return rest;
	const others = Object.entries(credentials).filter(([type]) => !CREDENTIALS.includes(type));
	return others.length > 0 ? { ...rest, credentials: Object.fromEntries(others) } : rest;
}
