import type { IDataObject } from 'n8n-workflow';

import type { ContactHubSandbox, Customer } from '../../sandbox';
import { byId, byName, form, found, withoutOwnId, type Scenario, type Scenarios } from './scenario';

type Hub = ContactHubSandbox;

const EMAIL = 'ann@chaos.example.com';

/** A customer with a value in every part that operations change. */
function ann(hub: Hub): Customer {
	return hub.putCustomer({
		externalId: 'ext-ann',
		base: { firstName: 'Ann', contacts: { email: EMAIL } },
		tags: { auto: ['robot'], manual: ['vip'] },
	});
}

/** Parameters for the customer. */
const customer = (hub: Hub) => ({ customer: byId(ann(hub).id) });

/** Parameters for a session of the customer, which can only be created by a request. */
async function bound(hub: Hub) {
	const { customer: owner } = customer(hub);
	const target = `${hub.baseUrl}/workspaces/${hub.workspaceId}/customers/${owner.value}/sessions`;
	const headers = {
		authorization: `Bearer ${hub.tokens.trusted}`,
		'content-type': 'application/json',
	};
	await fetch(target, { method: 'POST', headers, body: '{"value":"session-1"}' });
	return { customer: owner, session: byId(found(hub.sessions(owner.value)[0], 'session').id) };
}

const fields = { customerFields: form({ 'base.firstName': 'Anna', 'base.lastName': 'Berg' }) };

/** The five operations on a kind of record below a customer. */
function recordsOf(
	collection: 'educations' | 'jobs' | 'likes' | 'subscriptions',
	values: IDataObject,
	change: IDataObject,
): Record<string, Scenario<Hub>> {
	const prepare = (hub: Hub) => {
		const base = { [collection]: [{ id: 'one', ...values }, { id: 'two' }] };
		return { customer: byId(hub.putCustomer({ base }).id) };
	};
	const one = { record: byId('one') };
	return {
		create: {
			prepare: (hub) => ({ ...prepare(hub), additionalFields: { id: 'three', ...values } }),
		},
		delete: { prepare: (hub) => ({ ...prepare(hub), ...one }) },
		get: { prepare: (hub) => ({ ...prepare(hub), ...one }) },
		getAll: { prepare },
		update: { prepare: (hub) => ({ ...prepare(hub), ...one, updateFields: change }) },
	};
}

const firstEvent = (hub: Hub) =>
	found(hub.events().next().value as { id: string } | undefined, 'event').id;

const viewedPage = {
	eventType: byName('viewedPage'),
	context: 'WEB',
	properties: form({ url: 'https://example.com/shoes' }),
	additionalFields: { date: '2026-03-10T10:20:30.400Z' },
};

/** Few tokens have access to the feed of changes. */
const changes: Scenario<Hub> = {
	prepare: () => ({ returnAll: true }),
	credential: (hub) => ({ token: hub.tokens.updates }),
};

/** More than one page of everything. */
const pages = { contactHub: { customers: 120, events: 120 } };

/** How to run each operation of the ContactHub node. */
export const contactHubScenarios: Scenarios<Hub> = {
	change: { getAll: changes, getLastOffset: changes },
	customer: {
		addTag: { prepare: (hub) => ({ ...customer(hub), tag: byName('new') }) },
		create: {
			prepare: () => ({ customerFields: form({ 'base.contacts.email': 'new@chaos.example.com' }) }),
		},
		delete: { prepare: customer },
		get: { prepare: (hub) => customer(hub) },
		getAll: { prepare: () => ({ returnAll: true, simplify: false }), server: pages },
		removeTag: { prepare: (hub) => ({ ...customer(hub), tag: byName('vip') }) },
		replace: { prepare: (hub) => ({ ...customer(hub), ...fields }) },
		update: {
			prepare: (hub) => ({ ...customer(hub), ...fields, additionalFields: { onlyChanges: true } }),
		},
		upsert: {
			prepare: (hub) => {
				ann(hub);
				return {
					customerFields: form({ 'base.contacts.email': EMAIL, 'base.firstName': 'Anna' }),
				};
			},
			server: { contactHub: { uniquenessPolicy: 'BLOCK' } },
		},
	},
	education: recordsOf(
		'educations',
		{ schoolType: 'COLLEGE', schoolName: 'Example College', startYear: 2001 },
		{ schoolName: 'Another College' },
	),
	event: {
		create: {
			prepare: (hub) => ({ assignTo: 'customer', ...customer(hub), ...viewedPage }),
			exceptions: [withoutOwnId],
		},
		delete: { prepare: (hub) => ({ eventId: firstEvent(hub) }) },
		get: { prepare: (hub) => ({ eventId: firstEvent(hub), simplify: false }) },
		getAll: { prepare: () => ({ returnAll: true, simplify: false }), server: pages },
		update: {
			prepare: (hub) => ({ eventId: firstEvent(hub), updateFields: { context: 'MOBILE' } }),
		},
	},
	job: recordsOf('jobs', { companyName: 'Example Ltd', jobTitle: 'Clerk' }, { jobTitle: 'Cook' }),
	like: recordsOf('likes', { category: 'sport', name: 'Tennis' }, { name: 'Chess' }),
	session: {
		create: {
			prepare: (hub) => ({ ...customer(hub), additionalFields: { sessionId: 'session-1' } }),
		},
		delete: { prepare: bound },
		generateId: {},
		get: { prepare: bound },
		getAll: {
			prepare: async (hub) => ({ customer: (await bound(hub)).customer }),
		},
	},
	subscription: recordsOf(
		'subscriptions',
		{ name: 'News', kind: 'SERVICE', subscribed: true },
		{ name: 'Weekly news' },
	),
	workspace: {
		getEventTypes: {},
		getExtendedProperties: {},
		getMe: { exceptions: [withoutOwnId] },
		getNodes: {},
	},
};
