import type { World } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Operations per minute that come one by one; with the bursts there are about twice as many. */
const SINGLE_RATE = 13;

/**
 * What people and programs do in a simulated ContactHub: mostly little, at times hundreds of things
 * in the same moment.
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
		const kind = world.random.next() * 0.9;
		const size = world.random.next() < 0.05 ? 2000 + world.upTo(1500) : 50 + world.upTo(400);
		const stamp = world.stamp();
		const isSame = world.random.next() < 0.5;
		for (let count = 0; count < size && !this.isOver; count++) {
			this.doOne(kind, isSame ? stamp : stamp + Math.floor(count / 7));
		}
	}

	private doOne(kind: number, stamp: number): void {
		const { world } = this;
		this.done++;
		if (kind < 0.35) world.create(stamp);
		else if (kind < 0.6) world.update(stamp);
		else if (kind < 0.9) world.send(this.dateOf(stamp));
		else if (kind < 0.96) world.deleteCustomer();
		else world.deleteEvent();
	}

	/**
	 * Some events are told late, as far as the trigger's overlap reaches, and some are dated ahead.
	 */
	private dateOf(stamp: number): number {
		const { world } = this;
		const dice = world.random.next();
		if (dice < 0.05) return stamp - world.upTo(55 * MINUTE);
		return dice < 0.06 ? stamp + world.upTo(2 * HOUR) : stamp;
	}
}
