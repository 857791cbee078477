import { toResult } from '../async/result';

/** A write that went out, or is about to. */
export interface Write {
	/** Method and target, e.g. `POST /customers`. */
	readonly request: string;
	/** Whether sending it twice does the same as sending it once. */
	readonly idempotent: boolean;
	/** Whether an earlier try of the node sent it, so that the server may have acted on it. */
	readonly sentBefore: boolean;
	/** Set while a request is under way. */
	inFlight: boolean;
	/** Set as soon as the server may have acted on it. */
	mayHaveActed: boolean;
}

interface Entry extends Write {
	part: string;
	/** Undefined while it is under way, and where nobody knows what became of it. */
	value?: { ok: unknown };
	error?: unknown;
}

/** What is known of the writes of an input item. */
export type WriteState =
	/** The server did nothing. */
	| 'none'
	/** The server did all that it was asked for. */
	| 'done'
	/** It isn't known whether the server did the last of them; sending that again does no harm. */
	| 'repeatable'
	/** It isn't known whether the server did the last of them; sending that again may do it twice. */
	| 'unknown';

/**
 * The writes of one input item, over all tries of a node's run.
 *
 * With *Retry On Fail* n8n runs the whole node again. A write that isn't idempotent is not sent again then: one that was done has its
 * earlier response, and one of which that isn't known has its earlier error.
 */
export class WriteJournal {
	private entries: Entry[] = [];

	/** What earlier tries sent and this one hasn't come to yet. */
	private earlier: Entry[] = [];

	private refused = false;

	/** The part of the work that the writes belong to. */
	private part = '';

	/** Begins another try. */
	beginTry(): void {
		// What the last try didn't come to counts in this one, too.
		this.earlier = [...this.entries, ...this.earlier];
		this.entries = [];
		this.refused = false;
	}

	/**
	 * Does a part of the work whose writes are its own: where a later try leaves the part out, none of its responses must pass for that of
	 * another part. One part at a time.
	 */
	async within<Value>(part: string, work: () => Promise<Value>): Promise<Value> {
		this.part = part;
		return await work().finally(() => (this.part = ''));
	}

	/** Whether this try came to a write that was not sent again, because nobody knows what became of it. */
	get refusedToRepeat(): boolean {
		return this.refused;
	}

	/** What became of the writes, those of earlier tries included. */
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
	 * @param send sends it, and notes when the server may have acted
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

	/** The outcome that an earlier try had. Operations may change what they get, so they get a copy. */
	private repeat(before: Entry): unknown {
		this.entries.push(before);
		if (before.value !== undefined) return structuredClone(before.value.ok);
		this.refused = true;
		throw before.error;
	}
}
