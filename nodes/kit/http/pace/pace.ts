import { Gate, type MovingLimit } from '../../async/gate';
import { toResult, type Result } from '../../async/result';
import { ServerError, TransportError } from '../../errors/errors';
import { AdaptiveLimit } from './adaptiveLimit';
import { LearnedRate } from './learnedRate';
import { HIGHEST_LIMIT } from './levelSearch';
import { RateLimiter } from './rateLimiter';
import type { Outcome } from './refusal';

/** What a request waits for. */
interface Turn {
	/**
	 * Requests that should take the same time; undefined for a request that lasts as long as its reader needs, and so isn't
	 * counted among them.
	 */
	kind?: string;
	/** Whether the concurrency is determined automatically. */
	automatic: boolean;
	/** The configured rate; zero means unlimited. */
	requestsPerSecond: number;
	signal?: AbortSignal;
}

/** When the requests of a credential are sent: their rate and concurrency. */
export class Pace implements MovingLimit {
	readonly most = HIGHEST_LIMIT;

	private readonly limiter = new RateLimiter();

	private readonly adaptive = new AdaptiveLimit();

	private readonly learned = new LearnedRate();

	private readonly gate = new Gate(this);

	/** The current maximum number of requests in flight if it is determined automatically. */
	get limit(): number {
		return this.adaptive.limit;
	}

	/** Holds back all requests, after the server reported too many. */
	pause(milliseconds: number): void {
		this.limiter.pause(milliseconds);
	}

	/**
	 * Sends a request when its turn comes.
	 *
	 * @throws StoppedError if the user pressed Stop before it was sent, and whatever `send` throws before anything is sent
	 */
	async send<Value>(turn: Turn, send: () => Promise<Result<Value>>): Promise<Result<Value>> {
		const { kind, automatic, signal } = turn;
		if (!automatic || kind === undefined) {
			await this.takeSlot(turn);
			return await send();
		}
		await this.gate.enter(signal);
		try {
			return await this.sendInside(kind, turn, send);
		} finally {
			this.gate.leave();
		}
	}

	/** Waits until the rate allows another request. */
	private async takeSlot({ automatic, requestsPerSecond, signal }: Turn): Promise<void> {
		const getRate = () =>
			automatic ? lowerRate(requestsPerSecond, this.learned.perSecond) : requestsPerSecond;
		await this.limiter.take(getRate, signal);
	}

	private async sendInside<Value>(
		kind: string,
		turn: Turn,
		send: () => Promise<Result<Value>>,
	): Promise<Result<Value>> {
		const { adaptive, learned } = this;
		await this.takeSlot(turn);
		const flight = adaptive.send(kind, performance.now());
		const sent = await toResult(send());
		const outcome = sent.ok ? getOutcome(sent.value) : 'failed';
		const now = performance.now();
		if (outcome === 'done') learned.noteDone(flight.sentAt, now);
		const refusal = adaptive.receive(flight, outcome, now);
		const isRate = refusal !== undefined && learned.noteRefusal(refusal, now);
		if (isRate && !refusal.isNewLevel) adaptive.undoCut();
		// A service that doesn't say when to come back refuses more until then.
		if (isRate && refusal.kind === 'tooMany') this.pause(learned.hasRoomAt - now);
		if (!sent.ok) throw sent.error;
		return sent.value;
	}
}

const paces = new Map<string, Pace>();

/**
 * The pace that all executions of this process share for a credential. In n8n's queue mode each worker is a separate process, so
 * a configured rate applies per worker.
 *
 * @param key identifies the credential
 */
export function getSharedPace(key: string): Pace {
	const pace = paces.get(key) ?? new Pace();
	paces.set(key, pace);
	return pace;
}

/** The lower of two rates, where zero means unlimited. */
function lowerRate(one: number, other: number): number {
	return one > 0 && other > 0 ? Math.min(one, other) : one + other;
}

function getOutcome(result: Result<unknown>): Outcome {
	if (result.ok) return 'done';
	const { error } = result;
	if (error instanceof ServerError) {
		if (error.status === 429) return error.retryAfter === undefined ? 'tooMany' : 'tooOften';
		if (error.status === 503) return 'unavailable';
		// Any other response to the request took its time, and also counts.
		return error.status < 500 ? 'done' : 'failed';
	}
	return error instanceof TransportError && error.problem === 'timeout' ? 'unavailable' : 'failed';
}
