import fc from 'fast-check';
import { mapConcurrently, StoppedError } from '../../../nodes/kit';
import { Gate } from '../../../nodes/kit/async/gate';
import { gate as createDoor } from '../dummy';

const settle = async () => await new Promise((resolve) => setImmediate(resolve));

/** Those who enter, in the order in which they are admitted. */
function visitors(gate: Gate, count: number, signal?: AbortSignal) {
	const inside: number[] = [];
	const entering = Array.from({ length: count }, async (_, number) => {
		await gate.enter(signal);
		inside.push(number);
	});
	return { inside, entering };
}

it('admits as many callers as its limit allows, in order of arrival', async () => {
	const gate = new Gate(2);
	const { inside } = visitors(gate, 5);
	await settle();
	expect(inside).toEqual([0, 1]);
	gate.leave();
	await settle();
	expect(inside).toEqual([0, 1, 2]);
});

it('follows a limit that moves', async () => {
	const limit = { limit: 1, most: 9 };
	const gate = new Gate(limit);
	const { inside } = visitors(gate, 9);
	limit.limit = 4;
	gate.leave();
	await settle();
	expect(inside).toHaveLength(5);
	limit.limit = 2;
	gate.leave();
	gate.leave();
	await settle();
	expect(inside).toHaveLength(5);
	gate.leave();
	await settle();
	expect(inside).toHaveLength(6);
});

it('rejects waiting callers whose run is stopped, and admits the others', async () => {
	const gate = new Gate(1);
	const stop = new AbortController();
	await gate.enter();
	const stopped = visitors(gate, 1, stop.signal);
	const { inside } = visitors(gate, 1);
	stop.abort();
	await expect(stopped.entering[0]).rejects.toThrow(StoppedError);
	gate.leave();
	await settle();
	expect(inside).toEqual([0]);
	await expect(gate.enter(stop.signal)).rejects.toThrow(StoppedError);
});

it("doesn't admit anybody once it is closed", async () => {
	const gate = new Gate(1);
	const { inside } = visitors(gate, 3);
	gate.close();
	gate.leave();
	await settle();
	expect(inside).toEqual([0]);
});

describe('work on a list with a limit that moves', () => {
	it('never exceeds it, and returns everything in order', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat(5), { maxLength: 80 }),
				fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 }),
				async (ticks, unsorted) => {
					// A lower limit applies to those admitted afterwards.
					const limits = [...unsorted].sort((one, other) => one - other);
					let done = 0;
					let running = 0;
					const moving = {
						most: 12,
						get limit() {
							return limits[Math.floor(done / 4)] ?? 12;
						},
					};
					const work = async (count: number) => {
						running++;
						expect(running).toBeLessThanOrEqual(moving.limit);
						for (let left = count; left >= 0; left--) await Promise.resolve();
						running--;
						done++;
						return count;
					};
					expect(await mapConcurrently(ticks, work, moving)).toEqual(ticks);
				},
			),
		);
	});

	it('begins nothing more after a failure', async () => {
		const { opened, open } = createDoor();
		const begun: number[] = [];
		const working = mapConcurrently(
			Array.from({ length: 20 }, (_, number) => number),
			async (number) => {
				begun.push(number);
				await opened;
				if (number === 1) throw new Error('no');
			},
			{ limit: 3, most: 12 },
		);
		open();
		await expect(working).rejects.toThrow('no');
		await settle();
		expect(begun.length).toBeLessThanOrEqual(4);
	});
});
