/** Runs work to its end on a virtual clock: timers fire at once, in order. */
export async function onVirtualClock<Value>(work: () => Promise<Value>): Promise<Value> {
	jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
	try {
		const running = work();
		let ended = false;
		const settled = running.then(
			() => void (ended = true),
			() => void (ended = true),
		);
		while (!ended) {
			await jest.advanceTimersToNextTimerAsync();
			if (jest.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
		}
		await settled;
		return await running;
	} finally {
		jest.useRealTimers();
	}
}
