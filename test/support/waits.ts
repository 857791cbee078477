/** The nodes' default time to wait for a response, which isn't a wait that always happens. */
const TIMEOUT = 60_000;

/** Milliseconds: far less than the waits that Stop cuts short in tests, far more than a busy machine needs. */
export const AT_ONCE = 8000;

/**
 * Records how long code asks to wait, which doesn't depend on how busy the machine is.
 *
 * @returns a function that returns the milliseconds of each wait since this call, in order, except waits of less than 20
 */
export function watchWaits(): () => number[] {
	const { setTimeout } = globalThis;
	const waits: number[] = [];
	const watched = jest
		.spyOn(globalThis, 'setTimeout')
		.mockImplementation((callback, milliseconds = 0, ...given) => {
			if (!isOfReporter()) waits.push(milliseconds);
			return setTimeout(callback, milliseconds, ...given);
		});
	return () => {
		watched.mockRestore();
		return waits.filter((milliseconds) => milliseconds >= 20 && milliseconds !== TIMEOUT);
	};
}

/** Whether jest shows its progress, as it does in the process of the tests if there are no workers. */
function isOfReporter(): boolean {
	return new Error('where').stack?.includes('/@jest/reporters/') === true;
}

/**
 * Lets the time of a request be up as soon as something has happened since it was sent, instead of after its timeout: a test can
 * set a long one, which a busy machine doesn't exceed, and doesn't wait for it.
 *
 * @param count how often it has happened
 * @returns a function that restores the timeouts
 */
export function endTimeoutsAfter(count: () => number): () => void {
	const running = new Set<{ before: number; time: AbortController }>();
	const watched = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
		const time = new AbortController();
		running.add({ before: count(), time });
		return time.signal;
	});
	const watch = setInterval(() => {
		for (const one of running) if (count() > one.before) one.time.abort();
	}, 1);
	return () => {
		clearInterval(watch);
		watched.mockRestore();
	};
}
