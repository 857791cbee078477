import { wait } from '../../async/cancel';

/**
 * Spaces requests evenly, so that no second has more of them than agreed.
 *
 * The clock is monotonic: a computer clock that jumps neither blocks nor floods.
 */
export class RateLimiter {
	/** The last slot that was used. */
	private lastUsed = -Infinity;

	/** The slots for which requests are waiting. */
	private readonly reserved = new Set<number>();

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
			slot = Math.max(now, this.pausedUntil);
			if (perSecond > 0) {
				slot = Math.max(slot, this.getLastSlot() + 1000 / perSecond);
				await this.waitFor(slot, now, signal);
			} else await wait(slot - now, signal);
			// A pause that began during the wait also applies to those already waiting.
		} while (this.pausedUntil > slot);
	}

	/** Holds back all requests of this credential, after the server reported too many. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, performance.now() + milliseconds);
	}

	private getLastSlot(): number {
		return Math.max(this.lastUsed, ...this.reserved);
	}

	/** Waits for a slot. If Stop is pressed before, the slot isn't used, and the next run doesn't wait for it. */
	private async waitFor(slot: number, now: number, signal?: AbortSignal): Promise<void> {
		this.reserved.add(slot);
		try {
			await wait(slot - now, signal);
			this.lastUsed = Math.max(this.lastUsed, slot);
		} finally {
			this.reserved.delete(slot);
		}
	}
}
