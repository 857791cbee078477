import { getEventListeners } from 'node:events';
import { StoppedError } from '../../nodes/kit';
import { onStop, throwIfStopped, wait } from '../../nodes/kit/cancel';

const after = (milliseconds: number) => AbortSignal.timeout(milliseconds);

/** Milliseconds until a promise settles. */
async function timed(work: Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work.catch(() => undefined);
	return performance.now() - start;
}

describe('wait', () => {
	it('waits as long as it is told, with and without a signal', async () => {
		const { signal } = new AbortController();
		const times = await Promise.all([timed(wait(40)), timed(wait(40, signal))]);
		times.forEach((time) => {
			expect(time).toBeGreaterThanOrEqual(38);
			expect(time).toBeLessThan(300);
		});
	});

	it('ends with Stop, at once', async () => {
		expect(await timed(wait(900, after(20)))).toBeLessThan(500);
		await expect(wait(900, after(1))).rejects.toThrow(StoppedError);
	});

	it('does not begin when Stop was pressed before', async () => {
		await expect(wait(900, AbortSignal.abort())).rejects.toThrow(StoppedError);
		await expect(wait(0, AbortSignal.abort())).rejects.toThrow(StoppedError);
	});

	it.each([0, -5, Number.NEGATIVE_INFINITY])('returns at once for %p', async (milliseconds) => {
		expect(await timed(wait(milliseconds))).toBeLessThan(20);
	});

	it('puts one listener on the signal, however many wait', async () => {
		const { signal } = new AbortController();
		const waits = Array.from({ length: 50 }, async () => await wait(5, signal));
		expect(getEventListeners(signal, 'abort')).toHaveLength(1);
		await Promise.all(waits);
		await wait(1, signal);
		expect(getEventListeners(signal, 'abort')).toHaveLength(1);
	});
});

describe('onStop', () => {
	it('calls everyone back who has not left, once', () => {
		const stop = new AbortController();
		const [first, second, third] = [jest.fn(), jest.fn(), jest.fn()];
		onStop(stop.signal, first);
		onStop(stop.signal, second)();
		onStop(stop.signal, third);
		stop.abort();
		stop.abort();
		expect([first, second, third].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1]);
	});

	it('calls back at once when Stop was pressed before', () => {
		const callback = jest.fn();
		onStop(AbortSignal.abort(), callback);
		expect(callback).toHaveBeenCalledTimes(1);
	});

	it('does nothing without a signal', () => {
		const callback = jest.fn();
		onStop(undefined, callback)();
		expect(callback).not.toHaveBeenCalled();
	});
});

it('throwIfStopped throws after Stop only', () => {
	expect(() => throwIfStopped(undefined)).not.toThrow();
	expect(() => throwIfStopped(new AbortController().signal)).not.toThrow();
	expect(() => throwIfStopped(AbortSignal.abort())).toThrow(StoppedError);
});
