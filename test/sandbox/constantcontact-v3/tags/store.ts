import type { IdSpace } from '../ids';

/** A tag; times are milliseconds since 1970. */
export interface TagRecord {
	id: string;
	name: string;
	source: string;
	createdTime: number;
	updatedTime: number;
}

const SEEDED_NAMES = ['VIP', 'Newsletter', 'Trade Fair 2025', 'Café'];
const SEEDED_TIME = Date.UTC(2019, 2, 5, 9, 12);

/** The tags of the account. */
export class TagStore {
	private readonly stored = new Map<string, TagRecord>();
	private lastNumber = 0;

	constructor(
		seeded: number,
		private readonly ids: IdSpace,
	) {
		for (let number = 1; number <= seeded; number++) {
			const createdTime = SEEDED_TIME + number * 3_600_000;
			this.put({
				id: this.nextId(),
				name: SEEDED_NAMES[number - 1] ?? `Seeded Tag ${number}`,
				source: 'Contact',
				createdTime,
				updatedTime: createdTime,
			});
		}
	}

	get count(): number {
		return this.stored.size;
	}

	/** Id for a new tag. */
	nextId(): string {
		return this.ids.id(++this.lastNumber);
	}

	get(id: string): TagRecord | undefined {
		return this.stored.get(id);
	}

	has(id: string): boolean {
		return this.stored.has(id);
	}

	/** In order of creation. */
	all(): TagRecord[] {
		return [...this.stored.values()];
	}

	/** Whether a tag, other than the given one, has this name. */
	hasName(name: string, except?: string): boolean {
		return this.all().some((tag) => tag.name === name && tag.id !== except);
	}

	put(tag: TagRecord): void {
		this.stored.set(tag.id, tag);
	}

	delete(id: string): void {
		this.stored.delete(id);
	}
}
