import { ROLES } from './access';
import type { Call, Endpoint } from './api';
import { ApiError } from './errors';
import type { Node } from './nodes';
import { pageOf } from './parameters';
import { CONTEXTS, contextInfo } from './schemas/context';
import { base } from './schemas/customer';
import { EVENT_TYPES, findEventType, type EventType } from './schemas/events';
import { extended } from './schemas/extended';
import type { Schema } from './schemas/parts';

/** Configuration lists have pages of 20 (ContactHub API 1.3). */
const DEFAULT_SIZE = 20;

function titled(name: string): string {
	const words = name.toLowerCase().replaceAll('_', ' ');
	return words[0]!.toUpperCase() + words.slice(1);
}

function eventConfiguration({ type, mode, label, propertiesSchema }: EventType): object {
	const description = label.toLowerCase();
	return { id: type, type, mode, label, description, propertiesSchema, enabled: true };
}

function nodeConfiguration(call: Call, node: Node): object {
	const { id, name, description } = node;
	if (!node.entry) return { id, name, description, imageUrl: null };
	const sourcePriority = [...call.hub.callers.values()]
		.filter(({ source }) => source)
		.map((source) => source.id);
	const { mandatoryProperties } = call.hub.options;
	return { id, name, description, imageUrl: null, sourcePriority, mandatoryProperties };
}

function paged(call: Call, elements: object[]): object {
	const paging = call.query.paging(DEFAULT_SIZE);
	const from = paging.page * paging.size;
	return pageOf(elements.slice(from, from + paging.size), elements.length, paging);
}

/** Dotted names of everything in `base`, as used by the matching policy (ContactHub API 3.1). */
function baseNames(schema: Schema, prefix = ''): string[] {
	return Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(
		([name, inner]) => [prefix + name, ...baseNames(inner, `${prefix}${name}.`)],
	);
}

const PAGING = ['page', 'size'];

function nodeEndpoints(kind: 'entries' | 'views'): Endpoint[] {
	const roles = ROLES.configuration;
	const path = `/configuration/nodes/${kind}`;
	const nodes = (call: Call): Node[] => call.hub.nodes[kind]();
	return [
		{
			method: 'GET',
			path,
			roles,
			query: PAGING,
			run: (call) => ({
				status: 200,
				body: paged(
					call,
					nodes(call).map((node) => nodeConfiguration(call, node)),
				),
			}),
		},
		{
			method: 'GET',
			path: `${path}/:id`,
			roles,
			run: (call) => {
				const node = nodes(call).find(({ id }) => id === call.params.id);
				if (node === undefined) throw new ApiError(404, `node not found ${call.params.id}`);
				return { status: 200, body: nodeConfiguration(call, node) };
			},
		},
	];
}

/** The parts of the configuration that a client needs for its lists (ContactHub API 2.11). */
export const configurationEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/configuration/events',
		roles: ROLES.configuration,
		query: PAGING,
		run: (call) => ({ status: 200, body: paged(call, EVENT_TYPES.map(eventConfiguration)) }),
	},
	{
		method: 'GET',
		path: '/configuration/events/:id',
		roles: ROLES.configuration,
		run: ({ params }) => {
			const eventType = findEventType(params.id!);
			if (eventType === undefined) throw new ApiError(404, `event type not found ${params.id}`);
			return { status: 200, body: eventConfiguration(eventType) };
		},
	},
	...nodeEndpoints('entries'),
	...nodeEndpoints('views'),
	{
		method: 'GET',
		path: '/configuration/properties/base',
		roles: ROLES.read,
		run: () => ({
			status: 200,
			body: {
				elements: baseNames(base).map((name) => ({ name, description: name, enabled: true })),
			},
		}),
	},
	{
		method: 'GET',
		path: '/configuration/properties/extended',
		roles: ROLES.read,
		run: () => ({ status: 200, body: { schema: extended } }),
	},
	{
		method: 'GET',
		path: '/configuration/unique-customer-matching-policy',
		roles: ROLES.matchingPolicy,
		run: ({ hub }) => ({
			status: 200,
			body: {
				properties: [hub.options.uniqueProperty.replace(/^base\./, '')],
				caseSensitive: hub.options.uniqueCaseSensitive,
			},
		}),
	},
	{
		method: 'GET',
		path: '/models/contexts',
		roles: ROLES.configuration,
		run: () => ({
			status: 200,
			body: {
				elements: CONTEXTS.map((id) => ({
					id,
					label: titled(id),
					description: `Events of the context ${titled(id)}`,
					propertiesSchema: contextInfo[id],
				})),
			},
		}),
	},
	{
		method: 'GET',
		path: '/me',
		global: true,
		roles: ROLES.anyone,
		run: ({ hub, caller }) => {
			const permission = caller.role === 'GUEST' ? 'R' : 'RW';
			const nodes = [
				...hub.nodes.entries().map(({ id }) => ({ id, permission })),
				...hub.nodes.views().map(({ id }) => ({ id, permission: 'R' })),
			];
			const workspaces = [{ id: hub.workspaceId, name: 'Sandbox', nodes }];
			const groups = [{ id: 'sandbox', name: 'Sandbox', workspaces }];
			const surname = caller.source ? null : 'Sandbox';
			return { status: 200, body: { id: caller.id, name: caller.name, surname, groups } };
		},
	},
];
