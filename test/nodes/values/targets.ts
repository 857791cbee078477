import type { IDataObject } from 'n8n-workflow';

import { fileItem, type NodeResult } from '../../support';
import { connectNode as connectV3 } from '../ConstantContact/setup';
import { connectNode as connectV1 } from '../ConstantContactLegacy/setup';
import { connectNode as connectV2 } from '../ConstantContactLegacyV2/setup';
import { connectNode as connectHub } from '../ContactHub/setup';

/** Where personal data is sent: the operations that read an item's columns by name. */
export type Target = 'ContactHub' | 'v1' | 'v2' | 'v3';

export const ALL: Target[] = ['ContactHub', 'v1', 'v2', 'v3'];
export const VERSIONS: Target[] = ['v1', 'v2', 'v3'];
export const LEGACY: Array<'v1' | 'v2'> = ['v1', 'v2'];

/** *Map Automatically*. */
export const automatic = { mappingMode: 'autoMapInputData', value: null, schema: [] };

/** The result for items. */
export interface Result extends NodeResult {
	/** Bodies and query strings of the write requests. */
	sent: string[];
	/** All hints in one text. */
	told: string;
	/** Message and description of the error. */
	failure: string;
}

const WRITES = ['POST', 'PUT', 'PATCH'];

interface Wire {
	method: string;
	path: string;
	body?: unknown;
}

function resultOf(result: NodeResult, entries: Wire[]): Result {
	const sent = entries
		.filter(({ method }) => WRITES.includes(method))
		.map(({ body }) => (typeof body === 'string' ? body : JSON.stringify(body)));
	const told = result.hints.map(({ message }) => message).join('\n');
	const failure = result.error ? `${result.error.message} ${result.error.description ?? ''}` : '';
	return { ...result, sent, told, failure };
}

/** Runs an operation of a node on items, in Rome. */
export async function run(
	target: Target,
	resource: string,
	operation: string,
	parameters: object,
	items: IDataObject[] = [{}],
	options: object = {},
): Promise<Result> {
	const connect = { ContactHub: connectHub, v1: connectV1, v2: connectV2, v3: connectV3 }[target];
	const node = await connect();
	const all = { ...parameters } as never;
	const more = { timezone: 'Europe/Rome', ...options };
	const result = await node.run(resource, operation, all, items, more);
	const entries = [...node.sandbox.log.entries] as Wire[];
	await node.close();
	return resultOf(result, entries);
}

/** Creates (or updates) people from items under *Map Automatically*. */
export async function write(
	target: Target,
	items: IDataObject[],
	{ operation = 'create', ...parameters }: Record<string, unknown> & { operation?: string } = {},
	options: object = {},
): Promise<Result> {
	const form = target === 'ContactHub' ? 'customerFields' : 'contactFields';
	const lists = target === 'ContactHub' || target === 'v3' ? {} : { lists: ['1'] };
	const resource = target === 'ContactHub' ? 'customer' : 'contact';
	const simplify = target === 'v1' || operation === 'create' ? {} : { simplify: false };
	const all = { [form]: automatic, ...lists, ...simplify, ...parameters };
	return await run(target, resource, operation, all, items, options);
}

const quickly = { checkEvery: 0.1 };

/** Imports rows: the texts of files, or items. */
export async function importRows(
	target: 'v1' | 'v2',
	rows: Array<string | IDataObject>,
	activityOptions: object = {},
): Promise<Result> {
	const files = await Promise.all(
		rows
			.filter((row) => typeof row === 'string')
			.map(
				async (content) =>
					await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' }),
			),
	);
	const parameters = { lists: ['1'], activityOptions: { ...quickly, ...activityOptions } };
	const items = rows as IDataObject[];
	return files.length === 0
		? await run(target, 'activity', 'addContacts', { source: 'items', ...parameters }, items)
		: await run(target, 'activity', 'addContacts', { source: 'file', ...parameters }, [], {
				json: undefined,
				items: files,
			});
}

/** The text of V1's form body, decoded. */
export function decoded([sent = '']: string[]): string {
	return decodeURIComponent(sent.replaceAll('+', ' '));
}
