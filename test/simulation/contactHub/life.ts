import { SimulatedLife } from '../life';
import type { World } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What people and programs do in a simulated ContactHub. */
export class Life extends SimulatedLife<World> {
	protected readonly bursts = { belowKind: 0.9, spread: 1500 };

	protected readonly singleRate = 13;

	protected act(kind: number, stamp: number): void {
		const { world } = this;
		if (kind < 0.35) world.create(stamp);
		else if (kind < 0.6) world.update(stamp);
		else if (kind < 0.9) world.send(this.dateOf(stamp));
		else if (kind < 0.96) world.deleteCustomer();
		else world.deleteEvent();
	}

	/** Some events arrive late, up to the trigger's lookback window, and some are dated in the future. */
	private dateOf(stamp: number): number {
		const { world } = this;
		const dice = world.random.next();
		if (dice < 0.05) return stamp - world.upTo(55 * MINUTE);
		return dice < 0.06 ? stamp + world.upTo(2 * HOUR) : stamp;
	}
}
