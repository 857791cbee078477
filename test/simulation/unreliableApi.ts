import { ServerError, TransportError, type HttpObserver } from '../../nodes/kit';
import type { SimulatedLife } from './life';
import type { SimulatedWorld } from './world';

/** Milliseconds that a request takes at the most. */
const LATENCY = 600;

/**
 * What stands in for the client of an API, without HTTP, so that a million operations take minutes.
 * Time passes with each request, things happen meanwhile, and some requests fail. The responses are
 * those of the product.
 */
export abstract class UnreliableApi<World extends SimulatedWorld = SimulatedWorld> {
	requests = 0;

	failures = 0;

	/** Responses with something untrue in them. */
	lies = 0;

	/** How often a request fails for good, that is after its repetitions. */
	failureRate = 0.002;

	protected observer: HttpObserver = {};

	constructor(
		protected readonly world: World,
		private readonly life: SimulatedLife,
	) {}

	/** Time passes, and the request may fail. */
	protected request(target: string): void {
		const { world } = this;
		this.requests++;
		this.life.passTo(world.now + 20 + world.upTo(LATENCY));
		const dice = world.random.next();
		if (dice < this.failureRate) {
			this.failures++;
			if (dice < this.failureRate / 2)
				throw new ServerError({
					status: 503,
					request: `GET ${target}`,
					serverMessage: 'unavailable',
				});
			throw new TransportError('connectionLost', `GET ${target}`, 'connection reset', false);
		}
		const date = new Date(world.now + world.skew.date).toUTCString();
		this.observer.afterResponse?.({
			status: 200,
			headers: { date },
			body: '',
			request: '',
			mayHaveActed: false,
			repeated: false,
		});
	}
}
