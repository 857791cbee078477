import { ROLES } from './access';
import type { Call, Endpoint } from './api';
import type { FeedFilter } from './updatesFeed';

const DEFAULT_SIZE = 50;
const MAX_SIZE = 4000;
const MAX_INTEGER = Number.MAX_SAFE_INTEGER;

function filterOf({ hub, query }: Call): FeedFilter {
	const nodeId = query.text('nodeId');
	return {
		nodeIds: nodeId === undefined ? undefined : hub.nodes.shownBy(nodeId),
		entity: query.oneOf('entity', ['CUSTOMER', 'EVENT']),
	};
}

/** The change feed: not available to source tokens (ContactHub API 2.7). */
export const updateEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/updates',
		roles: ROLES.updates,
		query: ['size', 'timestamp', 'offset', 'nodeId', 'entity'],
		run: (call) => {
			const { hub, query } = call;
			const size = query.integer('size', 0, MAX_SIZE) ?? DEFAULT_SIZE;
			const start = {
				offset: query.integer('offset', 0, MAX_INTEGER),
				timestamp: query.integer('timestamp', 0, MAX_INTEGER),
			};
			const { next, updates } = hub.updates.read(start, filterOf(call), size);
			return { status: 200, body: { nextOffset: next, updates } };
		},
	},
	{
		method: 'GET',
		path: '/updates/last-offset',
		roles: ROLES.updates,
		query: ['nodeId', 'entity'],
		run: (call) => ({
			status: 200,
			body: { lastOffset: call.hub.updates.lastOffset(filterOf(call)) },
		}),
	},
];
