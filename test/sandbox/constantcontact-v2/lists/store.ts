/** A list of contacts; times are milliseconds since 1970. */
export interface ListRecord {
	id: number;
	name: string;
	status: 'ACTIVE' | 'HIDDEN';
	createdTime: number;
	modifiedTime: number;
}

const SEEDED_NAMES = ['General Interest', 'Spring Offers', 'Great News!', 'Café & Books'];
const SEEDED_TIME = Date.UTC(2012, 11, 19, 21, 33, 50);

/** The lists of the account. */
export class ListStore {
	private readonly stored = new Map<number, ListRecord>();
	private lastId = 0;

	constructor(seeded: number) {
		for (let id = 1; id <= seeded; id++) {
			const createdTime = SEEDED_TIME + id * 60_000;
			this.put({
				id,
				name: SEEDED_NAMES[id - 1] ?? `Seeded List ${id}`,
				status: id === 4 ? 'HIDDEN' : 'ACTIVE',
				createdTime,
				modifiedTime: createdTime + id * 86_400_000,
			});
		}
	}

	/** Number of lists. */
	get count(): number {
		return this.stored.size;
	}

	/** Id for a new list; ids of deleted lists are never reused. */
	nextId(): number {
		return this.lastId + 1;
	}

	get(id: number): ListRecord | undefined {
		return this.stored.get(id);
	}

	/** In the order of their ids. */
	all(): ListRecord[] {
		return [...this.stored.values()].sort((a, b) => a.id - b.id);
	}

	/** Whether a list, other than the given one, has this name. */
	hasName(name: string, except?: number): boolean {
		return this.all().some((list) => list.name === name && list.id !== except);
	}

	put(list: ListRecord): void {
		this.stored.set(list.id, list);
		this.lastId = Math.max(this.lastId, list.id);
	}

	delete(id: number): void {
		this.stored.delete(id);
	}
}
