import { LevelSearch } from './levelSearch';
import { saysMore, type Outcome, type Refusal, type RefusalKind } from './refusal';

/** Fraction of the limit that must be in use for a response to be meaningful. */
const BUSY = 0.75;

/** A request in flight. */
export interface Flight {
	/** Requests that should take the same time. */
	readonly kind: string;
	readonly sentAt: number;
	readonly number: number;
	/** The round of the search in which it was sent. */
	readonly round: number;
	readonly inFlight: number;
}

/**
 * Finds the concurrency that suits a service best. Pure: it is notified of requests as they are sent and return, with the time.
 *
 * The level is found by `LevelSearch`, from responses that arrived while the limit was in use, as in Netflix's Gradient2Limit. A
 * refusal lowers it once for all requests that were in flight together (NewReno, RFC 6582).
 *
 * @see https://github.com/Netflix/concurrency-limits
 */
export class AdaptiveLimit {
	private readonly search = new LevelSearch();

	private inFlight = 0;

	private sent = 0;

	/** The last request covered by the latest refusal, and how many of those are still in flight. */
	private cutFor = 0;

	private outstanding = 0;

	private doneSinceCut = 0;

	private refusal: Refusal | undefined;

	/** Concurrent requests, from 1 to 32. */
	get limit(): number {
		return this.search.level;
	}

	/** A request is sent. */
	send(kind: string, now: number): Flight {
		this.inFlight++;
		this.sent++;
		const { round } = this.search;
		return { kind, sentAt: now, number: this.sent, round, inFlight: this.inFlight };
	}

	/** A request has returned. @returns a refusal about which everything is now known */
	receive(flight: Flight, outcome: Outcome, now: number): Refusal | undefined {
		const busy = Math.max(flight.inFlight, this.inFlight) >= BUSY * this.limit;
		this.inFlight--;
		if (outcome === 'done') this.noteResponse(flight, busy, now);
		else if (outcome !== 'failed') this.noteRefusal(flight, outcome, now);
		return this.countRefused(flight);
	}

	/** Undoes the latest reduction: the concurrency wasn't the reason for the refusal. */
	undoCut(): void {
		this.search.restore(this.refusal?.level ?? 1);
	}

	private noteResponse({ kind, number, sentAt, round }: Flight, busy: boolean, now: number): void {
		if (number > this.cutFor) this.doneSinceCut++;
		if (!busy) this.search.noteSpare();
		else if (round === this.search.round) this.search.noteResponse(kind, now - sentAt, now);
	}

	private noteRefusal({ number, sentAt }: Flight, kind: RefusalKind, now: number): void {
		if (number <= this.cutFor) {
			if (this.refusal !== undefined && saysMore(kind, this.refusal.kind)) this.refusal.kind = kind;
			return;
		}
		const { limit: level } = this;
		// Refused again before much succeeded: the service is down instead of overloaded.
		const isDown = this.cutFor > 0 && this.doneSinceCut < level;
		this.cutFor = this.sent;
		// Those in flight, and this one, which `countRefused` removes again.
		this.outstanding = this.inFlight + 1;
		this.doneSinceCut = 0;
		const isNewLevel = isDown ? this.search.halve() : this.search.refuse(now);
		this.refusal = { sentAt, kind, isNewLevel, level };
	}

	private countRefused({ number }: Flight): Refusal | undefined {
		if (this.refusal === undefined || number > this.cutFor) return undefined;
		this.outstanding--;
		return this.outstanding === 0 ? this.refusal : undefined;
	}
}
