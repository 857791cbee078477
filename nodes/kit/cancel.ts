import { sleep } from 'n8n-workflow';

import { StoppedError } from './errors';

/** @throws StoppedError when the user pressed Stop. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new StoppedError();
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
	if (signal === undefined) return await sleep(milliseconds);
	let onAbort: () => void = () => {};
	const stopped = new Promise<void>((resolve) => {
		onAbort = resolve;
		signal.addEventListener('abort', onAbort, { once: true });
	});
	await Promise.race([sleep(milliseconds), stopped]);
	signal.removeEventListener('abort', onAbort);
	throwIfStopped(signal);
}
