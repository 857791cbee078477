import { getValueAt, type Collection } from '../../kit';

/** The records of a workspace that have an ID (ContactHub API 2). */
export const COLLECTIONS: Collection[] = [
	{
		path: /\/workspaces\/[^/]+\/customers$/,
		id: 'id',
		known: (customer) => [customer.externalId, getValueAt(customer, 'base.contacts.email')],
	},
	{ path: /\/customers\/[^/]+\/sessions$/, id: 'id', known: ({ value }) => [value] },
	{
		path: /\/customers\/[^/]+\/(?:educations|jobs|likes|subscriptions)$/,
		id: 'id',
		known: ({ id }) => [id],
	},
	{ path: /\/workspaces\/[^/]+\/events$/, id: 'id' },
];
