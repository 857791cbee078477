/** A poll that succeeded. */
export interface LastPoll {
	/** When it ended, by the earlier of both clocks, in epoch milliseconds. */
	time: number;
	/** How far it had read, for a numbered feed. */
	offset?: number;
}

/** Maximum number of triggers that are remembered; the least recently polled are dropped. */
const MOST = 1000;

/** The last poll of each trigger, for the lifetime of this process. */
export class LastPolls {
	private readonly polls = new Map<string, LastPoll>();

	get(key: string): LastPoll | undefined {
		return this.polls.get(key);
	}

	set(key: string, poll: LastPoll): void {
		this.polls.delete(key);
		this.polls.set(key, poll);
		const [oldest] = this.polls.keys();
		if (this.polls.size > MOST && oldest !== undefined) this.polls.delete(oldest);
	}
}
