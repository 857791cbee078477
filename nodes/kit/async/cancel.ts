import { sleep } from 'n8n-workflow';

import { StoppedError } from '../errors/errors';

/** The longest delay a timer accepts, in milliseconds: 24.8 days. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** @throws StoppedError if the user pressed Stop */
export function throwIfStopped(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new StoppedError();
}

const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when Stop is pressed, or at once if it already was.
 *
 * One listener per signal, however many requests are in flight: Node warns of a leak above ten.
 *
 * @returns a function that removes the callback
 */
export function onStop(signal: AbortSignal | undefined, callback: () => void): () => void {
	if (signal === undefined) return () => {};
	if (signal.aborted) callback();
	const callbacks = callbacksOf.get(signal) ?? listenTo(signal);
	callbacks.add(callback);
	return () => callbacks.delete(callback);
}

function listenTo(signal: AbortSignal): Set<() => void> {
	const callbacks = new Set<() => void>();
	callbacksOf.set(signal, callbacks);
	signal.addEventListener('abort', () => callbacks.forEach((callback) => callback()), {
		once: true,
	});
	return callbacks;
}

/**
 * Waits, but returns early when Stop is pressed.
 *
 * n8n's rules forbid timers, and `sleep` of n8n-workflow can't be cancelled, so it races against the signal.
 *
 * @param milliseconds how long; returns at once if zero or negative
 * @throws StoppedError if the user pressed Stop before or during the wait
 */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	throwIfStopped(signal);
	if (milliseconds <= 0) return;
	// A timer given more than this would fire at once.
	if (milliseconds > LONGEST_TIMER) {
		await wait(LONGEST_TIMER, signal);
		return await wait(milliseconds - LONGEST_TIMER, signal);
	}
	if (signal === undefined) return await sleep(milliseconds);
	let forget = () => {};
	const stopped = new Promise<void>((resolve) => {
		forget = onStop(signal, resolve);
	});
	await Promise.race([sleep(milliseconds), stopped]);
	forget();
	throwIfStopped(signal);
}
