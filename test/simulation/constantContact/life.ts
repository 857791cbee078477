import { SimulatedLife } from '../life';
import type { World } from './world';

/** What people and programs do in a simulated account; an import or a campaign makes them do many things at once. */
export class Life extends SimulatedLife<World> {
	protected readonly bursts = { belowKind: 0.95, spread: 5000 };

	protected readonly singleRate = 80;

	protected act(kind: number, stamp: number): void {
		const { world } = this;
		if (kind < 0.25) world.create(stamp);
		else if (kind < 0.45) world.update(stamp);
		else if (kind < 0.53) world.optOut(stamp);
		else if (kind < 0.59) world.deleteContact(stamp);
		else if (kind < 0.62) world.comeBack(stamp);
		else if (kind < 0.996) world.track(Math.floor(world.random.next() ** 3 * 3), stamp);
		else if (kind < 0.999) world.start();
		else if (kind < 0.9995) world.send(stamp);
		else world.rename(stamp);
	}
}
