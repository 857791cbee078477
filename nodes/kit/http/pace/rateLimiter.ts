import { wait } from '../../async/cancel';

/**
 * Spaces requests evenly, so that no second has more of them than agreed.
 *
 * The clock is monotonic: a computer clock that jumps neither blocks nor floods.
 */
export class RateLimiter {
	private nextSlot = 0;

	private pausedUntil = 0;

	/**
	 * Waits for the next free slot.
	 *
	 * @param getRate returns the rate to keep at that time, per second; zero means unlimited
	 * @throws StoppedError if the user pressed Stop
	 */
	async take(getRate: () => number, signal?: AbortSignal): Promise<void> {
		let slot = 0;
		do {
			const now = performance.now();
			const perSecond = getRate();
			slot = Math.max(now, this.pausedUntil, perSecond > 0 ? this.nextSlot : 0);
			if (perSecond > 0) this.nextSlot = slot + 1000 / perSecond;
			await wait(slot - now, signal);
			// A pause that began during the wait also applies to those already waiting.
		} while (this.pausedUntil > slot);
	}

	/** Holds back all requests of this credential, after the server reported too many. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, performance.now() + milliseconds);
	}
}
