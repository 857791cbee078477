import { deleted } from '../contacts/record';
import type { Account } from '../state';
import type { ActivityFault, Order } from './record';

/** A request to delete lists: their contacts stay, their names remain taken until it is done. */
export function deleteListsOrder({ lists, contacts }: Account, ids: string[]): Order {
	return {
		expected: { list_count: ids.length },
		run: (now) => {
			for (const id of ids) {
				const list = lists.get(id);
				if (list === undefined || list.deletedTime !== undefined) continue;
				contacts.drop(id);
				lists.put({ ...list, updatedTime: now, deletedTime: now });
			}
			return { faults: [], counters: { list_count: ids.length } };
		},
	};
}

/** A request to delete records by id: ids that don't exist become errors. */
function deletionOrder(ids: string[], remove: (id: string) => boolean): Order {
	const items_total_count = ids.length;
	return {
		expected: { items_total_count, items_completed_count: 0 },
		run: () => {
			const faults = ids.flatMap((id): ActivityFault[] =>
				remove(id) ? [] : [{ message: `${id} was not found` }],
			);
			const items_completed_count = items_total_count - faults.length;
			return { faults, counters: { items_total_count, items_completed_count } };
		},
	};
}

/** A request to delete tags, and to remove them from contacts. */
export function deleteTagsOrder({ tags, contacts }: Account, ids: string[]): Order {
	return deletionOrder(ids, (id) => {
		if (!tags.has(id)) return false;
		tags.delete(id);
		contacts.drop(id);
		return true;
	});
}

/** A request to delete custom fields and their values. */
export function deleteFieldsOrder({ fields, contacts }: Account, ids: string[]): Order {
	return deletionOrder(ids, (id) => {
		if (fields.get(id) === undefined) return false;
		fields.delete(id);
		contacts.drop(id);
		return true;
	});
}

/** A request to delete contacts, which are selected when it runs. */
export function deleteContactsOrder(
	{ contacts }: Account,
	choose: () => Iterable<number>,
	faults: ActivityFault[],
	listCount: number | undefined,
): Order {
	const lists = listCount === undefined ? {} : { list_count: listCount };
	const items_total_count = [...choose()].length + faults.length;
	return {
		expected: { ...lists, items_total_count, items_completed_count: 0 },
		run: (now) => {
			const chosen = [...choose()];
			for (const number of chosen) contacts.put(deleted(contacts.get(number)!, now));
			const total = chosen.length + faults.length;
			const counters = {
				...lists,
				items_total_count: total,
				items_completed_count: chosen.length,
			};
			return { faults, counters };
		},
	};
}
