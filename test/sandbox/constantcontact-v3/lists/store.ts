import type { IdSpace } from '../ids';

/** A list of contacts; times are milliseconds since 1970. */
export interface ListRecord {
	/** Its id in the older versions of the API. */
	number: number;
	id: string;
	name: string;
	description: string;
	favorite: boolean;
	createdTime: number;
	updatedTime: number;
	deletedTime?: number;
}

const SEEDED_NAMES = ['General Interest', 'Spring Offers', 'Great News!', 'Café & Books'];
const SEEDED_TIME = Date.UTC(2017, 10, 19, 21, 33, 50);

/** The lists of the account; deleted ones are kept, but their names are available again. */
export class ListStore {
	private readonly stored = new Map<string, ListRecord>();
	private lastNumber = 0;

	constructor(
		seeded: number,
		private readonly ids: IdSpace,
	) {
		for (let number = 1; number <= seeded; number++) {
			const createdTime = SEEDED_TIME + number * 60_000;
			this.put({
				number,
				id: ids.id(number),
				name: SEEDED_NAMES[number - 1] ?? `Seeded List ${number}`,
				description: number === 1 ? 'Everybody who wants to hear from us' : '',
				favorite: number === 2,
				createdTime,
				updatedTime: createdTime + number * 86_400_000,
			});
		}
	}

	/** Number of lists that aren't deleted. */
	get count(): number {
		return this.all().filter(({ deletedTime }) => deletedTime === undefined).length;
	}

	/** Number and id for a new list; `put` the list immediately. */
	next(): { number: number; id: string } {
		const number = this.lastNumber + 1;
		return { number, id: this.ids.id(number) };
	}

	get(id: string): ListRecord | undefined {
		return this.stored.get(id);
	}

	withNumber(number: number): ListRecord | undefined {
		return this.stored.get(this.ids.id(number));
	}

	/** Whether contacts can be in this list. */
	isActive(id: string): boolean {
		const list = this.stored.get(id);
		return list !== undefined && list.deletedTime === undefined;
	}

	/** In order of creation. */
	all(): ListRecord[] {
		return [...this.stored.values()];
	}

	/** Whether a list that isn't deleted, other than the given one, has this name. */
	hasName(name: string, except?: string): boolean {
		return this.all().some(
			(list) => list.name === name && list.id !== except && list.deletedTime === undefined,
		);
	}

	put(list: ListRecord): void {
		this.stored.set(list.id, list);
		this.lastNumber = Math.max(this.lastNumber, list.number);
	}
}
