import type { Lie } from './lies';
import type { Random } from './random';
import { matchesFilter, type RequestFilter } from './requestLog';

/** What a fault does to a request. */
export type FaultAction =
	/** Responds with this status; the request isn't processed. */
	| { kind: 'status'; status: number; headers?: Record<string, string>; body?: object | string }
	/** Resets the connection before the request is processed. */
	| { kind: 'resetBefore' }
	/** Processes the request, then resets the connection without a response. */
	| { kind: 'resetAfter' }
	/** Announces the whole body, sends half of it and closes the connection. */
	| { kind: 'truncate' }
	/** A complete HTTP response whose JSON text is cut in half. */
	| { kind: 'truncateJson' }
	/** An HTML page, by default with status 200; the request isn't processed. */
	| { kind: 'html'; status?: number }
	/** Processes the request and responds with its status and an empty body. */
	| { kind: 'empty' }
	/**
	 * Responds with page n-1 instead of n; `number` says which of the two `page.number` contains (default asked), or in a feed,
	 * whose links it has.
	 */
	| { kind: 'repeatPage'; number?: 'asked' | 'answered' }
	/** The feed's link to the next page leads to the same page. */
	| { kind: 'loopedLink' }
	/** The feed's link to the next page leads to another origin, by default http://elsewhere.example. */
	| { kind: 'foreignNextLink'; origin?: string }
	| { kind: 'slowBody'; bytesPerSecond: number }
	/** Never responds; the request isn't processed. */
	| { kind: 'hang' }
	/** Redirects the client (302); the request isn't processed. */
	| { kind: 'redirect'; location: string; status?: number }
	| { kind: 'contentType'; value: string }
	/** A response to a creation also names another record: a second Location header, by default before the real one, or after it. */
	| { kind: 'duplicateLocation'; location: string; order?: 'before' | 'after' }
	/** The server's clock is off by `ms` for this request, in its timestamps and its Date header. */
	| { kind: 'clockSkew'; ms: number }
	/** Processes the request; its response looks right but isn't. */
	| Lie;

/** A fault and the requests that it affects. */
export interface FaultRule {
	/** Shown in the request log; by default the kind. */
	name?: string;
	/** Requests to affect; by default all. */
	when?: RequestFilter;
	/** 0 to 1, drawn from the sandbox's seeded random numbers; by default 1. */
	probability?: number;
	/** Ends after this many hits; by default never. */
	times?: number;
	/** Number of matching requests to let pass first. */
	after?: number;
	do: FaultAction;
}

/** An active fault. */
export interface FaultHandle {
	readonly rule: FaultRule;
	/** Requests affected so far. */
	readonly hits: number;
	remove(): void;
}

interface ActiveFault {
	rule: FaultRule;
	matched: number;
	hits: number;
}

function isFirstPage(query: URLSearchParams): boolean {
	const number = query.get('page') ?? query.get('pageNumber');
	return !query.has('next') && !query.has('cursor') && !(Number(number) >= 1);
}

/** The faults of a sandbox; if several match a request, the oldest one applies. */
export class Faults {
	private active: ActiveFault[] = [];

	constructor(private readonly random: Random) {}

	/** Adds a fault. */
	add(rule: FaultRule): FaultHandle {
		const fault: ActiveFault = { rule, matched: 0, hits: 0 };
		this.active.push(fault);
		return {
			rule,
			get hits() {
				return fault.hits;
			},
			remove: () => {
				this.active = this.active.filter((other) => other !== fault);
			},
		};
	}

	/** Removes all faults. */
	clear(): void {
		this.active = [];
	}

	/** The active faults, with their hits. */
	list(): Array<{ rule: FaultRule; hits: number }> {
		return this.active.map(({ rule, hits }) => ({ rule, hits }));
	}

	/** The fault that applies to this request, if any. */
	meet(method: string, path: string, query: URLSearchParams): FaultRule | undefined {
		for (const fault of this.active) {
			const { rule } = fault;
			if (!matchesFilter(rule.when ?? {}, method, path)) continue;
			// The first page has no previous one to repeat
			if (rule.do.kind === 'repeatPage' && isFirstPage(query)) continue;
			if (fault.matched++ < (rule.after ?? 0)) continue;
			if (fault.hits >= (rule.times ?? Infinity)) continue;
			if (rule.probability !== undefined && this.random.next() >= rule.probability) continue;
			fault.hits++;
			return rule;
		}
		return undefined;
	}
}
