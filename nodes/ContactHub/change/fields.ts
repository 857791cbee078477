import { choice, filters, notice, type Query } from '../../kit';
import { nodeFilter } from '../fields/common';

/** Shown with both operations: most tokens lack the right. */
export const rightNotice = notice(
	'The updates feed requires a token with the role ADMIN, USER or PLATFORM_UPDATES. Tokens of sources do not have it.',
);

/** Whose changes. */
export const entityField = choice({
	displayName: 'Changes Of',
	default: 'all',
	options: [
		{ name: 'Customers', value: 'CUSTOMER' },
		{ name: 'Customers and Events', value: 'all' },
		{ name: 'Events', value: 'EVENT' },
	],
});

/** The fields of both operations. */
export const feedFields = {
	rightNotice,
	entity: entityField,
	filters: filters({
		fields: { node: nodeFilter },
	}),
};

/** Query parameters that choose the feed (ContactHub API 2.7). */
export function toFeedQuery({
	entity,
	filters,
}: {
	entity: string;
	filters: { node?: string };
}): Query {
	return { entity: entity === 'all' ? undefined : entity, nodeId: filters.node };
}
