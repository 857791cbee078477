import { StoppedError } from '../errors/errors';
import { onStop, throwIfStopped } from './cancel';
import { toResult } from './result';

/** How many at the same time: a number, or a limit that moves meanwhile. */
export type Concurrency = number | MovingLimit;

/** A limit that moves. */
export interface MovingLimit {
	/** The limit of this moment, at least 1. */
	readonly limit: number;
	/** What it never exceeds. */
	readonly most: number;
}

/** How many at the same time at this moment. */
export function getLimit(concurrency: Concurrency): number {
	return typeof concurrency === 'number' ? concurrency : concurrency.limit;
}

/** How many at the same time at the most. */
export function getMost(concurrency: Concurrency): number {
	return typeof concurrency === 'number' ? concurrency : concurrency.most;
}

/**
 * Lets in as many at a time as a limit says; the others wait, first come, first served.
 *
 * p-map takes a number that stays, so what it begins passes through here where the limit moves.
 */
export class Gate {
	private inside = 0;

	private closed = false;

	private readonly waiting = new Set<() => void>();

	constructor(private readonly concurrency: Concurrency) {}

	/** @throws StoppedError when the user pressed Stop before or meanwhile */
	async enter(signal?: AbortSignal): Promise<void> {
		throwIfStopped(signal);
		await new Promise<void>((resolve, reject) => {
			let forget = () => {};
			const admit = () => {
				forget();
				resolve();
			};
			this.waiting.add(admit);
			this.admit();
			if (!this.waiting.has(admit)) return;
			forget = onStop(signal, () => {
				this.waiting.delete(admit);
				reject(new StoppedError());
			});
		});
	}

	/** Makes room for the next. */
	leave(): void {
		this.inside--;
		this.admit();
	}

	/** Lets nobody in any more. Those who wait do so for ever. */
	close(): void {
		this.closed = true;
	}

	/** Does work inside. Where it fails, nothing more is begun. */
	async run<Value>(work: () => Promise<Value>): Promise<Value> {
		await this.enter();
		const result = await toResult(work());
		if (!result.ok) this.close();
		this.leave();
		if (!result.ok) throw result.error;
		return result.value;
	}

	private admit(): void {
		if (this.closed) return;
		for (const admit of this.waiting) {
			if (this.inside >= getLimit(this.concurrency)) return;
			this.waiting.delete(admit);
			this.inside++;
			admit();
		}
	}
}
