import { StoppedError } from '../errors/errors';
import { onStop, throwIfStopped } from './cancel';
import { toResult } from './result';

/** Maximum concurrency: a number, or a limit that changes over time. */
export type Concurrency = number | MovingLimit;

/** A limit that changes over time. */
export interface MovingLimit {
	/** The current limit, at least 1. */
	readonly limit: number;
	/** The upper bound of the limit. */
	readonly most: number;
}

/** The current maximum concurrency. */
export function getCurrentLimit(concurrency: Concurrency): number {
	return typeof concurrency === 'number' ? concurrency : concurrency.limit;
}

/** The upper bound of the concurrency. */
export function getUpperBound(concurrency: Concurrency): number {
	return typeof concurrency === 'number' ? concurrency : concurrency.most;
}

/**
 * Admits as many at a time as a limit allows; the others wait, first come, first served.
 *
 * p-map takes a fixed number, so the work that it starts passes through here if the limit changes.
 */
export class Gate {
	private inside = 0;

	private closed = false;

	private readonly waiting = new Set<() => void>();

	constructor(private readonly concurrency: Concurrency) {}

	/** @throws StoppedError if the user pressed Stop before or during the wait */
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

	/** Makes room for the next one. */
	leave(): void {
		this.inside--;
		this.admit();
	}

	/** Admits nobody any more; those waiting wait forever. */
	close(): void {
		this.closed = true;
	}

	/** Runs work inside. If it fails, nothing more is started. */
	async run<Value>(work: () => Promise<Value>): Promise<Value> {
		try {
			return await this.hold(work);
		} finally {
			this.leave();
		}
	}

	/** The same, but the work keeps its place until `leave` is called for it. */
	async hold<Value>(work: () => Promise<Value>): Promise<Value> {
		await this.enter();
		const result = await toResult(work());
		if (result.ok) return result.value;
		this.close();
		throw result.error;
	}

	private admit(): void {
		if (this.closed) return;
		for (const admit of this.waiting) {
			if (this.inside >= getCurrentLimit(this.concurrency)) return;
			this.waiting.delete(admit);
			this.inside++;
			admit();
		}
	}
}
