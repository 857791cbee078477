import type { Account } from '../state';
import type { ListRecord } from './store';

/** A list that a test puts into the sandbox. */
export type ListV3Input = Partial<Pick<ListRecord, 'description' | 'id' | 'name'>>;

/**
 * Creates or changes a list without the API's checks.
 * @throws RangeError for an unknown id
 */
export function putList({ lists, clock }: Account, { id, ...changes }: ListV3Input): ListRecord {
	const now = clock.now();
	const known = id === undefined ? undefined : lists.get(id);
	if (id !== undefined && known === undefined) throw new RangeError(`There is no list ${id}`);
	const fresh = { name: 'New list', description: '', favorite: false, createdTime: now };
	const before = known ?? { ...lists.next(), ...fresh };
	const list = { ...before, ...changes, updatedTime: now };
	lists.put(list);
	return list;
}
