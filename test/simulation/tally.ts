/** What became of one thing that a trigger is to report. */
interface Expected {
	/** When lists showed it first. */
	visibleAt: number;
	reports: number;
	/** How often it was handed on by a poll whose state n8n lost. */
	lost: number;
}

/** What a trigger reported beside what it ought to have. */
export class Tally {
	/** How many different things were reported. */
	found = 0;

	missed = 0;

	/** Reported again though no crash explains it. */
	repeated = 0;

	/** Reported again after a crash, because it was in flight. */
	repeatedAfterCrash = 0;

	/** Reported, but nobody expects it. */
	unknown = 0;

	private readonly expected = new Map<string, Expected>();

	/** Gone before it was reported; a poll under way may have read it all the same. */
	private readonly hidden = new Set<string>();

	/** When the last poll began that read its list to the end. */
	private completeSince = -Infinity;

	/** The trigger is active: what was there before doesn't count. */
	begin(): void {
		this.expected.clear();
	}

	/** Lists show something from now on that must be reported. */
	show(key: string, visibleAt: number): void {
		if (!this.expected.has(key)) this.expected.set(key, { visibleAt, reports: 0, lost: 0 });
	}

	/** Lists don't show it any more. Whoever read them meanwhile must have reported it. */
	hide(key: string): void {
		const thing = this.expected.get(key);
		if (thing === undefined || thing.reports > 0) return;
		if (thing.visibleAt <= this.completeSince) this.missed++;
		this.expected.delete(key);
		this.hidden.add(key);
	}

	/** Something may be reported from now on, but needn't be. */
	allow(key: string): void {
		if (!this.expected.has(key)) this.hidden.add(key);
	}

	/** @param isLost whether n8n loses the state of the poll that reports it */
	report(key: string, isLost: boolean): void {
		if (this.hidden.delete(key)) this.show(key, Infinity);
		const thing = this.expected.get(key);
		if (thing === undefined) {
			this.unknown++;
			return;
		}
		if (thing.reports === 0) this.found++;
		else if (thing.lost >= thing.reports) this.repeatedAfterCrash++;
		else this.repeated++;
		thing.reports++;
		if (isLost) thing.lost++;
	}

	/** A poll has read its list to the end. */
	pollCompleted(start: number): void {
		this.completeSince = start;
	}

	/** Nothing more comes: what wasn't reported yet never will be. */
	end(): void {
		for (const { reports } of this.expected.values()) if (reports === 0) this.missed++;
	}
}

/** A tally for each kind of a trigger. */
export function createTallies<Event extends string>(
	events: readonly Event[],
): Record<Event, Tally> {
	return Object.fromEntries(events.map((event) => [event, new Tally()])) as Record<Event, Tally>;
}
