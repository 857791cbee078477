import { getEventListeners } from 'node:events';
import { StoppedError } from '../../../nodes/kit';
import { onStop, throwIfStopped, wait } from '../../../nodes/kit/async/cancel';

describe('wait', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	/** The outcome of a wait, once it has one. */
	function watched(work: Promise<void>): { outcome?: unknown } {
		const seen: { outcome?: unknown } = {};
		work.then(
			() => (seen.outcome = 'over'),
			(error: unknown) => (seen.outcome = error),
		);
		return seen;
	}

	it.each([
		['without', undefined],
		['with', new AbortController().signal],
	])('waits for the given time, %s a signal', async (_with, signal) => {
		const waiting = watched(wait(40, signal));
		await jest.advanceTimersByTimeAsync(39);
		expect(waiting.outcome).toBeUndefined();
		await jest.advanceTimersByTimeAsync(1);
		expect(waiting.outcome).toBe('over');
	});

	it.each([2 ** 31, 3 * 2 ** 31])(
		'waits for %i milliseconds, longer than a timer',
		async (long) => {
			const waiting = watched(wait(long));
			await jest.advanceTimersByTimeAsync(long - 1);
			expect(waiting.outcome).toBeUndefined();
			await jest.advanceTimersByTimeAsync(1);
			expect(waiting.outcome).toBe('over');
		},
	);

	it('ends with Stop, at once', async () => {
		const stop = new AbortController();
		const waiting = watched(wait(900, stop.signal));
		await jest.advanceTimersByTimeAsync(20);
		expect(waiting.outcome).toBeUndefined();
		stop.abort();
		await jest.advanceTimersByTimeAsync(0);
		expect(waiting.outcome).toBeInstanceOf(StoppedError);
	});

	it('does not begin when Stop was pressed before', async () => {
		await expect(wait(900, AbortSignal.abort())).rejects.toThrow(StoppedError);
		await expect(wait(0, AbortSignal.abort())).rejects.toThrow(StoppedError);
		expect(jest.getTimerCount()).toBe(0);
	});

	it.each([0, -5, Number.NEGATIVE_INFINITY])('returns at once for %p', async (milliseconds) => {
		await wait(milliseconds);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('puts one listener on the signal, however many wait', async () => {
		const { signal } = new AbortController();
		const waits = Array.from({ length: 50 }, async () => await wait(5, signal));
		expect(getEventListeners(signal, 'abort')).toHaveLength(1);
		await jest.advanceTimersByTimeAsync(5);
		await Promise.all(waits);
		const last = wait(1, signal);
		expect(getEventListeners(signal, 'abort')).toHaveLength(1);
		await jest.advanceTimersByTimeAsync(1);
		await last;
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
