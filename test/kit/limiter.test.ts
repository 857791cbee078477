import { StoppedError } from '../../nodes/kit';
import { RateLimiter, sharedLimiter } from '../../nodes/kit/limiter';

/** Timers may fire up to a millisecond early, as `performance.now()` sees it. */
const EARLY = 2;

/** Takes slots at once and gives the times at which they came, counted from the first call. */
async function takeAll(limiter: RateLimiter, perSecond: number, count: number): Promise<number[]> {
	const start = performance.now();
	const times: number[] = [];
	const one = async () => {
		await limiter.take(perSecond);
		times.push(performance.now() - start);
	};
	await Promise.all(Array.from({ length: count }, one));
	return times;
}

it('spaces requests evenly', async () => {
	const times = await takeAll(new RateLimiter(), 50, 6);
	times.forEach((time, index) => expect(time).toBeGreaterThanOrEqual(index * 20 - EARLY));
	expect(times[5]).toBeLessThan(300);
});

it('does not save up what was not used', async () => {
	const limiter = new RateLimiter();
	await limiter.take(50);
	await new Promise((resolve) => setTimeout(resolve, 60));
	const times = await takeAll(limiter, 50, 3);
	expect(times[2]).toBeGreaterThanOrEqual(40 - EARLY);
});

it('waits for nothing when the rate is zero', async () => {
	const times = await takeAll(new RateLimiter(), 0, 100);
	expect(times[99]).toBeLessThan(50);
});

it('holds back all requests during a pause', async () => {
	const limiter = new RateLimiter();
	limiter.pause(60);
	limiter.pause(10);
	const times = await takeAll(limiter, 0, 3);
	times.forEach((time) => expect(time).toBeGreaterThanOrEqual(60 - EARLY));
});

it('holds back requests that wait for their slot when a pause begins, and keeps the rate after it', async () => {
	const limiter = new RateLimiter();
	const start = performance.now();
	const taken = takeAll(limiter, 50, 4);
	await new Promise((resolve) => setTimeout(resolve, 5));
	limiter.pause(100);
	const [, ...waiting] = await taken;
	const since = performance.now() - start;
	expect(since).toBeLessThan(400);
	waiting.forEach((time, index) => {
		expect(time).toBeGreaterThanOrEqual(105 + index * 20 - 2 * EARLY);
	});
});

it('lets go when Stop is pressed during a wait', async () => {
	const limiter = new RateLimiter();
	await limiter.take(1);
	const stop = new AbortController();
	const waiting = limiter.take(1, stop.signal);
	setTimeout(() => stop.abort(), 10);
	const start = performance.now();
	await expect(waiting).rejects.toThrow(StoppedError);
	expect(performance.now() - start).toBeLessThan(500);
});

it('does not care about the clock on the wall', async () => {
	const limiter = new RateLimiter();
	await limiter.take(50);
	const wall = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 86_400_000);
	const jumped = await takeAll(limiter, 50, 2);
	wall.mockReturnValue(0);
	const back = await takeAll(limiter, 50, 2);
	wall.mockRestore();
	expect(jumped[0]).toBeGreaterThanOrEqual(20 - EARLY - 5);
	expect(jumped[1]).toBeGreaterThanOrEqual(40 - EARLY - 5);
	expect(back[1]).toBeLessThan(300);
});

describe('sharedLimiter', () => {
	it('is one for a credential, and another for another', () => {
		expect(sharedLimiter('a')).toBe(sharedLimiter('a'));
		expect(sharedLimiter('a')).not.toBe(sharedLimiter('b'));
	});

	it('keeps the rate of one caller when another asks for none', async () => {
		const limiter = sharedLimiter('two callers');
		const [limited, free] = await Promise.all([takeAll(limiter, 50, 4), takeAll(limiter, 0, 4)]);
		expect(limited[3]).toBeGreaterThanOrEqual(60 - EARLY);
		expect(free[3]).toBeLessThan(20);
	});

	it('adds up what callers with different rates send', async () => {
		const limiter = sharedLimiter('two rates');
		const [slow, fast] = await Promise.all([takeAll(limiter, 25, 2), takeAll(limiter, 50, 2)]);
		const times = [...slow, ...fast].sort((left, right) => left - right);
		expect(times[3]).toBeGreaterThanOrEqual(40 + 40 + 20 - EARLY);
	});
});
