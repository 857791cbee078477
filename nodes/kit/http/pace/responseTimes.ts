/** Milliseconds below which a response time counts as zero. */
export const LEAST_TIME = 1e-6;

/** Number of request kinds whose response times are remembered. */
const KINDS = 32;

/** Response times in milliseconds by kind of request. */
export type Times = Map<string, number>;

/** The response times of one round. */
export class RoundTimes {
	private readonly samples = new Map<string, number[]>();

	/** How many there are. */
	count = 0;

	add(kind: string, milliseconds: number): void {
		const samples = this.samples.get(kind) ?? [];
		samples.push(milliseconds);
		this.samples.set(kind, samples);
		this.count++;
	}

	/** The usual time of each kind. */
	summarize(): Times {
		const times: Times = new Map();
		for (const [kind, samples] of this.samples) times.set(kind, midMean(samples));
		return times;
	}

	/** By how many times they are longer than others; undefined if no kind is among those. */
	compareWith(others: Times): number | undefined {
		let slower = 0;
		let weight = 0;
		for (const [kind, samples] of this.samples) {
			const before = others.get(kind);
			if (before === undefined) continue;
			slower += samples.length * (midMean(samples) / Math.max(before, LEAST_TIME));
			weight += samples.length;
		}
		return weight === 0 ? undefined : slower / weight;
	}
}

/** The known times, updated. */
export function updateTimes(known: Times, times: Times): Times {
	const updated: Times = known.size > KINDS ? new Map() : new Map(known);
	for (const [kind, time] of times) updated.set(kind, time);
	return updated;
}

/** Mean of the middle half: not affected by a single slow response, or by a mixture of fast and slow ones. */
function midMean(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const cut = Math.floor(sorted.length / 4);
	const middle = sorted.slice(cut, sorted.length - cut);
	return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
