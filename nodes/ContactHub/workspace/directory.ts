import type { IDataObject } from 'n8n-workflow';

import { hasStatus, isRecord, listRecords, path, toResult } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { eventTypes } from '../model/eventTypes';
import { toLabel } from '../model/eventProperties';

/** A node of the workspace that the token may use. */
interface WorkspaceNode {
	id: string;
	name: string | null;
	permission: string | null;
}

/**
 * The nodes that the token can access. `/me` returns them for every token, but without their names; those are in the
 * configuration, which source tokens may not read (ContactHub API 1.2, 2.11).
 */
export async function readNodes(api: ContactHubApi): Promise<WorkspaceNode[]> {
	const [me, entries = [], views = []] = await Promise.all([
		api.getMe(),
		readIfAllowed(readConfigured(api, path`/configuration/nodes/entries`)),
		readIfAllowed(readConfigured(api, path`/configuration/nodes/views`)),
	]);
	const names = new Map(
		[...entries, ...views].map(({ id, name }) => [
			String(id),
			typeof name === 'string' && name !== '' ? name : null,
		]),
	);
	const reachable = getWorkspaces(me)
		.filter(({ id }) => id === api.workspaceId)
		.flatMap(({ nodes }) => listRecords(nodes))
		.map(({ id, permission }) => ({
			id: String(id),
			permission: typeof permission === 'string' ? permission : null,
		}));
	const unlisted = [...names.keys()].filter((id) => !reachable.some((node) => node.id === id));
	return [...reachable, ...unlisted.map((id) => ({ id, permission: null }))].map((node) => ({
		...node,
		name: names.get(node.id) ?? null,
	}));
}

/** The event types of the workspace, or undefined when the token may not read them. */
export async function readEventTypes(api: ContactHubApi): Promise<IDataObject[] | undefined> {
	return await readIfAllowed(readConfigured(api, path`/configuration/events`));
}

/** The documented event types, in the shape of the configuration. */
export function listDocumentedEventTypes(): IDataObject[] {
	return Object.keys(eventTypes).map((type) => ({ id: type, type, label: toLabel(type) }));
}

/** The schema of the workspace's own customer fields, or undefined when the token may not read it. */
export async function readExtendedSchema(api: ContactHubApi): Promise<IDataObject | undefined> {
	const response = await readIfAllowed(api.get(path`/configuration/properties/extended`));
	return response && (isRecord(response.schema) ? (response.schema as IDataObject) : {});
}

/** All entries of a list in the configuration, whose pages have a different size (ContactHub API 1.3). */
async function readConfigured(api: ContactHubApi, target: string): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const { items } of api.pages(target, {}, { limit: Infinity })) {
		for (const item of items) all.push(item);
	}
	return all;
}

/** The result, or undefined if the token lacks the permission (403). */
async function readIfAllowed<Value>(reading: Promise<Value>): Promise<Value | undefined> {
	const result = await toResult(reading);
	if (result.ok) return result.value;
	const { error } = result;
	if (hasStatus(error, 403) && !/workspace/i.test(error.serverMessage)) return undefined;
	throw error;
}

function getWorkspaces(me: IDataObject): Array<Record<string, unknown>> {
	return listRecords(me.groups).flatMap((group) => listRecords(group.workspaces));
}
