import { mix, pick } from '../random';
import { FIRST_NAMES, LAST_NAMES } from './words';

/** Seeded contacts were created until this time; their last changes are a little later, so that everything is in the past. */
const LAST_DAY = Date.UTC(2025, 5, 1);
const SEED_END = LAST_DAY + 60 * 86_400_000;

/** What differs between the versions. */
interface Origin {
	/** Seeded contacts were created from this time. */
	firstDay: number;
	firstNumber: number;
	/** Top-level domains of the addresses. */
	domains: readonly [string, string];
	/** Times are multiples of this. */
	precisionMs: number;
}

/**
 * What the contacts of a new sandbox have in common in all versions: numbers, names, addresses and times. None is stored: each
 * is computed from its index, so a million of them take neither time nor memory until requested.
 */
export abstract class SeededPeople {
	private readonly step: number;

	constructor(
		readonly length: number,
		protected readonly seed: number,
		private readonly origin: Origin,
	) {
		this.step = Math.floor((LAST_DAY - origin.firstDay) / Math.max(1, length));
	}

	number(index: number): number {
		return this.origin.firstNumber + index;
	}

	/** Index of the contact with this number; undefined if it wasn't seeded. */
	indexOfNumber(number: number): number | undefined {
		const index = number - this.origin.firstNumber;
		return this.has(index) ? index : undefined;
	}

	email(index: number): string {
		const name = `${this.firstName(index)}.${this.lastName(index)}.${index.toString(36)}`;
		const [even, odd] = this.origin.domains;
		return `${name.toLowerCase()}@example.${mix(this.seed, index, 3) & 1 ? odd : even}`;
	}

	/** Index of the contact with this address, in lower case. */
	indexOfEmail(email: string): number | undefined {
		const suffix = /\.([0-9a-z]+)@/.exec(email)?.[1];
		const index = suffix === undefined ? NaN : Number.parseInt(suffix, 36);
		return this.has(index) && this.email(index) === email ? index : undefined;
	}

	/** When the contact was created; increases with the index. */
	createdTime(index: number): number {
		const { firstDay } = this.origin;
		return this.round(firstDay + index * this.step + (mix(this.seed, index, 1) % this.step));
	}

	/** When the contact last changed: a third of them never did. */
	updatedTime(index: number): number {
		const bits = mix(this.seed, index, 2);
		if (bits % 3 === 0) return this.createdTime(index);
		return this.timeAfterCreation(index, (bits >>> 8) / 0x1000000);
	}

	/** A time between the contact's creation (0) and the end of what was seeded (1). */
	protected timeAfterCreation(index: number, fraction: number): number {
		const created = this.createdTime(index);
		return this.round(Math.floor(created + (SEED_END - created) * fraction));
	}

	/** Positions of the one or two lists of a contact, of so many. */
	protected listPositions(index: number, lists: number): number[] {
		const bits = mix(this.seed, index, 5);
		const first = bits % lists;
		const second = (bits >>> 8) % lists;
		return first === second || (bits & 0x10000) === 0 ? [first] : [first, second];
	}

	protected firstName(index: number): string {
		return pick(FIRST_NAMES, mix(this.seed, index, 7) >>> 4);
	}

	protected lastName(index: number): string {
		return pick(LAST_NAMES, mix(this.seed, index, 8) >>> 4);
	}

	private has(index: number): boolean {
		return index >= 0 && index < this.length;
	}

	private round(time: number): number {
		return time - (time % this.origin.precisionMs);
	}
}
