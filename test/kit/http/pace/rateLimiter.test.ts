import { StoppedError } from '../../../../nodes/kit';
import { RateLimiter } from '../../../../nodes/kit/http/pace/rateLimiter';

beforeEach(() => {
	jest.useFakeTimers();
});

afterEach(() => {
	jest.useRealTimers();
});

/** Requests slots at once and returns the times at which they are granted, counted from this call. */
async function takeAll(limiter: RateLimiter, perSecond: number, count: number): Promise<number[]> {
	const start = performance.now();
	const times: number[] = [];
	const one = async () => {
		await limiter.take(() => perSecond);
		times.push(performance.now() - start);
	};
	await Promise.all(Array.from({ length: count }, one));
	return times;
}

/** Advances the clock until nothing is waiting. */
async function afterAllWaits<Value>(result: Promise<Value>): Promise<Value> {
	await jest.runAllTimersAsync();
	return await result;
}

it('spaces requests evenly', async () => {
	const times = await afterAllWaits(takeAll(new RateLimiter(), 50, 6));
	expect(times).toEqual([0, 20, 40, 60, 80, 100]);
});

it('does not accumulate unused capacity', async () => {
	const limiter = new RateLimiter();
	await limiter.take(() => 50);
	await jest.advanceTimersByTimeAsync(60);
	expect(await afterAllWaits(takeAll(limiter, 50, 3))).toEqual([0, 20, 40]);
});

it('waits for nothing when the rate is zero', async () => {
	expect(new Set(await takeAll(new RateLimiter(), 0, 100))).toEqual(new Set([0]));
});

it('holds back all requests during a pause', async () => {
	const limiter = new RateLimiter();
	limiter.pause(60);
	limiter.pause(10);
	expect(await afterAllWaits(takeAll(limiter, 0, 3))).toEqual([60, 60, 60]);
});

it('sends again after a pause', async () => {
	const limiter = new RateLimiter();
	limiter.pause(60);
	await jest.advanceTimersByTimeAsync(60);
	expect(await takeAll(limiter, 0, 1)).toEqual([0]);
});

it('holds back requests that wait for their slot when a pause begins, and keeps the rate after it', async () => {
	const limiter = new RateLimiter();
	const taken = takeAll(limiter, 50, 4);
	await jest.advanceTimersByTimeAsync(5);
	limiter.pause(100);
	const [first, ...waiting] = await afterAllWaits(taken);
	expect(first).toBe(0);
	expect(waiting[0]).toBeGreaterThanOrEqual(105);
	waiting.slice(1).forEach((time, index) => {
		expect(time - (waiting[index] ?? 0)).toBeGreaterThanOrEqual(20);
	});
	expect(waiting.at(-1)).toBeLessThanOrEqual(105 + 3 * 20);
});

it('stops waiting when Stop is pressed', async () => {
	const limiter = new RateLimiter();
	await limiter.take(() => 1);
	const stop = new AbortController();
	const waiting = expect(limiter.take(() => 1, stop.signal)).rejects.toThrow(StoppedError);
	await jest.advanceTimersByTimeAsync(10);
	stop.abort();
	await waiting;
});

describe('a request that is stopped while it waits', () => {
	it('leaves its slot to the next run', async () => {
		const limiter = new RateLimiter();
		await limiter.take(() => 1);
		const stop = new AbortController();
		const waiting = Promise.allSettled(
			Array.from({ length: 10 }, async () => await limiter.take(() => 1, stop.signal)),
		);
		await jest.advanceTimersByTimeAsync(300);
		stop.abort();
		expect((await waiting).every(({ status }) => status === 'rejected')).toBe(true);
		expect(await afterAllWaits(takeAll(limiter, 1, 2))).toEqual([700, 1700]);
	});

	it('leaves the slots of others as they are', async () => {
		const limiter = new RateLimiter();
		await limiter.take(() => 1);
		const stop = new AbortController();
		const stopped = expect(limiter.take(() => 1, stop.signal)).rejects.toThrow(StoppedError);
		const others = takeAll(limiter, 1, 1);
		await jest.advanceTimersByTimeAsync(0);
		stop.abort();
		await stopped;
		expect(await afterAllWaits(Promise.all([others, takeAll(limiter, 1, 1)]))).toEqual([
			[2000],
			[3000],
		]);
	});
});

it('a changed rate applies at once', async () => {
	const limiter = new RateLimiter();
	await limiter.take(() => 0.001);
	expect(await afterAllWaits(takeAll(limiter, 50, 2))).toEqual([20, 40]);
});

it('does not care about the clock on the wall', async () => {
	const limiter = new RateLimiter();
	await limiter.take(() => 50);
	const wall = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 86_400_000);
	expect(await afterAllWaits(takeAll(limiter, 50, 2))).toEqual([20, 40]);
	wall.mockReturnValue(0);
	expect(await afterAllWaits(takeAll(limiter, 50, 2))).toEqual([20, 40]);
	wall.mockRestore();
});

describe('a limiter with several callers', () => {
	it('keeps the rate of one caller when another asks for none', async () => {
		const limiter = new RateLimiter();
		const both = Promise.all([takeAll(limiter, 50, 4), takeAll(limiter, 0, 4)]);
		const [limited, free] = await afterAllWaits(both);
		expect(limited).toEqual([0, 20, 40, 60]);
		expect(free).toEqual([0, 0, 0, 0]);
	});

	it('a caller with a rate continues after one without', async () => {
		const limiter = new RateLimiter();
		await takeAll(limiter, 0, 2);
		expect(await afterAllWaits(takeAll(limiter, 50, 3))).toEqual([0, 20, 40]);
	});

	it('adds up what callers with different rates send: each waits as long as its own rate demands', async () => {
		const limiter = new RateLimiter();
		const both = Promise.all([takeAll(limiter, 25, 2), takeAll(limiter, 50, 2)]);
		const [slow, fast] = await afterAllWaits(both);
		expect([...slow, ...fast]).toEqual([0, 40, 60, 80]);
	});
});
