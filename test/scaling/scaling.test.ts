import { busiestWindow, figuresOf } from './findings';
import type { Observation } from './trial';

/** Four calls; the second worker was killed before it sent the request of its last one. */
function observed(changes: Partial<Observation> = {}): Observation {
	const arrival = (id: number, at: number) => ({
		key: `customer-${id}`,
		execution: String(id),
		at,
	});
	const call = (id: number, status: number, respondedAt: number) => ({
		key: `customer-${id}`,
		status,
		respondedAt,
	});
	return {
		plan: { executions: 4, workers: 2, concurrency: 1, requestsPerSecond: 1, latencyMs: 0 },
		begunAt: 0,
		killedAt: 3000,
		calls: [call(1, 200, 1100), call(2, 200, 1100), call(3, 200, 4100), call(4, 500, 63_000)],
		executions: [
			{ id: '1', status: 'success' },
			{ id: '2', status: 'success' },
			{ id: '3', status: 'success' },
			{ id: '4', status: 'error' },
		],
		begunBy: [
			{ name: 'worker-1', executions: ['1', '3'] },
			{ name: 'worker-2', executions: ['2', '4'] },
		],
		arrivals: [arrival(1, 1000), arrival(2, 1000), arrival(3, 4000)],
		sentByRetry: 0,
		again: [call(4, 200, 65_000)],
		stored: ['customer-1', 'customer-2', 'customer-3', 'customer-4'],
		...changes,
	};
}

describe('the busiest window', () => {
	it('is the one with the most times in it, its end left out', () => {
		expect(busiestWindow([0, 500, 999, 1000, 1400], 1000)).toBe(4);
		expect(busiestWindow([0, 1000, 2000], 1000)).toBe(1);
	});

	it('needs no order', () => expect(busiestWindow([900, 0, 100], 1000)).toBe(3));

	it('is empty if nothing happened', () => expect(busiestWindow([], 1000)).toBe(0));
});

describe('the figures', () => {
	it('count what was done, what failed, and by whom', () => {
		expect(figuresOf(observed())).toEqual({
			executions: 4,
			done: 3,
			failed: 1,
			turnedAway: 0,
			succeeded: 3,
			once: 3,
			twice: 0,
			never: 1,
			failedButWritten: 0,
			noticedAfter: 60,
			workers: [
				{ name: 'worker-1', executions: 2, requests: 2, busiest: 2 },
				{ name: 'worker-2', executions: 2, requests: 1, busiest: 1 },
			],
			busiest: 3,
			rateBefore: 2,
			rateAfter: 1,
			sentByRetry: 0,
			again: 1,
			stored: 4,
			problems: [],
		});
	});

	it('tell what failed from what failed though it was written', () => {
		const { arrivals } = observed();
		const late = { key: 'customer-4', execution: '4', at: 2900 };
		const figures = figuresOf(observed({ arrivals: [...arrivals, late] }));
		expect(figures).toMatchObject({ failedButWritten: 1, never: 0, problems: [] });
	});

	it('count calls that n8n refused at once: their callers know, and nothing was lost', () => {
		const { plan, calls, again, stored } = observed();
		const figures = figuresOf(
			observed({
				plan: { ...plan, executions: 5 },
				calls: [...calls, { key: 'customer-5', status: 500, respondedAt: 2000 }],
				again: [...again, { key: 'customer-5', status: 200, respondedAt: 66_000 }],
				stored: [...stored, 'customer-5'],
			}),
		);
		expect(figures).toMatchObject({ executions: 4, turnedAway: 1, never: 2, problems: [] });
	});

	const { arrivals, executions, again, stored, begunBy } = observed();
	const [first] = arrivals;
	it.each<[string, Partial<Observation>]>([
		[
			'Calls with a successful response, but nothing arrived: 1',
			{ arrivals: arrivals.filter((arrival) => arrival !== first) },
		],
		[
			'Customers that arrived more than once without being asked: 1',
			{ arrivals: first ? [...arrivals, first] : [] },
		],
		[
			'Executions that n8n does not have, though their calls were not refused: 1',
			{ executions: executions.slice(1) },
		],
		[
			'Executions that are neither done nor shown as failed: 1',
			{ executions: executions.map((one) => (one.id === '4' ? { ...one, status: 'new' } : one)) },
		],
		[
			'Executions that are done, but whose calls were not told: 1',
			{ executions: executions.map((one) => ({ ...one, status: 'success' })) },
		],
		[
			'Kills that interrupted nothing: 1',
			{ executions: executions.map((one) => ({ ...one, status: 'success' })) },
		],
		[
			'Workers that did nothing: 1',
			{ begunBy: [...begunBy, { name: 'worker-3', executions: [] }] },
		],
		[
			'Calls that were refused the second time as well: 1',
			{ again: again.map((call) => ({ ...call, status: 500 })) },
		],
		['Customers that are missing in the end: 1', { stored: stored.slice(1) }],
		['Customers that are there twice in the end: 1', { stored: [...stored, 'customer-1'] }],
	])('name what went wrong: %s', (problem, changes) => {
		expect(figuresOf(observed(changes)).problems).toContain(problem);
	});

	it('name the workers that were too fast, and what all sent too much', () => {
		const keys = Array.from({ length: 40 }, (_, index) => String(index));
		const { problems } = figuresOf(
			observed({
				begunBy: [{ name: 'worker-1', executions: keys }],
				arrivals: keys.map((key) => ({ key, execution: key, at: 1000 })),
			}),
		);
		expect(problems).toContain('Workers that sent more requests than the option allows: 1');
		expect(problems).toContain('Requests beyond what the option allows to all workers: 16');
	});
});
