import { constantContactV1, constantContactV2, contactHub, type Subject } from '../subjects';
import type {
	ConstantContactV1Sandbox,
	ConstantContactV2Sandbox,
	ContactHubSandbox,
} from '../../sandbox';
import { form, type Parameters } from '../operations/scenario';

/** A customer or contact in the model. */
export interface Person {
	email: string;
	/** The server's ID; empty until it has been created. */
	id: string;
	name: string;
	/** Tags, or IDs of lists; sorted. */
	marks: string[];
}

/** An action on a person. */
export type Kind = 'create' | 'update' | 'delete' | 'mark' | 'unmark';

/** How a node does it, and how to look up the server's actual state. */
export interface Target<State> {
	subject: Subject<State>;
	/** The possible marks of a person. */
	marks: string[];
	/** Resource, operation and parameters; they read `email`, `id`, `name` and `mark` from the item. */
	operations: Record<Kind, Parameters>;
	/** The people currently on the server, except deleted ones. */
	people(state: State): Iterable<Person>;
}

const mapped = { __rl: true, mode: 'id', value: '={{ $json.id }}' };

export const customers: Target<ContactHubSandbox> = {
	subject: contactHub,
	marks: ['red', 'green', 'blue'],
	operations: {
		create: {
			resource: 'customer',
			operation: 'create',
			customerFields: form({
				'base.contacts.email': '={{ $json.email }}',
				'base.firstName': '={{ $json.name }}',
			}),
		},
		update: {
			resource: 'customer',
			operation: 'update',
			customer: mapped,
			customerFields: form({ 'base.firstName': '={{ $json.name }}' }),
		},
		delete: { resource: 'customer', operation: 'delete', customer: mapped },
		mark: tagging('addTag'),
		unmark: { ...tagging('removeTag'), ifMissing: 'ignore' },
	},
	*people(state) {
		for (const { id, base, tags } of state.customers()) {
			const { firstName, contacts } = base as unknown as {
				firstName: string;
				contacts: { email: string };
			};
			const marks = [...((tags as { manual?: string[] } | null)?.manual ?? [])].sort();
			yield { id, email: contacts.email, name: firstName, marks };
		}
	},
};

function tagging(operation: string): Parameters {
	const tag = { __rl: true, mode: 'name', value: '={{ $json.mark }}' };
	return { resource: 'customer', operation, customer: mapped, tag };
}

/** Every contact is in this list, because a contact without lists counts as removed. */
const HOME = 1;

/** Both versions of the API support the same operations for contacts. */
const contactOperations: Record<Kind, Parameters> = {
	create: {
		resource: 'contact',
		operation: 'create',
		contactFields: form({
			email_address: '={{ $json.email }}',
			first_name: '={{ $json.name }}',
		}),
		lists: [String(HOME)],
	},
	update: {
		resource: 'contact',
		operation: 'update',
		contact: mapped,
		contactFields: form({ first_name: '={{ $json.name }}' }),
	},
	delete: { resource: 'contact', operation: 'unsubscribe', contact: mapped },
	mark: {
		resource: 'contact',
		operation: 'addToList',
		contact: mapped,
		lists: '={{ $json.mark }}',
	},
	unmark: {
		resource: 'contact',
		operation: 'removeFromList',
		contact: mapped,
		removeFrom: 'some',
		lists: '={{ $json.mark }}',
	},
};

/** IDs of lists besides the one that has every contact. */
const otherLists = (lists: number[]) =>
	lists
		.filter((list) => list !== HOME)
		.map(String)
		.sort();

export const contactsV1: Target<ConstantContactV1Sandbox> = {
	subject: constantContactV1,
	marks: ['2', '3', '4'],
	operations: contactOperations,
	*people(state) {
		for (const { id, email, status, fields, memberships } of state.contacts()) {
			if (status === 'Do Not Mail') continue;
			const marks = otherLists(memberships.map(({ listId }) => listId));
			yield { id: String(id), email, name: fields.FirstName ?? '', marks };
		}
	},
};

export const contactsV2: Target<ConstantContactV2Sandbox> = {
	subject: constantContactV2,
	marks: ['2', '3', '4'],
	operations: contactOperations,
	*people(state) {
		for (const { id, email, status, texts, lists } of state.contacts()) {
			if (status === 'OPTOUT') continue;
			yield { id: String(id), email, name: texts.first_name ?? '', marks: otherLists(lists) };
		}
	},
};
