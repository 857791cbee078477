import { wait } from './cancel';

/**
 * Spaces requests evenly, so that no second holds more of them than agreed.
 *
 * The clock is monotonic: a computer clock that jumps neither blocks nor floods.
 */
export class RateLimiter {
	private nextSlot = 0;

	private pausedUntil = 0;

	/** @param perSecond requests per second; zero means unlimited */
	constructor(public perSecond: number) {}

	/** Waits for the next free slot. @throws StoppedError when the user pressed Stop. */
	async take(signal?: AbortSignal): Promise<void> {
		const now = performance.now();
		const slot = Math.max(now, this.pausedUntil, this.perSecond > 0 ? this.nextSlot : 0);
		if (this.perSecond > 0) this.nextSlot = slot + 1000 / this.perSecond;
		await wait(slot - now, signal);
	}

	/** Holds back all requests of this credential: the server said that there were too many. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, performance.now() + milliseconds);
	}
}

const limiters = new Map<string, RateLimiter>();

/**
 * The one limiter that all executions of this process share for a credential. In n8n's queue mode each
 * worker is a process of its own, so the agreed rate holds for each worker.
 *
 * @param key identifies the credential
 * @param perSecond the rate that the latest caller asks for
 */
export function sharedLimiter(key: string, perSecond: number): RateLimiter {
	const limiter = limiters.get(key) ?? new RateLimiter(perSecond);
	limiter.perSecond = perSecond;
	limiters.set(key, limiter);
	return limiter;
}
