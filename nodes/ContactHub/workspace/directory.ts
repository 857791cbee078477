import type { IDataObject } from 'n8n-workflow';

import { isRecord, path, ServerError, settle } from '../../kit';
import type { ContactHubApi } from '../client';
import { eventTypes } from '../model/eventTypes';
import { labelOf } from '../model/eventProperties';

/** A node of the workspace that the token may use. */
export interface WorkspaceNode {
	id: string;
	name: string | null;
	permission: string | null;
}

/**
 * The nodes that the token reaches. `/me` names them for every token, but without their names; those stand in the configuration,
 * which source tokens may not read (ContactHub API 1.2, 2.11).
 */
export async function readNodes(api: ContactHubApi): Promise<WorkspaceNode[]> {
	const [me, entries = [], views = []] = await Promise.all([
		api.getMe(),
		ifAllowed(configured(api, path`/configuration/nodes/entries`)),
		ifAllowed(configured(api, path`/configuration/nodes/views`)),
	]);
	const names = new Map([...entries, ...views].map(({ id, name }) => [String(id), String(name)]));
	const reachable = workspacesOf(me)
		.filter(({ id }) => id === api.workspaceId)
		.flatMap(({ nodes }) => records(nodes))
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
	return await ifAllowed(configured(api, path`/configuration/events`));
}

/** The documented event types, in the shape of the configuration. */
export function documentedEventTypes(): IDataObject[] {
	return Object.keys(eventTypes).map((type) => ({ id: type, type, label: labelOf(type) }));
}

/** The schema of the workspace's own customer fields, or undefined when the token may not read it. */
export async function readExtendedSchema(api: ContactHubApi): Promise<IDataObject | undefined> {
	const answer = await ifAllowed(api.get(path`/configuration/properties/extended`));
	return answer && (isRecord(answer.schema) ? (answer.schema as IDataObject) : {});
}

/** All entries of a list of the configuration; its pages have a size of their own (ContactHub API 1.3). */
async function configured(api: ContactHubApi, target: string): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const { items } of api.pages(target, {}, { limit: Infinity })) {
		for (const item of items) all.push(item);
	}
	return all;
}

/** What was read, or undefined when the token lacks the right (403). */
async function ifAllowed<Value>(reading: Promise<Value>): Promise<Value | undefined> {
	const outcome = await settle(reading);
	if (outcome.ok) return outcome.value;
	const { error } = outcome;
	if (
		error instanceof ServerError &&
		error.status === 403 &&
		!/workspace/i.test(error.serverMessage)
	) {
		return undefined;
	}
	throw error;
}

function workspacesOf(me: IDataObject): Array<Record<string, unknown>> {
	return records(me.groups).flatMap((group) => records(group.workspaces));
}

function records(value: unknown): Array<Record<string, unknown>> {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
