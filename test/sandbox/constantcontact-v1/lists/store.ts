import type { Addresses } from '../addresses';

/** A list of contacts; times are milliseconds since 1970. */
export interface ListRecord {
	id: number;
	name: string;
	optInDefault: boolean;
	sortOrder: number;
	displayOnSignup: boolean;
	updateTime: number;
}

/** A list maintained by the service itself; it can only be read and exported (V1 API 3). */
export interface SystemList {
	id: 'active' | 'do-not-mail' | 'removed';
	name: string;
}

/** In the order of the feed, where they come first. */
export const SYSTEM_LISTS: readonly SystemList[] = [
	{ id: 'active', name: 'Active' },
	{ id: 'do-not-mail', name: 'Do Not Mail' },
	{ id: 'removed', name: 'Removed' },
];

const SEEDED_NAMES = ['General Interest', 'Recent Signups', 'Miscellaneous', 'Café & Books'];
const SEEDED_TIME = Date.UTC(2008, 3, 16, 13, 7, 14, 57);

/** The lists of the account. */
export class ListStore {
	private readonly stored = new Map<number, ListRecord>();
	private lastId = 0;

	constructor(
		seeded: number,
		private readonly addresses: Addresses,
	) {
		for (let id = 1; id <= seeded; id++) {
			this.put({
				id,
				name: SEEDED_NAMES[id - 1] ?? `Seeded List ${id}`,
				optInDefault: id === 1,
				sortOrder: id,
				displayOnSignup: id === 1,
				updateTime: SEEDED_TIME + id * 60_000,
			});
		}
	}

	/** Id for a new list; ids of deleted lists are never reused. */
	nextId(): number {
		return this.lastId + 1;
	}

	get(id: number): ListRecord | undefined {
		return this.stored.get(id);
	}

	/** The lists except system lists, in the order of their ids. */
	all(): ListRecord[] {
		return [...this.stored.values()].sort((a, b) => a.id - b.id);
	}

	/** Whether a list or system list has exactly this name. */
	hasName(name: string, except?: number): boolean {
		if (SYSTEM_LISTS.some((list) => list.name === name)) return true;
		return this.all().some((list) => list.name === name && list.id !== except);
	}

	/** The list with this id URI; system lists are excluded. */
	withUri(uri: string): ListRecord | undefined {
		const id = this.addresses.idWithin(uri, 'lists');
		return id !== undefined && /^\d+$/.test(id) ? this.get(Number(id)) : undefined;
	}

	/** The system list with this id URI. */
	systemWithUri(uri: string): SystemList | undefined {
		const id = this.addresses.idWithin(uri, 'lists');
		return SYSTEM_LISTS.find((list) => list.id === id);
	}

	put(list: ListRecord): void {
		this.stored.set(list.id, list);
		this.lastId = Math.max(this.lastId, list.id);
	}

	delete(id: number): void {
		this.stored.delete(id);
	}
}
