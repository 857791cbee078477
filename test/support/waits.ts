/** How long the nodes wait for a response by default, which isn't a wait that always happens. */
const TIMEOUT = 60_000;

/** Milliseconds: far less than what the tests of Stop cut short, far more than a busy machine needs. */
export const AT_ONCE = 8000;

/**
 * Watches how long code asks to wait, which doesn't depend on how busy the machine is.
 *
 * @returns what gives the milliseconds of each wait since this call, without those of less than 20, in order
 */
export function watchWaits(): () => number[] {
	const watched = jest.spyOn(globalThis, 'setTimeout');
	return () => {
		const waits = watched.mock.calls.map(([, milliseconds = 0]) => milliseconds);
		watched.mockRestore();
		return waits.filter((milliseconds) => milliseconds >= 20 && milliseconds !== TIMEOUT);
	};
}
