import { wait } from '../async/cancel';

/**
 * Spaces requests evenly, so that no second holds more of them than agreed.
 *
 * The clock is monotonic: a computer clock that jumps neither blocks nor floods.
 */
export class RateLimiter {
	private nextSlot = 0;

	private pausedUntil = 0;

	/**
	 * Waits for the next free slot.
	 *
	 * @param perSecond the rate that the caller agreed to keep; zero means unlimited
	 * @throws StoppedError when the user pressed Stop
	 */
	async take(perSecond: number, signal?: AbortSignal): Promise<void> {
		let slot = 0;
		do {
			const now = performance.now();
			slot = Math.max(now, this.pausedUntil, perSecond > 0 ? this.nextSlot : 0);
			if (perSecond > 0) this.nextSlot = slot + 1000 / perSecond;
			await wait(slot - now, signal);
			// A pause that began meanwhile holds for those who were waiting, too.
		} while (this.pausedUntil > slot);
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
 */
export function getSharedLimiter(key: string): RateLimiter {
	const limiter = limiters.get(key) ?? new RateLimiter();
	limiters.set(key, limiter);
	return limiter;
}
