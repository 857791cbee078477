const HOUR_MS = 3_600_000;

/**
 * When summaries were last refreshed: on every full hour, and when `updateSummary=true` requests it. The interval of "the last
 * scheduled refresh" isn't documented (V2 API 2.5).
 */
export class Refreshes {
	private readonly asked = new Map<string, number>();

	/** Refreshes the summary of a campaign or contact. */
	refresh(kind: 'campaign' | 'contact', id: number, now: number): void {
		this.asked.set(`${kind} ${id}`, now);
	}

	/** The time up to which a summary counts activities. */
	asOf(kind: 'campaign' | 'contact', id: number, now: number): number {
		const hour = now - (now % HOUR_MS);
		return Math.max(hour, this.asked.get(`${kind} ${id}`) ?? hour);
	}
}
