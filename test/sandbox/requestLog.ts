import type { IncomingHttpHeaders } from 'node:http';

/** What the log keeps of one request and its answer. */
export interface LogEntry {
	/** Counts from 1 since the last `clear`. */
	number: number;
	/** When it arrived, by the sandbox's clock. */
	at: number;
	method: string;
	/** Path without the query string. */
	path: string;
	query: Record<string, string | string[]>;
	/** Path and query string as received; empty when bodies aren't kept. */
	rawUrl: string;
	/** Lower-case names; `authorization` is kept. Empty when bodies aren't kept. */
	headers: IncomingHttpHeaders;
	/** Parsed JSON, or the text when it isn't JSON; undefined without a body. */
	body?: unknown;
	/** Undefined until answered, and for ever when no answer was sent. */
	status?: number;
	/** True when the request passed all checks and may have acted. */
	handled: boolean;
	/** Location that the response named before a fault spoilt it. */
	location?: string;
	durationMs?: number;
	/** Name of the fault that met this request. */
	fault?: string;
}

/** Chooses requests; a text matches every path that contains it. */
export interface RequestFilter {
	method?: string;
	path?: string | RegExp;
}

/** True when the method and the path are what the filter asks for. */
export function matchesFilter(filter: RequestFilter, method: string, path: string): boolean {
	if (filter.method !== undefined && filter.method.toUpperCase() !== method) return false;
	if (filter.path === undefined) return true;
	return typeof filter.path === 'string' ? path.includes(filter.path) : filter.path.test(path);
}

/** Every request since the start or the last `clear`; requests under /_sandbox aren't logged. */
export class RequestLog {
	/** In the order of arrival. */
	readonly entries: LogEntry[] = [];

	/** The most requests that were open at the same moment. */
	peakInFlight = 0;

	private inFlight = 0;

	/** @param keepBodies false keeps neither bodies nor headers nor raw URLs, for runs of a million records */
	constructor(readonly keepBodies: boolean) {}

	/** Number of requests. */
	get count(): number {
		return this.entries.length;
	}

	/** The requests that the filter chooses. */
	matching(filter: RequestFilter): LogEntry[] {
		return this.entries.filter((entry) => matchesFilter(filter, entry.method, entry.path));
	}

	/** Forgets all entries and the peak. */
	clear(): void {
		this.entries.length = 0;
		this.peakInFlight = this.inFlight;
	}

	/** Takes down a request that has just arrived. */
	open(entry: Omit<LogEntry, 'number' | 'handled'>): LogEntry {
		this.inFlight++;
		this.peakInFlight = Math.max(this.peakInFlight, this.inFlight);
		const opened = { ...entry, number: this.entries.length + 1, handled: false };
		if (!this.keepBodies) Object.assign(opened, { headers: {}, rawUrl: '' });
		this.entries.push(opened);
		return opened;
	}

	/** Keeps the body of a request, parsed when it is JSON. */
	keepBody(entry: LogEntry, body: Buffer): void {
		if (!this.keepBodies || body.length === 0) return;
		const text = body.toString('utf8');
		try {
			entry.body = JSON.parse(text);
		} catch {
			entry.body = text;
		}
	}

	/** Notes that the connection has finished with this request. */
	close(entry: LogEntry, durationMs: number): void {
		this.inFlight--;
		entry.durationMs = durationMs;
	}
}
