import fc from 'fast-check';
import { withLock, StoppedError } from '../../../nodes/kit';
import { gate } from '../dummy';

it('runs work on one key in the order of the calls, never two at once', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.record({ key: fc.constantFrom('a', 'b'), ticks: fc.nat(5), fails: fc.boolean() }),
			),
			async (calls) => {
				const running = new Set<string>();
				const order: number[] = [];
				const works = calls.map(async ({ key, ticks, fails }, index) => {
					return await withLock(key, async () => {
						expect(running.has(key)).toBe(false);
						running.add(key);
						for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
						running.delete(key);
						order.push(index);
						if (fails) throw new Error(`${index}`);
						return index;
					});
				});
				const outcomes = await Promise.allSettled(works);
				for (const key of ['a', 'b']) {
					const ofKey = order.filter((index) => calls[index]?.key === key);
					expect(ofKey).toEqual([...ofKey].sort((left, right) => left - right));
				}
				expect(order).toHaveLength(calls.length);
				outcomes.forEach((outcome, index) => {
					expect(outcome.status).toBe(calls[index]?.fails ? 'rejected' : 'fulfilled');
					if (outcome.status === 'fulfilled') expect(outcome.value).toBe(index);
				});
			},
		),
	);
});

it("doesn't block other keys", async () => {
	const { opened, open } = gate();
	const slow = withLock('slow', async () => await opened);
	await expect(withLock('fast', async () => 'passed')).resolves.toBe('passed');
	open();
	await slow;
});

it('is not blocked by work that throws before its first await', async () => {
	const failed = withLock('sync', () => {
		throw new Error('at once');
	});
	const next = withLock('sync', async () => 'done');
	await expect(failed).rejects.toThrow('at once');
	await expect(next).resolves.toBe('done');
});

it('forgets a key when its work is done', async () => {
	const deleted = jest.spyOn(Map.prototype, 'delete');
	await Promise.all([
		withLock('leak', async () => 1),
		withLock('leak', async () => await Promise.reject(new Error('2'))).catch(() => 2),
	]);
	await new Promise((resolve) => setImmediate(resolve));
	const forgotten = deleted.mock.calls.flatMap(([key], call) =>
		key === 'leak' ? [deleted.mock.results[call]?.value] : [],
	);
	deleted.mockRestore();
	expect(forgotten).toEqual([true]);
});

it('ends the waiting when Stop is pressed, and does not begin what waited', async () => {
	const first = gate();
	const stop = new AbortController();
	const began = jest.fn(async () => {});
	const before = withLock('stopped', async () => await first.opened);
	const waiting = withLock('stopped', began, stop.signal);
	stop.abort();
	await expect(waiting).rejects.toThrow(StoppedError);
	first.open();
	await before;
	await withLock('stopped', async () => {});
	expect(began).not.toHaveBeenCalled();
});
