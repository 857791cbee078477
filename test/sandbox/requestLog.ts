import type { IncomingHttpHeaders } from 'node:http';

/** The log entry of one request and its response. */
export interface LogEntry {
	/** Counts from 1 since the last `clear`. */
	number: number;
	/** When it arrived, by the sandbox's clock. */
	at: number;
	method: string;
	/** Path without the query string. */
	path: string;
	query: Record<string, string | string[]>;
	/** Path and query string as received; empty if bodies aren't kept. */
	rawUrl: string;
	/** With lower-case names, including `authorization`. Empty if bodies aren't kept. */
	headers: IncomingHttpHeaders;
	/** Parsed JSON, or the text if it isn't JSON; undefined without a body. */
	body?: unknown;
	/** Undefined until the response is sent, or if none ever is. */
	status?: number;
	/** Whether the request passed all checks and may have taken effect. */
	handled: boolean;
	/** Location in the response before a fault modified it. */
	location?: string;
	durationMs?: number;
	/** Name of the fault that affected this request. */
	fault?: string;
}

/** Selects requests; a text matches every path that contains it. */
export interface RequestFilter {
	method?: string;
	path?: string | RegExp;
}

/** Whether the method and path match the filter. */
export function matchesFilter(filter: RequestFilter, method: string, path: string): boolean {
	if (filter.method !== undefined && filter.method.toUpperCase() !== method) return false;
	if (filter.path === undefined) return true;
	return typeof filter.path === 'string' ? path.includes(filter.path) : filter.path.test(path);
}

/** Every request since the start or the last `clear`; requests under /_sandbox aren't logged. */
export class RequestLog {
	/** In order of arrival. */
	readonly entries: LogEntry[] = [];

	/** The highest number of concurrent requests. */
	peakInFlight = 0;

	/** Requests that are open at this moment. */
	inFlight = 0;

	/** @param keepBodies if false, keeps neither bodies nor headers nor raw URLs, for runs with a million records */
	constructor(readonly keepBodies: boolean) {}

	/** Number of requests. */
	get count(): number {
		return this.entries.length;
	}

	/** The requests that match the filter. */
	matching(filter: RequestFilter): LogEntry[] {
		return this.entries.filter((entry) => matchesFilter(filter, entry.method, entry.path));
	}

	/** Removes all entries and resets the peak. */
	clear(): void {
		this.entries.length = 0;
		this.peakInFlight = this.inFlight;
	}

	/** Records a request that has just arrived. */
	open(entry: Omit<LogEntry, 'number' | 'handled'>): LogEntry {
		this.inFlight++;
		this.peakInFlight = Math.max(this.peakInFlight, this.inFlight);
		const opened = { ...entry, number: this.entries.length + 1, handled: false };
		if (!this.keepBodies) Object.assign(opened, { headers: {}, rawUrl: '' });
		this.entries.push(opened);
		return opened;
	}

	/** Stores the body of a request, parsed if it is JSON. */
	keepBody(entry: LogEntry, body: Buffer): void {
		if (!this.keepBodies || body.length === 0) return;
		const text = body.toString('utf8');
		try {
			entry.body = JSON.parse(text);
		} catch {
			entry.body = text;
		}
	}

	/** Records that the connection has finished with this request. */
	close(entry: LogEntry, durationMs: number): void {
		this.inFlight--;
		entry.durationMs = durationMs;
	}
}
