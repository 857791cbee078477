import { createRandom, type Random } from '../sandbox/random';
import { SortedList, type Entry } from './sortedList';

/** When simulations begin. */
export const START = Date.UTC(2026, 0, 1);

/** Maximum time until lists show a write. */
const INDEX_LAG = 120_000;

/** By how much the clocks of the writing servers differ. */
const SERVER_SKEW = 30_000;

/**
 * The time, and what has been written but isn't shown yet. Writes appear in lists up to two minutes later, each after a different
 * time. The records are those of the product.
 */
export abstract class SimulatedWorld {
	/** The true time. */
	now = START;

	/** How far n8n's clock and the Date header are off. */
	skew = { own: 0, date: 0 };

	readonly random: Random;

	protected sequence = 0;

	private waiting = new SortedList<Entry & { show: () => void }>();

	constructor(seed: number) {
		this.random = createRandom(seed);
	}

	/** A whole number from 0 to below `limit`. */
	upTo(limit: number): number {
		return Math.floor(this.random.next() * limit);
	}

	/** The time on the server that happens to write. */
	stamp(): number {
		return this.now - this.upTo(SERVER_SKEW);
	}

	/** Makes everything that is due appear in lists. */
	settle(): void {
		const due = this.waiting.slice(0, this.waiting.positionOf(this.now + 1));
		for (const entry of due) {
			this.waiting.remove(entry);
			entry.show();
		}
	}

	/** Makes everything appear in lists, due or not. */
	protected showAll(): void {
		this.waiting.slice(0, this.waiting.length).forEach((entry) => entry.show());
		this.waiting = new SortedList();
	}

	/** Makes something appear in lists after a while. */
	protected later(show: () => void, from = this.now): void {
		const lag = this.random.next() < 0.5 ? this.upTo(INDEX_LAG) : this.upTo(5000);
		this.waiting.add({ time: from + lag, sequence: ++this.sequence, show });
	}

	/** The times, in order, of this many writes that happened long ago. */
	protected longAgo(count: number): number[] {
		const past = this.now - 30 * INDEX_LAG;
		return Array.from({ length: count }, (_, number) => past + 1000 * number);
	}

	/** One of the last 2000, usually one of the very last. */
	protected recent<T>(list: T[]): T | undefined {
		const back = Math.floor(this.random.next() ** 3 * Math.min(list.length, 2000));
		return list[list.length - 1 - back];
	}
}
