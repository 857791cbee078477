import { HIGHEST_LIMIT } from '../../../../nodes/kit/http/pace/levelSearch';
import { Pace } from '../../../../nodes/kit/http/pace/pace';
import { Processor } from './processor';
import { run, Service, type Behaviour } from './simulation';
import { onVirtualClock } from './virtualTime';

/** Fixed numbers for comparison. */
const FIXED = [4, 8, 12, 20, 32];

/** Random numbers from 0 to 1, the same in every run. */
function createRandom(seed = 1): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return state / 2 ** 31;
	};
}

/** Response times that vary, with a few that are far longer. */
function varied(base: number, random = createRandom()): () => number {
	return () => base * (0.9 + 0.3 * random() + (random() < 0.03 ? 3 : 0));
}

/** The time for a number of requests, with automatic concurrency and with the best fixed number. */
async function compare(makeBehaviour: () => Behaviour, requests: number) {
	return await onVirtualClock(async () => {
		let best = Infinity;
		let four = NaN;
		for (const fixed of FIXED) {
			const { took, failed } = await run(new Service(makeBehaviour()), requests, { fixed });
			if (failed === 0) best = Math.min(best, took);
			if (fixed === 4) four = took;
		}
		const service = new Service(makeBehaviour());
		const pace = new Pace();
		const { took, failed } = await run(service, requests, { pace });
		const again = new Service(makeBehaviour());
		const warm = await run(again, requests, { pace });
		return {
			share: best / took,
			warmShare: best / warm.took,
			fasterThanFour: four / took,
			failed,
			refused: service.refused / service.requests,
			refusedAgain: again.refused / again.requests,
			peak: service.peak,
			limit: pace.limit,
		};
	});
}

/** Fraction of the best fixed number's throughput. */
const ENOUGH = 0.9;

describe('a service that takes all there is', () => {
	const constant = () => {
		const takes = varied(20);
		return { latency: () => takes() };
	};

	it('gets up to 32 requests at the same time', async () => {
		const { share, warmShare, fasterThanFour, peak, limit } = await compare(constant, 2_000);
		expect(limit).toBe(HIGHEST_LIMIT);
		expect(peak).toBe(HIGHEST_LIMIT);
		expect(share).toBeGreaterThanOrEqual(ENOUGH);
		expect(warmShare).toBeGreaterThanOrEqual(ENOUGH);
		expect(fasterThanFour).toBeGreaterThan(5);
	});

	it.each([20, 50, 100, 200, 500])(
		'is never read more slowly than with four at once: %i requests',
		async (requests) => {
			const { share, fasterThanFour } = await compare(constant, requests);
			expect(share).toBeGreaterThanOrEqual(0.3);
			expect(fasterThanFour).toBeGreaterThanOrEqual(1);
		},
	);

	it('is not held back for long by slow moments, in which everything takes several times as long', async () => {
		const moments = () => {
			const takes = varied(20);
			const isSlow = (now: number) => Math.floor(now / 180) % 5 === 0;
			return { latency: (_inFlight: number, now: number) => takes() * (isSlow(now) ? 4 : 1) };
		};
		const { share, fasterThanFour, limit } = await compare(moments, 4_000);
		expect(limit).toBeGreaterThanOrEqual(16);
		expect(share).toBeGreaterThanOrEqual(0.5);
		expect(fasterThanFour).toBeGreaterThan(3);
	});

	it('is not held back by a slow page among fast ones', async () => {
		const slowPages = () => {
			const takes = varied(20);
			return {
				latency: (_inFlight: number, _now: number, number: number) =>
					number % 25 === 0 ? 400 : takes(),
			};
		};
		const { share, limit } = await compare(slowPages, 2_000);
		expect(limit).toBe(HIGHEST_LIMIT);
		expect(share).toBeGreaterThanOrEqual(0.85);
	});
});

describe('a computer that is too busy with other work', () => {
	/** Each response takes a millisecond of a processor that works for others two thirds of the time. */
	const starved = (own: number, others: number, seed: number) => () => {
		const random = createRandom(7_919 * seed + 1);
		const takes = varied(20, random);
		const processor = new Processor(random, own, others);
		return { latency: (_inFlight: number, now: number) => processor.finish(now, takes(), 1) };
	};

	it('sends fewer requests at the same time than it could only for a while', async () => {
		let share = 0;
		let warmShare = 0;
		const seeds = [1, 2, 3, 4, 5, 6];
		for (const seed of seeds) {
			const found = await compare(starved(60, 120, seed), 1_000);
			share += found.share / seeds.length;
			warmShare += found.warmShare / seeds.length;
		}
		expect(share).toBeGreaterThanOrEqual(0.7);
		expect(warmShare).toBeGreaterThanOrEqual(0.8);
	});
});

describe('a service whose responses take longer beyond a number of requests at the same time', () => {
	const beyond = (number: number, slowDown: (times: number, inFlight: number) => number) => () => {
		const takes = varied(20);
		return {
			latency: (inFlight: number) => takes() * slowDown(Math.max(1, inFlight / number), inFlight),
		};
	};

	it.each<[string, () => Behaviour]>([
		['as in a queue', beyond(8, (times) => times)],
		['twice as much', beyond(8, (times) => times ** 2)],
		['by half with each', beyond(8, (_times, inFlight) => 1 + Math.max(0, inFlight - 8) / 2)],
		['beyond twenty', beyond(20, (times) => times ** 2)],
	])('%s: almost as fast as with the best number', async (_how, behaviour) => {
		const { share, warmShare, fasterThanFour } = await compare(behaviour, 2_000);
		expect(share).toBeGreaterThanOrEqual(0.88);
		expect(warmShare).toBeGreaterThanOrEqual(ENOUGH);
		expect(fasterThanFour).toBeGreaterThanOrEqual(1);
	});

	it.each<[number, number]>([
		[8, 0.9],
		[12, 0.85],
		[20, 0.78],
	])('finds %i within 1,000 requests', async (number, enough) => {
		const behaviour = beyond(number, (times) => times ** 2);
		const { share, warmShare } = await compare(behaviour, 1_000);
		expect(share).toBeGreaterThanOrEqual(enough);
		expect(warmShare).toBeGreaterThanOrEqual(ENOUGH);
	});

	it('and becomes slower in the meantime gets fewer', async () => {
		const pace = new Pace();
		const takes = varied(20);
		const slower = new Service({
			latency: (inFlight) => takes() * Math.max(1, inFlight / 6) ** 2,
		});
		await onVirtualClock(async () => {
			await run(new Service({ latency: () => takes() }), 2_000, { pace });
			expect(pace.limit).toBe(HIGHEST_LIMIT);
			await run(slower, 2_000, { pace });
		});
		expect(pace.limit).toBeLessThanOrEqual(9);
	});
});

describe('a service that refuses what goes beyond a rate', () => {
	const limited = (requests: number, retryAfter: boolean) => () => {
		const takes = varied(20);
		return { latency: () => takes(), rate: { requests, perMs: 1_000, retryAfter } };
	};

	it.each([
		[20, true],
		[50, true],
		[100, true],
		[200, true],
		[100, false],
		[200, false],
	])(
		'of %i a second (Retry-After: %p) gets it almost used up, and refuses next to nothing',
		async (rate, retryAfter) => {
			const { share, failed, refused, refusedAgain } = await compare(
				limited(rate, retryAfter),
				3_000,
			);
			expect(failed).toBe(0);
			expect(share).toBeGreaterThanOrEqual(ENOUGH);
			expect(refused).toBeLessThanOrEqual(0.02);
			expect(refusedAgain).toBeLessThanOrEqual(0.005);
		},
	);

	it.each([100, 200])(
		'of %i a second is not waited for longer than necessary if it does not say when to come back',
		async (rate) => {
			const { share, failed } = await compare(limited(rate, false), 1_000);
			expect(failed).toBe(0);
			expect(share).toBeGreaterThanOrEqual(ENOUGH);
		},
	);

	it('refuses nothing where Requests per Second says it', async () => {
		const service = new Service(limited(50, true)());
		const { took } = await onVirtualClock(
			async () => await run(service, 500, { requestsPerSecond: 48 }),
		);
		expect(service.refused).toBe(0);
		expect(took).toBeLessThan((500 / 48) * 1_050);
	});

	it('and takes all of it again later gets more again', async () => {
		const takes = varied(20);
		const pace = new Pace();
		await onVirtualClock(async () => {
			await run(new Service(limited(50, true)()), 500, { pace });
			const service = new Service({ latency: () => takes() });
			await run(service, 4_000, { pace });
			const { took } = await run(new Service({ latency: () => takes() }), 1_000, { pace });
			expect(took).toBeLessThan(2_000);
		});
	});
});

describe.each([429, 503])(
	'a service that refuses more than some at the same time with %i',
	(status) => {
		it.each([2, 6, 12, 20])('%i: is found out, and nothing fails', async (most) => {
			const takes = varied(20);
			const pace = new Pace();
			const service = new Service({
				latency: () => takes(),
				refuse: (inFlight) => (inFlight > most ? status : undefined),
			});
			await onVirtualClock(async () => {
				expect(await run(service, 2_000, { pace })).toMatchObject({ failed: 0 });
				expect(service.refused / service.requests).toBeLessThanOrEqual(0.03);
				const { refused } = service;
				expect(await run(service, 1_000, { pace })).toMatchObject({ failed: 0 });
				expect(service.refused - refused).toBeLessThanOrEqual(20);
			});
			expect(pace.limit).toBeLessThanOrEqual(most + 1);
			expect(pace.limit).toBeGreaterThanOrEqual(most / 2);
		});
	},
);

it('a service that is down for a while gets one request at the same time, and all again when it is back', async () => {
	const takes = varied(20);
	const pace = new Pace();
	let lowest = Infinity;
	let started = NaN;
	const isDown = (now: number) => now - started > 300 && now - started < 8_000;
	const service = new Service({
		latency: () => takes(),
		refuse: (_inFlight, now) => {
			if (isDown(now)) lowest = Math.min(lowest, pace.limit);
			return isDown(now) ? 503 : undefined;
		},
	});
	await onVirtualClock(async () => {
		started = performance.now();
		await run(service, 4_000, { pace });
		expect(lowest).toBe(1);
		const { took } = await run(new Service({ latency: () => takes() }), 2_000, { pace });
		expect(took).toBeLessThan(2_500);
	});
	expect(pace.limit).toBeGreaterThanOrEqual(16);
});

it("two concurrent workflows share the service's capacity and the learned limits", async () => {
	const takes = varied(20);
	const pace = new Pace();
	const service = new Service({ latency: (inFlight) => takes() * Math.max(1, inFlight / 12) });
	const { alone, both } = await onVirtualClock(async () => {
		const first = await run(service, 1_000, { pace });
		const started = performance.now();
		const runs = [1_000, 1_000].map(async (count) => await run(service, count, { pace }));
		const [one, other] = await Promise.all(runs);
		expect(Math.min(one!.took, other!.took)).toBeGreaterThan(
			0.8 * Math.max(one!.took, other!.took),
		);
		return { alone: first.took, both: performance.now() - started };
	});
	expect(service.peak).toBeLessThanOrEqual(HIGHEST_LIMIT);
	expect(both).toBeLessThan(2.2 * alone);
});
