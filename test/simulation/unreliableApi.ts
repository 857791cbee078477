import { ServerError, TransportError, type HttpObserver } from '../../nodes/kit';
import type { SimulatedLife } from './life';
import type { SimulatedWorld } from './world';

/** Maximum duration of a request in milliseconds. */
const LATENCY = 600;

/**
 * Replaces the client of an API, without HTTP, so that a million operations take minutes. Time passes with each request, things
 * happen in between, and some requests fail. The responses are those of the product.
 */
export abstract class UnreliableApi<World extends SimulatedWorld = SimulatedWorld> {
	requests = 0;

	failures = 0;

	/** Responses with something untrue in them. */
	lies = 0;

	/** How many requests fail permanently, i.e. after their retries. */
	failureRate = 0.002;

	protected observer: HttpObserver = {};

	constructor(
		protected readonly world: World,
		private readonly life: SimulatedLife,
	) {}

	/** Lets time pass; the request may fail. */
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
