import type { Side } from '../comparisons/comparison';
import type { Measured } from '../measuring/race';
import { performancePage } from './page';
import { failuresOf, ratiosOf, refusalsOf, type Result } from './results';

const measured = (side: Side, times: number[], more: Partial<Measured> = {}): Measured => ({
	contender: { key: side, side, label: `the ${side} way` },
	records: 100,
	times,
	requests: 7,
	firstRequests: 7,
	done: 100,
	peak: 200,
	before: 150,
	...more,
});

const result: Result = {
	comparison: { key: 'work', title: 'Some work', records: 100, canGain: true },
	measured: [
		measured('ours', [100, 200, 100]),
		measured('loop', [80, 100, 100]),
		measured('http', [100, 100, 80], { records: 20, done: 20 }),
		measured('peer', [150, 150, 150]),
	],
};

describe('ratios', () => {
	const [loop, http, peer] = ratiosOf(result);

	it('compare the times of the node and a bare loop in the same round', () => {
		expect(loop?.spread).toEqual({ median: 1.25, least: 1, most: 2 });
		expect(loop?.target).toEqual({ text: 'at most 1.25 × the time', met: true });
	});

	it('say per record how many times faster the node is than a workflow that a user would build', () => {
		expect(http?.spread).toEqual({ median: 4, least: 2.5, most: 5 });
		expect(http?.target).toEqual({ text: 'at least 4 × faster', met: true });
	});

	it('ask less if nothing can be gained, and nothing beside other services', () => {
		const [, sequential] = ratiosOf({
			...result,
			comparison: { ...result.comparison, canGain: false },
		});
		expect(sequential?.target).toEqual({ text: 'not slower beyond the spread', met: true });
		expect(peer?.target).toBeUndefined();
	});

	it('compare with the best of several fixed numbers, and with an older commit', () => {
		const fixed = (label: string, times: number[]) =>
			measured('fixed', times, { contender: { key: label, side: 'fixed', label } });
		const [best, beyond, older, ...none] = ratiosOf({
			comparison: { ...result.comparison, aims: { bestFixed: 1.1, baseline: 3 } },
			measured: [
				measured('ours', [100, 100, 100]),
				fixed('slow', [300, 300, 300]),
				fixed('quick', [80, 80, 80]),
				measured('beyond', [50, 50, 50]),
				measured('baseline', [350, 350, 350]),
			],
		});
		expect(none).toEqual([]);
		expect(best?.other.contender.label).toBe('quick');
		expect(best?.spread.median).toBe(1.25);
		expect(best?.target).toEqual({ text: 'at most 1.10 × the time', met: false });
		expect(beyond?.spread.median).toBe(2);
		expect(beyond?.target).toBeUndefined();
		expect(older?.spread.median).toBe(3.5);
		expect(older?.target).toEqual({ text: 'at least 3 × faster', met: true });
	});

	it('leave out what failed, which is reported', () => {
		const [ours, ...others] = result.measured;
		const broken = { ...result, measured: [ours!, { ...others[0]!, error: 'it broke' }] };
		expect(ratiosOf(broken)).toEqual([]);
		expect(failuresOf(broken)).toEqual(['Some work, the loop way: it broke']);
	});
});

describe('refusals', () => {
	const aims = { refused: 0.02 };
	const comparison = { ...result.comparison, aims };

	it('are those of the first run, too, and what they left undone elsewhere', () => {
		const ours = measured('ours', [100], { firstRequests: 105, requests: 101 });
		const others = [measured('http', [100], { done: 40 })];
		expect(refusalsOf({ comparison, measured: [ours, ...others] })).toEqual([
			{
				key: 'work.refused',
				what: 'Some work: requests that are refused',
				value: '4.8 % at first, 1.0 % later',
				target: { text: 'at most 2.0 %', met: false },
			},
			{
				key: 'work.failed',
				what: 'Some work: records that fail',
				value: '0; the http way: 60',
				target: { text: '0', met: true },
			},
		]);
		expect(ratiosOf({ comparison, measured: [ours, ...others] })).toEqual([]);
	});

	it('are not reported if they have no target', () => {
		expect(refusalsOf(result)).toEqual([]);
	});
});

describe('the page', () => {
	const page = (results: Result[]) =>
		performancePage({ results, checks: [], rounds: 3, took: 90_000 });

	it('has the ratios, and the times behind them', () => {
		expect(page([result])).toContain(
			'| Some work | the loop way | 1.25 (1.00–2.00) × its time | at most 1.25 × the time | yes |',
		);
		expect(page([result])).toContain(
			'| the http way | 20 | 100 ms (80.0 ms–100 ms) | 5.00 ms | 7 | 200 MB | 150 MB |',
		);
		expect(page([result])).toContain('All of them are met.');
	});

	it('says which target is not met, and why', () => {
		const [ours, loop] = result.measured;
		const slow = { ...result, measured: [ours!, { ...loop!, times: [50, 50, 50] }] };
		expect(page([slow])).toContain('- **Some work, beside the loop way.** Not explained yet.');
		const create = { ...slow, comparison: { ...slow.comparison, key: 'create' } };
		create.measured[1] = measured('http', [50, 50, 50], {
			contender: { key: 'httpAtOnce', side: 'http', label: 'HTTP Request' },
		});
		expect(page([create])).toContain('HTTP Request sends the requests of all items at once');
	});
});
