/** The state of one thing that a trigger should report. */
interface Expected {
	/** When lists first showed it. */
	visibleAt: number;
	reports: number;
	/** How many times it was output by a poll whose state n8n lost. */
	lost: number;
}

/** What a trigger reported, compared with what it should have reported. */
export class Tally {
	/** Number of different things reported. */
	found = 0;

	missed = 0;

	/** Repeated without a crash that explains it. */
	repeated = 0;

	/** Repeated after a crash, because it was in flight. */
	repeatedAfterCrash = 0;

	/** Reported unexpectedly. */
	unknown = 0;

	private readonly expected = new Map<string, Expected>();

	/** Gone before it was reported; a poll in progress may still have read it. */
	private readonly hidden = new Set<string>();

	/** When the last poll that read its list to the end began. */
	private completeSince = -Infinity;

	/** The trigger is active: anything from before doesn't count. */
	begin(): void {
		this.expected.clear();
	}

	/** From now on, lists show something that must be reported. */
	show(key: string, visibleAt: number): void {
		if (!this.expected.has(key)) this.expected.set(key, { visibleAt, reports: 0, lost: 0 });
	}

	/** Lists no longer show it. Anyone who read them in between must have reported it. */
	hide(key: string): void {
		const thing = this.expected.get(key);
		if (thing === undefined || thing.reports > 0) return;
		if (thing.visibleAt <= this.completeSince) this.missed++;
		this.expected.delete(key);
		this.hidden.add(key);
	}

	/** From now on, something may be reported, but doesn't have to be. */
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

	/** The end: what wasn't reported yet never will be. */
	end(): void {
		for (const { reports } of this.expected.values()) if (reports === 0) this.missed++;
	}
}

/** A tally for each kind of trigger. */
export function createTallies<Event extends string>(
	events: readonly Event[],
): Record<Event, Tally> {
	return Object.fromEntries(events.map((event) => [event, new Tally()])) as Record<Event, Tally>;
}
