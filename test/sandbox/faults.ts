import type { Lie } from './lies';
import type { Random } from './random';
import { matchesFilter, type RequestFilter } from './requestLog';

/** What a fault does to a request that it meets. */
export type FaultAction =
	/** Answers with this status; the request isn't processed. */
	| { kind: 'status'; status: number; headers?: Record<string, string>; body?: object | string }
	/** Resets the connection before the request is processed. */
	| { kind: 'resetBefore' }
	/** Processes the request, then resets the connection without a response. */
	| { kind: 'resetAfter' }
	/** Announces the whole body, sends half of it and closes the connection. */
	| { kind: 'truncate' }
	/** A complete HTTP answer whose JSON text is cut in half. */
	| { kind: 'truncateJson' }
	/** An HTML page, with status 200 unless told otherwise; the request isn't processed. */
	| { kind: 'html'; status?: number }
	/** Processes the request and answers its status with an empty body. */
	| { kind: 'empty' }
	/**
	 * Answers page n-1 for page n; `number` says which one `page.number` names (default asked), or
	 * in a feed whose links it has.
	 */
	| { kind: 'repeatPage'; number?: 'asked' | 'answered' }
	/** The feed's link to the next page leads to this very page. */
	| { kind: 'loopedLink' }
	/** The feed's link to the next page leads to another origin, http://elsewhere.example if unsaid. */
	| { kind: 'foreignNextLink'; origin?: string }
	| { kind: 'slowBody'; bytesPerSecond: number }
	/** Never answers; the request isn't processed. */
	| { kind: 'hang' }
	/** Sends the client elsewhere (302); the request isn't processed. */
	| { kind: 'redirect'; location: string; status?: number }
	| { kind: 'contentType'; value: string }
	/**
	 * A response that names what it created names another record, too: a second Location header, before the
	 * answer's own one (unless told otherwise) or after it.
	 */
	| { kind: 'duplicateLocation'; location: string; order?: 'before' | 'after' }
	/** The server's clock is off by `ms` for this request: its time stamps and its Date header. */
	| { kind: 'clockSkew'; ms: number }
	/** Processes the request; its response looks right and isn't. */
	| Lie;

/** A fault and the requests that it meets. */
export interface FaultRule {
	/** Shown in the request log; the kind when left out. */
	name?: string;
	/** Requests to meet; all when left out. */
	when?: RequestFilter;
	/** 0 to 1, drawn from the sandbox's seeded random numbers; 1 when left out. */
	probability?: number;
	/** Stops after so many hits; no end when left out. */
	times?: number;
	/** Lets the first matching requests pass. */
	after?: number;
	do: FaultAction;
}

/** A fault that has been set. */
export interface FaultHandle {
	readonly rule: FaultRule;
	/** Requests met so far. */
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

/** The faults of a sandbox; of several that match a request, the oldest one meets it. */
export class Faults {
	private active: ActiveFault[] = [];

	constructor(private readonly random: Random) {}

	/** Sets a fault. */
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

	/** The faults now set, with their hits. */
	list(): Array<{ rule: FaultRule; hits: number }> {
		return this.active.map(({ rule, hits }) => ({ rule, hits }));
	}

	/** The fault that meets this request, if any. */
	meet(method: string, path: string, query: URLSearchParams): FaultRule | undefined {
		for (const fault of this.active) {
			const { rule } = fault;
			if (!matchesFilter(rule.when ?? {}, method, path)) continue;
			// The first page has none before it to repeat
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
