/** A poll that succeeded. */
export interface LastPoll {
	/** When it ended, by the earlier one of both clocks, in epoch milliseconds. */
	time: number;
	/** How far it had read a feed by number, where that is what it follows. */
	offset?: number;
}

/** Most triggers that are remembered; those that polled last stay. */
const MOST = 1000;

/** The last poll of each trigger, as long as this process lives. */
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
