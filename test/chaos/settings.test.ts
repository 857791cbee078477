import { sized } from '../support/size';
import {
	describeSettings,
	modesTable,
	retriesTable,
	tryEveryMode,
	tryEveryRetry,
} from './settings';

/** Only some operations; `npm run test:full` and `npm run chaos` test each. */
const STEP = sized(20, 1);

it('each operation that fails stops, or passes on errors and never its input, as On Error says', async () => {
	const failed = await tryEveryMode(STEP);
	expect(describeSettings({ failed, repeated: [] })).toEqual([]);
	expect(failed.length).toBeGreaterThan(1000 / STEP);
}, 600_000);

it('each operation does nothing twice with Retry On Fail', async () => {
	const repeated = await tryEveryRetry(
		{ faults: ['Status 503', 'Reset after the request'], modes: [false] },
		STEP,
	);
	expect(describeSettings({ failed: [], repeated })).toEqual([]);
	expect(repeated.length).toBeGreaterThan(300 / STEP);
}, 600_000);

it('problems are named and counted', () => {
	const run = { operation: 'a.b', mode: false as const };
	const found = {
		failed: [{ ...run, failure: 'no server', problem: 'does not stop' }],
		repeated: [
			{ ...run, fault: 'Status 503', request: 2, outcome: 'error' as const, problems: ['hangs'] },
		],
	};
	expect(describeSettings(found)).toEqual([
		'a.b, no server, stopWorkflow: does not stop',
		'a.b, Retry On Fail, Status 503 at request 2, stopWorkflow: hangs',
	]);
	expect(modesTable(found)).toMatch(/no server\s*\|\s*1\s*\|\s*1/);
	expect(retriesTable(found)).toMatch(/Status 503\s*\|\s*1\s*\|\s*0\s*\|\s*1\s*\|\s*1/);
});
