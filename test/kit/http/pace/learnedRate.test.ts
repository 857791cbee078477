import type { Refusal } from '../../../../nodes/kit/http/pace/refusal';
import { LearnedRate } from '../../../../nodes/kit/http/pace/learnedRate';

const refusal = (sentAt: number, changes: Partial<Refusal> = {}): Refusal => ({
	sentAt,
	kind: 'tooOften',
	isNewLevel: false,
	level: 8,
	...changes,
});

/** Requests are sent at this rate per second, between two times, and their responses take some milliseconds. */
function respond(
	rate: LearnedRate,
	perSecond: number,
	from: number,
	to: number,
	takes: (sentAt: number) => number = () => 0,
): void {
	for (let now = from; now < to; now += 1000 / perSecond) rate.noteDone(now, now + takes(now));
}

it('has no limit as long as nothing is refused', () => {
	const rate = new LearnedRate();
	respond(rate, 100, 0, 5_000);
	expect(rate.perSecond).toBe(0);
});

it('sets the limit slightly below the rate of the second before the refusal', () => {
	const rate = new LearnedRate();
	respond(rate, 100, 0, 3_000);
	expect(rate.noteRefusal(refusal(3_000), 3_010)).toBe(true);
	expect(rate.perSecond).toBeCloseTo(0.95 * 99);
});

it('counts the requests when they were sent, however late their responses arrived', () => {
	const rate = new LearnedRate();
	// Those of the second before arrive all at once, with the first ones of this second.
	respond(rate, 100, 0, 3_000, (sentAt) => Math.max(10, 2_300 - sentAt));
	expect(rate.noteRefusal(refusal(3_000), 3_010)).toBe(true);
	expect(rate.perSecond).toBeCloseTo(0.95 * 99);
});

it.each([
	['a 503', { kind: 'unavailable' as const }],
	['a 429 at a limit that was just raised', { kind: 'tooMany' as const, isNewLevel: true }],
])('learns nothing from %s', (_what, changes) => {
	const rate = new LearnedRate();
	respond(rate, 100, 0, 3_000);
	expect(rate.noteRefusal(refusal(3_000, changes), 3_010)).toBe(false);
	expect(rate.perSecond).toBe(0);
});

it('learns nothing from a refusal after hardly any responses: others may have used the account up', () => {
	const rate = new LearnedRate();
	respond(rate, 3, 0, 1_000);
	expect(rate.noteRefusal(refusal(1_000), 1_000)).toBe(false);
	expect(rate.perSecond).toBe(0);
});

describe('a learned rate', () => {
	const learned = () => {
		const rate = new LearnedRate();
		respond(rate, 100, 0, 3_000);
		rate.noteRefusal(refusal(3_000), 3_000);
		return rate;
	};

	it('is held for half a minute, then raised a little each second', () => {
		const rate = learned();
		respond(rate, 94, 4_000, 32_900);
		expect(rate.perSecond).toBeCloseTo(0.95 * 99);
		respond(rate, 94, 32_900, 34_500);
		expect(rate.perSecond).toBeGreaterThan(100);
		expect(rate.perSecond).toBeLessThan(115);
	});

	it('is raised faster and faster after that, by up to half each second', () => {
		const rate = learned();
		const steps: number[] = [];
		let before = rate.perSecond;
		for (let now = 33_000; rate.perSecond > 0 && steps.length < 6; now += 10) {
			rate.noteDone(now, now);
			for (let more = rate.perSecond / 100; more > 1; more--) rate.noteDone(now, now);
			if (rate.perSecond > before) steps.push(rate.perSecond / before);
			before = rate.perSecond;
		}
		expect(steps[0]).toBeCloseTo(1.05);
		expect(steps.every((step, at) => step <= 1.5 && step >= (steps[at - 1] ?? 0))).toBe(true);
		expect(steps.at(-1)).toBeCloseTo(1.5);
	});

	it('is never higher than the one that was refused', () => {
		const rate = learned();
		respond(rate, 150, 4_000, 6_000);
		expect(rate.noteRefusal(refusal(6_000), 6_000)).toBe(true);
		expect(rate.perSecond).toBeCloseTo(0.95 ** 2 * 99);
	});

	it('is not raised if it is not used', () => {
		const rate = learned();
		respond(rate, 10, 4_000, 120_000);
		expect(rate.perSecond).toBeCloseTo(0.95 * 99);
	});

	it('is held for longer each time it proves right', () => {
		const rate = learned();
		respond(rate, 100, 31_000, 34_000);
		rate.noteRefusal(refusal(34_000), 34_000);
		const again = rate.perSecond;
		respond(rate, again, 35_000, 93_000);
		expect(rate.perSecond).toBe(again);
		respond(rate, again, 93_000, 96_000);
		expect(rate.perSecond).toBeGreaterThan(again);
	});

	it('is forgotten if requests are refused below it, because something else is the limit', () => {
		const rate = learned();
		respond(rate, 50, 4_000, 6_000);
		expect(rate.noteRefusal(refusal(6_000), 6_000)).toBe(false);
		expect(rate.perSecond).toBe(0);
	});

	it('is forgotten when the service accepts several times as much', () => {
		const rate = learned();
		for (let now = 4_000; now < 90_000 && rate.perSecond > 0; now += 1_000) {
			respond(rate, rate.perSecond, now, now + 1_000);
		}
		expect(rate.perSecond).toBe(0);
	});
});
