import fc from 'fast-check';
import { AdaptiveLimit, type Flight } from '../../../../nodes/kit/http/pace/adaptiveLimit';
import { HIGHEST_LIMIT, INITIAL_LIMIT } from '../../../../nodes/kit/http/pace/levelSearch';
import type { Outcome } from '../../../../nodes/kit/http/pace/refusal';

const OUTCOMES: Outcome[] = ['done', 'failed', 'unavailable', 'tooMany', 'tooOften'];

/** How long a response takes with this many requests in flight. */
type Takes = (inFlight: number) => number;

/**
 * A client that always sends as many requests as allowed. Requests with equal durations return in the order in which they were
 * sent.
 */
class Client {
	readonly adaptive = new AdaptiveLimit();

	now = 0;

	private flights: Array<{ flight: Flight; due: number }> = [];

	get limit(): number {
		return this.adaptive.limit;
	}

	/** Sends as many requests as the limit allows. */
	fill(takes: Takes = steady, kind = 'GET /x'): void {
		while (this.flights.length < this.limit) {
			const due = this.now + takes(this.flights.length + 1);
			this.flights.push({ flight: this.adaptive.send(kind, this.now), due });
		}
	}

	/** Lets the request return that is due first. */
	return(outcome: Outcome = 'done'): void {
		this.flights.sort((one, other) => one.due - other.due);
		const [next, ...others] = this.flights;
		if (next === undefined) return;
		this.flights = others;
		this.now = Math.max(this.now, next.due);
		this.adaptive.receive(next.flight, outcome, this.now);
	}

	/** Continues until the limit has grown to this one. */
	growTo(limit: number): void {
		while (this.limit < limit) {
			this.fill();
			this.return();
		}
	}

	/** Lets all requests return. */
	drain(): void {
		while (this.flights.length > 0) this.return();
	}

	/** Continues until there have been this many responses per allowed concurrent request. */
	rounds(count: number, takes: Takes, outcome: Outcome = 'done', kind?: string): void {
		for (let round = 0; round < count; round++) {
			for (let left = this.limit; left > 0; left--) {
				this.fill(takes, kind);
				this.return(outcome);
			}
		}
	}
}

const steady: Takes = () => 20;

it('begins with 4 and doubles while throughput grows, up to 32', () => {
	const client = new Client();
	const limits = [client.limit];
	for (let round = 0; round < 8; round++) {
		client.rounds(1, steady);
		if (client.limit !== limits.at(-1)) limits.push(client.limit);
	}
	expect(limits).toEqual([4, 8, 16, 32]);
});

it('does not grow where requests come one by one', () => {
	const client = new Client();
	for (let request = 0; request < 100; request++) {
		const flight = client.adaptive.send('GET /x', client.now);
		client.now += 20;
		client.adaptive.receive(flight, 'done', client.now);
	}
	expect(client.limit).toBe(INITIAL_LIMIT);
});

it('doubles once per response time while more requests at the same time take no longer', () => {
	const client = new Client();
	client.growTo(HIGHEST_LIMIT);
	expect(client.now).toBe(3 * steady(1));
});

it("returns to the last level if doubling doesn't help, and then tries one more at a time", () => {
	const client = new Client();
	const limits = new Set<number>();
	for (let round = 0; round < 12; round++) {
		client.rounds(1, (limit) => 20 * Math.max(1, (limit / 8) ** 2));
		limits.add(client.limit);
	}
	expect([...limits]).toEqual([8, 16, 9]);
	expect(client.limit).toBe(8);
});

describe('a slow round at a higher level', () => {
	/** A round and a few more, as those sent when fewer were in flight don't count. */
	const RESPONSES = HIGHEST_LIMIT + 8;

	/** The level after responses that arrive at these times, each followed by another request. */
	const levelAfter = (arrivesAt: (which: number) => number) => {
		const client = new Client();
		client.growTo(HIGHEST_LIMIT);
		client.drain();
		const { adaptive, now } = client;
		const flights = Array.from({ length: HIGHEST_LIMIT }, () => adaptive.send('GET /x', now));
		for (let which = 0; which < RESPONSES; which++) {
			const at = now + arrivesAt(which);
			adaptive.receive(flights[which]!, 'done', at);
			flights.push(adaptive.send('GET /x', at));
		}
		return client.limit;
	};

	it('leads back if its responses keep coming', () => {
		expect(levelAfter((which) => 20 + 5 * which)).toBe(16);
	});

	it('is repeated if nothing came for a while', () => {
		expect(levelAfter((which) => (which < 4 ? 20 : 150 + which))).toBe(HIGHEST_LIMIT);
	});
});

it('climbs in steps that double, so that a level left by mistake is soon reached again', () => {
	const client = new Client();
	client.rounds(1, steady);
	expect(client.limit).toBe(8);
	for (let round = 0; round < 10 && client.limit > INITIAL_LIMIT; round++) {
		client.rounds(1, () => 900);
	}
	expect(client.limit).toBe(INITIAL_LIMIT);
	const limits = new Set<number>();
	for (let round = 0; round < 20; round++) {
		client.rounds(1, steady);
		limits.add(client.limit);
	}
	expect(client.limit).toBe(HIGHEST_LIMIT);
	expect(limits.size).toBeLessThanOrEqual(8);
});

it('tries a level that brought nothing again after pauses that double', () => {
	const client = new Client();
	const pauses: number[] = [];
	let pause = 0;
	for (let round = 0; round < 120; round++) {
		client.rounds(1, (limit) => 20 * Math.max(1, (limit / 8) ** 2));
		if (client.limit <= 8) pause++;
		else if (pause > 0) {
			pauses.push(pause);
			pause = 0;
		}
	}
	const [first = 0, ...others] = pauses.slice(-4);
	expect(others.length).toBe(3);
	for (const [index, next] of others.entries()) {
		expect(next).toBeGreaterThanOrEqual(1.5 * ([first, ...others][index] ?? 0));
	}
});

it('searches between two levels if doubling helps less than expected', () => {
	const client = new Client();
	client.rounds(12, (limit) => 20 * Math.max(1, (limit / 12) ** 2));
	expect(client.limit).toBeGreaterThanOrEqual(12);
	expect(client.limit).toBeLessThanOrEqual(13);
});

it('never falls below 4 because of slow responses', () => {
	const client = new Client();
	client.rounds(9, steady);
	client.rounds(100, (limit) => 20 * limit ** 2);
	expect(client.limit).toBe(INITIAL_LIMIT);
});

it('is not lowered by slow moments if it is not in use in between', () => {
	const client = new Client();
	client.rounds(9, steady);
	for (let moment = 0; moment < 20; moment++) {
		client.rounds(1, () => 900);
		client.drain();
		const alone = client.adaptive.send('GET /x', client.now);
		client.now += 20;
		client.adaptive.receive(alone, 'done', client.now);
	}
	expect(client.limit).toBe(HIGHEST_LIMIT);
});

it('compares the times of each kind of request with those of the same kind', () => {
	const client = new Client();
	client.rounds(9, steady);
	client.rounds(20, () => 900, 'done', 'POST /slow');
	expect(client.limit).toBe(HIGHEST_LIMIT);
});

describe('a refusal', () => {
	const grown = (rounds: number) => {
		const client = new Client();
		client.rounds(rounds, steady);
		return client;
	};

	it.each(['unavailable', 'tooMany', 'tooOften'] as const)(
		'(%s) at a new level leads back to the one before',
		(outcome) => {
			const client = grown(2);
			expect(client.limit).toBe(16);
			client.fill();
			client.return(outcome);
			expect(client.limit).toBe(8);
		},
	);

	it('at a level that was fine takes a tenth, once for all that were in progress', () => {
		const client = grown(9);
		client.fill();
		for (let left = 20; left > 0; left--) client.return('tooMany');
		expect(client.limit).toBe(28);
	});

	it('is remembered: the refused level is not reached again for a while', () => {
		const client = grown(2);
		client.fill();
		client.return('tooMany');
		const refusedAt = client.now;
		while (client.now - refusedAt < 4_500) {
			client.rounds(1, steady);
			expect(client.limit).toBeLessThan(16);
		}
		expect(client.limit).toBe(15);
		client.rounds(60, steady);
		expect(client.limit).toBe(HIGHEST_LIMIT);
	});

	it('of everything halves it down to 1, and it doubles again afterwards', () => {
		const client = grown(9);
		client.rounds(8, steady, 'unavailable');
		expect(client.limit).toBe(1);
		client.rounds(12, steady);
		expect(client.limit).toBeGreaterThanOrEqual(16);
	});

	it('that turns out to be of the rate is taken back', () => {
		const client = grown(9);
		client.fill();
		client.return('tooOften');
		expect(client.limit).toBe(28);
		client.adaptive.undoCut();
		expect(client.limit).toBe(HIGHEST_LIMIT);
	});

	it('is reported once all requests have come back that were in progress with it', () => {
		const { adaptive } = new Client();
		const [first, second] = [adaptive.send('GET /x', 0), adaptive.send('GET /x', 0)];
		expect(adaptive.receive(first, 'tooMany', 5)).toBeUndefined();
		const later = adaptive.send('GET /x', 6);
		expect(adaptive.receive(later, 'done', 7)).toBeUndefined();
		expect(adaptive.receive(second, 'tooOften', 9)).toEqual({
			sentAt: 0,
			kind: 'tooOften',
			isNewLevel: false,
			level: 4,
		});
	});
});

describe('whatever happens', () => {
	const step = fc.record({
		send: fc.nat(40),
		back: fc.array(
			fc.record({ outcome: fc.constantFrom(...OUTCOMES), which: fc.nat(40), takes: fc.nat(5_000) }),
			{ maxLength: 40 },
		),
		kind: fc.constantFrom('GET /x', 'POST /x'),
		undo: fc.boolean(),
	});

	it('it stays between 1 and 32', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const adaptive = new AdaptiveLimit();
				const flights: Flight[] = [];
				let now = 0;
				for (const { send, back, kind, undo } of steps) {
					for (let left = Math.min(send, adaptive.limit - flights.length); left > 0; left--) {
						flights.push(adaptive.send(kind, now));
					}
					for (const { outcome, which, takes } of back) {
						const [flight] = flights.splice(which % Math.max(1, flights.length), 1);
						if (flight === undefined) break;
						now += takes;
						const refusal = adaptive.receive(flight, outcome, now);
						if (refusal !== undefined && undo) adaptive.undoCut();
						expect(Number.isInteger(adaptive.limit)).toBe(true);
						expect(adaptive.limit).toBeGreaterThanOrEqual(1);
						expect(adaptive.limit).toBeLessThanOrEqual(HIGHEST_LIMIT);
					}
				}
			}),
		);
	});

	it('it is as high as a service allows again, soon after anything', () => {
		const past = fc.array(
			fc.record({
				rounds: fc.integer({ min: 1, max: 12 }),
				takes: fc.integer({ min: 1, max: 2_000 }),
				outcome: fc.constantFrom(...OUTCOMES),
			}),
			{ maxLength: 12 },
		);
		fc.assert(
			fc.property(past, fc.integer({ min: 500, max: 1_000 }), (before, takes) => {
				const client = new Client();
				for (const one of before) client.rounds(one.rounds, () => one.takes, one.outcome);
				client.drain();
				// Longer than the longest time for which a level is held.
				client.rounds(250, () => takes);
				expect(client.limit).toBe(HIGHEST_LIMIT);
			}),
			{ numRuns: 40 },
		);
	});
});
