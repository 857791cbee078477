/** Milliseconds below which a response time counts as zero. */
const LEAST_TIME = 1e-6;

/**
 * The fraction of the mean response time for which nothing returns if everything stands still. A service with too many requests
 * is slow with each, but its responses keep coming; if none comes, it is this computer that is busy, or the network.
 */
const STANDSTILL = 0.5;

/** Number of request kinds whose response times are remembered. */
const KINDS = 32;

/** The usual response time of a kind of request in milliseconds, and from how many responses it is known. */
interface UsualTime {
	time: number;
	count: number;
}

/** Response times by kind of request. */
export type Times = ReadonlyMap<string, UsualTime>;

/** The response times of one round. */
export class RoundTimes {
	private readonly samples = new Map<string, number[]>();

	private total = 0;

	private lastAt: number | undefined;

	private longestGap = 0;

	/** How many there are. */
	count = 0;

	/** Whether for part of the time nothing returned. */
	get stoodStill(): boolean {
		return this.longestGap > (STANDSTILL * this.total) / this.count;
	}

	add(kind: string, milliseconds: number, now: number): void {
		this.longestGap = Math.max(this.longestGap, now - (this.lastAt ?? now));
		this.lastAt = now;
		this.total += milliseconds;
		const samples = this.samples.get(kind) ?? [];
		samples.push(milliseconds);
		this.samples.set(kind, samples);
		this.count++;
	}

	/** One time for each kind: the usual one, if nothing else is said. */
	summarize(findTime = computeMidMean): Times {
		const times = new Map<string, UsualTime>();
		for (const [kind, samples] of this.samples) {
			times.set(kind, { time: findTime(samples), count: samples.length });
		}
		return times;
	}
}

/** A level and its response times, with which other levels are compared. */
export class Baseline {
	constructor(
		readonly level: number,
		private readonly times: Times,
	) {}

	/**
	 * Throughput of a level as a multiple of this one's, by Little's law (throughput = requests in flight / response time);
	 * undefined if they can't be compared, because they have no kind of request in common.
	 */
	getGain(level: number, times: Times): number | undefined {
		let slower = 0;
		let weight = 0;
		for (const [kind, { time, count }] of times) {
			const before = this.times.get(kind);
			if (before === undefined) continue;
			slower += count * (time / Math.max(before.time, LEAST_TIME));
			weight += count;
		}
		if (weight === 0) return undefined;
		return level / this.level / Math.max(slower / weight, LEAST_TIME);
	}

	/** The same level with the times of a further round. */
	updateWith(times: Times): Baseline {
		const known: Times = this.times.size > KINDS ? new Map() : this.times;
		return new Baseline(this.level, new Map([...known, ...times]));
	}
}

/** Mean of the middle half: not affected by a single slow response, or by a mixture of fast and slow ones. */
function computeMidMean(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const cut = Math.floor(sorted.length / 4);
	const middle = sorted.slice(cut, sorted.length - cut);
	return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The longest time. */
export function findSlowest(values: number[]): number {
	return Math.max(...values);
}
