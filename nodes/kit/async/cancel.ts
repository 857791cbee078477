import { sleep } from 'n8n-workflow';

import { StoppedError } from '../errors/errors';

/** Most milliseconds that a timer takes, 24.8 days. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** @throws StoppedError when the user pressed Stop. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new StoppedError();
}

const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when Stop is pressed, at once when it was pressed before.
 *
 * A signal gets one listener for all, because Node warns of a leak when it has more than ten, and more requests than that
 * may be under way.
 *
 * @returns what takes the callback back
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
 * Waits, but no longer than until Stop is pressed.
 *
 * n8n's rules forbid timers, and n8n-workflow's `sleep` can't be cancelled, so it races the signal.
 *
 * @param milliseconds how long; zero or less returns at once
 * @throws StoppedError when the user pressed Stop before or meanwhile
 */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	throwIfStopped(signal);
	if (milliseconds <= 0) return;
	// A timer takes no more than this: a longer one would fire at once.
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
