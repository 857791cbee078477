import type { ContactStore } from './store';

/** Members of a list, or contacts with a tag. */
export interface Members {
	all: number;
	active: number;
}

const NONE: Members = { all: 0, active: 0 };

/** Counts the contacts of each list or tag in one pass, and keeps the counts until a contact changes. */
export class MemberCounts {
	private counts = new Map<string, Members>();
	private version = -1;

	constructor(
		private readonly contacts: ContactStore,
		private readonly idsOf: (number: number) => string[],
	) {}

	/** Deleted contacts aren't counted: they are in no list and have no tags. */
	of(id: string): Members {
		if (this.version !== this.contacts.version) this.count();
		return this.counts.get(id) ?? NONE;
	}

	private count(): void {
		const { contacts } = this;
		this.counts = new Map();
		this.version = contacts.version;
		for (const number of contacts.numbers(() => true)) {
			const isActive = contacts.status(number) === 'active';
			for (const id of this.idsOf(number)) {
				const members = this.counts.get(id) ?? { all: 0, active: 0 };
				members.all++;
				if (isActive) members.active++;
				this.counts.set(id, members);
			}
		}
	}
}
