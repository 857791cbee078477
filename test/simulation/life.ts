import type { SimulatedWorld } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Which operations occur in bursts, and how many at once. */
export interface Bursts {
	/** Kinds of operations below this one do; kinds are numbers from 0 to below 1. */
	belowKind: number;
	/** By how many operations the few large bursts vary. */
	spread: number;
}

/**
 * What people and programs do in a simulated service: usually little, sometimes hundreds of things at the same time. What they
 * can do depends on the product.
 */
export abstract class SimulatedLife<World extends SimulatedWorld = SimulatedWorld> {
	done = 0;

	protected abstract readonly bursts: Bursts;

	/** Operations per minute that occur singly; with the bursts, there are about twice as many. */
	protected abstract readonly singleRate: number;

	private nextAt: number;

	constructor(
		protected readonly world: World,
		private readonly operations: number,
	) {
		// The triggers become active before that.
		this.nextAt = world.now + MINUTE;
	}

	/** @param kind a number from 0 to below 1 that determines what is done */
	protected abstract act(kind: number, stamp: number): void;

	get isOver(): boolean {
		return this.done >= this.operations;
	}

	/** Lets time pass, with everything that happens in it. */
	passTo(time: number): void {
		const { world } = this;
		while (!this.isOver && this.nextAt <= time) {
			world.now = Math.max(world.now, this.nextAt);
			world.settle();
			this.goOn();
			this.nextAt += this.pause();
		}
		world.now = Math.max(world.now, time);
		world.settle();
	}

	private pause(): number {
		const { world } = this;
		if (world.random.next() < 0.0005) return world.upTo(2 * HOUR);
		return Math.ceil((-Math.log(1 - world.random.next()) * MINUTE) / this.singleRate);
	}

	private goOn(): void {
		const { bursts, world } = this;
		if (world.random.next() >= 0.003) {
			this.doOne(world.random.next(), world.stamp());
			return;
		}
		// A burst: one kind, and often the same time.
		const kind = world.random.next() * bursts.belowKind;
		const isLarge = world.random.next() < 0.05;
		const size = isLarge ? 2000 + world.upTo(bursts.spread) : 50 + world.upTo(400);
		const stamp = world.stamp();
		const isSame = world.random.next() < 0.5;
		for (let count = 0; count < size && !this.isOver; count++) {
			this.doOne(kind, isSame ? stamp : stamp + Math.floor(count / 7));
		}
	}

	private doOne(kind: number, stamp: number): void {
		this.done++;
		this.act(kind, stamp);
	}
}
