import { toResult } from '../async/result';

/** A write that was sent, or is about to be. */
export interface Write {
	/** Method and target, e.g. `POST /customers`. */
	readonly request: string;
	/** Whether sending it twice does the same as sending it once. */
	readonly idempotent: boolean;
	/** Whether an earlier try of the node sent it, so that the server may have carried it out. */
	readonly sentBefore: boolean;
	/** Set while a request is in flight. */
	inFlight: boolean;
	/** Set as soon as the server may have carried it out. */
	mayHaveActed: boolean;
}

interface Entry extends Write {
	part: string;
	/** Undefined while it is in flight, and if its outcome is unknown. */
	value?: { ok: unknown };
	error?: unknown;
}

/** What is known about the writes of an input item. */
export type WriteState =
	/** The server did nothing. */
	| 'none'
	/** The server did everything it was asked to. */
	| 'done'
	/** It is unknown whether the server carried out the last one; sending it again does no harm. */
	| 'repeatable'
	/** It is unknown whether the server carried out the last one; sending it again may do it twice. */
	| 'unknown';

/**
 * The writes of one input item, over all tries of a node's run.
 *
 * With *Retry On Fail*, n8n runs the whole node again. A write that isn't idempotent is not sent again then: if it was carried
 * out, its earlier response is used; if that is unknown, its earlier error.
 */
export class WriteJournal {
	private entries: Entry[] = [];

	/** What earlier tries sent, and this one hasn't reached yet. */
	private earlier: Entry[] = [];

	private refused = false;

	/** The part of the work to which the writes belong. */
	private part = '';

	/** Starts another try. */
	beginTry(): void {
		// What the last try didn't reach also counts in this one.
		this.earlier = [...this.entries, ...this.earlier];
		this.entries = [];
		this.refused = false;
	}

	/**
	 * Runs a part of the work that has its own writes: if a later try leaves the part out, none of its responses may be used for
	 * another part. One part at a time.
	 */
	async within<Value>(part: string, work: () => Promise<Value>): Promise<Value> {
		this.part = part;
		return await work().finally(() => (this.part = ''));
	}

	/** Whether this try reached a write that was not sent again because its outcome is unknown. */
	get refusedToRepeat(): boolean {
		return this.refused;
	}

	/** The state of the writes, including those of earlier tries. */
	get state(): WriteState {
		const all = [...this.earlier, ...this.entries];
		const open = all.filter(
			({ value, inFlight, mayHaveActed }) => value === undefined && (inFlight || mayHaveActed),
		);
		if (open.some(({ idempotent }) => !idempotent)) return 'unknown';
		if (open.length > 0) return 'repeatable';
		return all.some(({ value }) => value !== undefined) ? 'done' : 'none';
	}

	/**
	 * Sends a write, unless an earlier try did.
	 *
	 * @param send sends it, and records if the server may have carried it out
	 * @returns its response, or that of the earlier try
	 */
	async write<Value>(
		request: string,
		idempotent: boolean,
		send: (write: Write) => Promise<Value>,
	): Promise<Value> {
		const { part } = this;
		const before = this.takeEarlier(part, request);
		if (before !== undefined && !idempotent) return this.repeat(before) as Value;
		const entry: Entry = {
			part,
			request,
			idempotent,
			sentBefore: before !== undefined,
			inFlight: false,
			mayHaveActed: before !== undefined,
		};
		this.entries.push(entry);
		const result = await toResult(send(entry));
		if (result.ok) {
			entry.value = { ok: result.value };
			return result.value;
		}
		if (entry.mayHaveActed) entry.error = result.error;
		else this.entries.splice(this.entries.indexOf(entry), 1);
		throw result.error;
	}

	private takeEarlier(part: string, request: string): Entry | undefined {
		const at = this.earlier.findIndex((entry) => entry.part === part && entry.request === request);
		return at < 0 ? undefined : this.earlier.splice(at, 1)[0];
	}

	/** The outcome of an earlier try. Operations may change it, so they get a copy. */
	private repeat(before: Entry): unknown {
		this.entries.push(before);
		if (before.value !== undefined) return structuredClone(before.value.ok);
		this.refused = true;
		throw before.error;
	}
}
