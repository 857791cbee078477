import type { Account } from '../state';
import type { ListRecord } from './store';

/** Creates or changes a list without the API's checks; without an id, a new one. */
export function putList({ clock, lists }: Account, input: Partial<ListRecord>): ListRecord {
	const now = clock.now();
	const id = input.id ?? lists.nextId();
	const fresh: ListRecord = {
		id,
		name: `List ${id}`,
		status: 'ACTIVE',
		createdTime: now,
		modifiedTime: now,
	};
	const list = { ...(lists.get(id) ?? fresh), modifiedTime: now, ...input, id };
	lists.put(list);
	return list;
}
