import { ServerError } from '../../../../nodes/kit';
import { mapConcurrently } from '../../../../nodes/kit/async/mapPages';
import { toResult } from '../../../../nodes/kit/async/result';
import { wait } from '../../../../nodes/kit/async/cancel';
import { Pace } from '../../../../nodes/kit/http/pace/pace';
import { isWorthRepeating, waitBeforeNext } from '../../../../nodes/kit/http/retry';

/** The behavior of a simulated service. All times are in milliseconds. */
export interface Behaviour {
	/** How long a response takes with this many requests in flight, at this time. */
	latency(inFlight: number, now: number, number: number): number;
	/** Maximum number of requests in a sliding window; others are rejected. */
	rate?: { requests: number; perMs: number; retryAfter?: boolean };
	/** The status with which a request is rejected, if it is. */
	refuse?(inFlight: number, now: number): number | undefined;
}

/** A service with a virtual clock. */
export class Service {
	inFlight = 0;

	peak = 0;

	requests = 0;

	refused = 0;

	done = 0;

	private recent: number[] = [];

	constructor(private readonly behaviour: Behaviour) {}

	/** Responds to a request. @throws ServerError if it is rejected */
	async answer(): Promise<void> {
		const { behaviour } = this;
		this.requests++;
		this.peak = Math.max(this.peak, ++this.inFlight);
		const arrived = performance.now();
		const takes = behaviour.latency(this.inFlight, arrived, this.requests);
		const refusal = behaviour.refuse?.(this.inFlight, arrived) ?? this.refuseByRate(arrived);
		await wait(takes);
		this.inFlight--;
		if (refusal === undefined) {
			this.done++;
			return;
		}
		this.refused++;
		throw typeof refusal === 'number' ? serverError(refusal) : refusal;
	}

	private refuseByRate(now: number): ServerError | undefined {
		const { rate } = this.behaviour;
		if (rate === undefined) return undefined;
		this.recent = this.recent.filter((time) => time > now - rate.perMs);
		const [first = now] = this.recent;
		if (this.recent.length < rate.requests) {
			this.recent.push(now);
			return undefined;
		}
		const seconds = Math.ceil((first + rate.perMs - now) / 1000);
		return serverError(429, rate.retryAfter === false ? undefined : seconds * 1000);
	}
}

function serverError(status: number, retryAfter?: number): ServerError {
	return new ServerError({ status, request: 'GET /x', serverMessage: 'no', retryAfter });
}

const retry = { attempts: 4, firstWait: 1000, longestWait: 120_000 };

/** Sends requests as the nodes do. @param fixed the concurrency; determined automatically if omitted */
export async function run(
	service: Service,
	count: number,
	{
		pace = new Pace(),
		fixed,
		requestsPerSecond = 0,
		random = 0.5,
	}: {
		pace?: Pace;
		fixed?: number;
		requestsPerSecond?: number;
		random?: number;
	} = {},
): Promise<{ took: number; failed: number }> {
	const started = performance.now();
	let failed = 0;
	const one = async () => {
		for (let attempt = 1; ; attempt++) {
			const turn = { kind: 'GET /x', automatic: fixed === undefined, requestsPerSecond };
			const result = await pace.send(turn, async () => await toResult(service.answer()));
			if (result.ok) return;
			const { error } = result;
			const again = attempt < retry.attempts && isWorthRepeating(error, true);
			const pause = again ? waitBeforeNext(error, attempt, retry, random) : undefined;
			if (pause === undefined) {
				failed++;
				return;
			}
			if (error instanceof ServerError && error.status === 429) pace.pause(pause);
			await wait(pause);
		}
	};
	await mapConcurrently(Array.from({ length: count }), one, fixed ?? pace);
	return { took: performance.now() - started, failed };
}
