import type { ContactRecord } from '../contacts/record';
import type { ConstantContactV3Options } from '../options';
import type { Account } from '../state';
import type { ActivityFault, Order } from './record';
import type { Chosen } from './sources';

/** The maximum number of lists, and of tags, of a contact (V3 API 4). */
const MOST = 50;

type Change = (contact: ContactRecord) => ContactRecord | string;

/**
 * A request that changes the selected contacts one by one.
 * @param change returns the changed contact, or the reason why it can't be changed
 */
function changeOrder(
	{ contacts, options }: Account,
	{ numbers, faults: unknown }: Chosen,
	lists: Record<'list_count', number> | object,
	change: Change,
): Order {
	const total = [...numbers()].length + unknown.length;
	return {
		expected: { ...lists, items_total_count: total, items_completed_count: 0 },
		run: (now) => {
			const faults: ActivityFault[] = [...unknown];
			let done = 0;
			for (const number of [...numbers()]) {
				const before = contacts.get(number)!;
				const changed = change(before);
				if (typeof changed === 'string') {
					faults.push({ message: `${contacts.id(number)} ${changed}` });
					continue;
				}
				done++;
				if (changed === before) continue;
				const updatedTime = options.membershipMovesUpdatedAt ? now : before.updatedTime;
				contacts.put({ ...changed, updatedTime });
			}
			const counters = {
				...lists,
				items_total_count: done + faults.length,
				items_completed_count: done,
			};
			return { faults, counters };
		},
	};
}

/** A contact as a member of additional lists; or a text that says why that isn't possible. */
export function joined(
	contact: ContactRecord,
	ids: readonly string[],
	mode: ConstantContactV3Options['importOfUnsubscribed'],
): ContactRecord | string {
	const isOut = contact.email?.permission === 'unsubscribed';
	if (isOut && (mode === 'skip' || mode === 'error')) {
		return 'has unsubscribed and cannot be added to lists';
	}
	const lists = [...new Set([...contact.lists, ...ids])];
	if (lists.length === contact.lists.length) return contact;
	if (lists.length > MOST) return `would be in more than ${MOST} lists`;
	if (!isOut || mode === 'addToLists') return { ...contact, lists };
	const { optOut: _optOut, ...email } = contact.email!;
	return { ...contact, lists, email: { ...email, permission: 'implicit' } };
}

/** A request to add contacts to lists. */
export function addToListsOrder(account: Account, chosen: Chosen, ids: string[]): Order {
	const lists = { list_count: ids.length };
	return changeOrder(account, chosen, lists, (contact) =>
		joined(
			contact,
			ids.filter((id) => account.lists.isActive(id)),
			account.options.importOfUnsubscribed,
		),
	);
}

/** A request to remove contacts from lists. */
export function removeFromListsOrder(account: Account, chosen: Chosen, ids: string[]): Order {
	return changeOrder(account, chosen, { list_count: ids.length }, (contact) => {
		const lists = contact.lists.filter((id) => !ids.includes(id));
		return lists.length === contact.lists.length ? contact : { ...contact, lists };
	});
}

/** A request to add tags to contacts. */
export function addTagsOrder(account: Account, chosen: Chosen, ids: string[]): Order {
	return changeOrder(account, chosen, {}, (contact) => {
		const tags = [...new Set([...contact.tags, ...ids.filter((id) => account.tags.has(id))])];
		if (tags.length > MOST) return `would have more than ${MOST} tags`;
		return tags.length === contact.tags.length ? contact : { ...contact, tags };
	});
}

/** A request to remove tags from contacts. */
export function removeTagsOrder(account: Account, chosen: Chosen, ids: string[]): Order {
	return changeOrder(account, chosen, {}, (contact) => {
		const tags = contact.tags.filter((id) => !ids.includes(id));
		return tags.length === contact.tags.length ? contact : { ...contact, tags };
	});
}
