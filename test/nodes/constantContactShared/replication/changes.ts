import { createRandom, type Random } from '../../../sandbox/random';

/** A kind of change with its weight relative to the others. */
export type Change = [weight: number, kind: string, act: () => void];

/** Makes random changes to an account, one after another; the same ones for the same seed. */
export abstract class RandomChanges {
	/** Number of changes so far. */
	count = 0;

	/** Number of changes of each kind. */
	readonly kinds = new Map<string, number>();

	readonly random: Random;

	protected abstract readonly weights: Change[];

	constructor(seed: number) {
		this.random = createRandom(seed);
	}

	/** Makes a change at the clock's time. */
	make(): void {
		const total = this.weights.reduce((sum, [weight]) => sum + weight, 0);
		let at = this.random.next() * total;
		const [, kind, act] = this.weights.find(([weight]) => (at -= weight) < 0)!;
		this.count++;
		this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
		act();
	}

	/** A number from 0 to below the limit. */
	below(limit: number): number {
		return Math.floor(this.random.next() * limit);
	}

	protected pick<T>(values: T[]): T | undefined {
		return values[this.below(values.length)];
	}

	protected word(prefix: string): string {
		return `${prefix} ${this.count}`;
	}

	protected name(): { name: string } {
		return { name: this.word('Campaign') };
	}
}
