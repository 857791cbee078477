import type { World } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Operations per minute that come one by one; with the bursts there are about twice as many. */
const SINGLE_RATE = 13;

/**
 * What people and programs do in a simulated account: mostly little, at times hundreds of things
 * in the same moment, as an import or a campaign makes them do.
 */
export class Life {
	done = 0;

	private nextAt: number;

	constructor(
		private readonly world: World,
		private readonly operations: number,
	) {
		// The triggers become active before.
		this.nextAt = world.now + MINUTE;
	}

	get isOver(): boolean {
		return this.done >= this.operations;
	}

	/** Lets the time pass, and happen what happens meanwhile. */
	passTo(time: number): void {
		const { world } = this;
		while (!this.isOver && this.nextAt <= time) {
			world.now = Math.max(world.now, this.nextAt);
			world.settle();
			this.act();
			this.nextAt += this.pause();
		}
		world.now = Math.max(world.now, time);
		world.settle();
	}

	private pause(): number {
		const { world } = this;
		if (world.random.next() < 0.0005) return world.upTo(2 * HOUR);
		return Math.ceil((-Math.log(1 - world.random.next()) * MINUTE) / SINGLE_RATE);
	}

	private act(): void {
		const { world } = this;
		if (world.random.next() >= 0.003) {
			this.doOne(world.random.next(), world.stamp());
			return;
		}
		// A burst: one kind, and often one and the same time.
		const kind = world.random.next() * 0.95;
		const size = world.random.next() < 0.05 ? 2000 + world.upTo(5000) : 50 + world.upTo(400);
		const stamp = world.stamp();
		const isSame = world.random.next() < 0.5;
		for (let count = 0; count < size && !this.isOver; count++) {
			this.doOne(kind, isSame ? stamp : stamp + Math.floor(count / 7));
		}
	}

	private doOne(kind: number, stamp: number): void {
		const { world } = this;
		this.done++;
		if (kind < 0.25) world.create(stamp);
		else if (kind < 0.45) world.update(stamp);
		else if (kind < 0.53) world.optOut(stamp);
		else if (kind < 0.59) world.deleteContact(stamp);
		else if (kind < 0.62) world.comeBack(stamp);
		else if (kind < 0.97) world.track(Math.floor(world.random.next() ** 3 * 3), stamp);
		else if (kind < 0.998) world.start();
		else if (kind < 0.999) world.send(stamp);
		else world.rename(stamp);
	}
}
