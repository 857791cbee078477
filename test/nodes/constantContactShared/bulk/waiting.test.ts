import type { IDataObject } from 'n8n-workflow';

import {
	ACTIVITIES,
	COMPLETE,
	getJobForm,
	runJob,
	waitFields,
	type JobOptions,
	type Jobs,
} from '../../../../nodes/constantContactShared/bulk/waiting';
import { applies, StoppedError } from '../../../../nodes/kit';
import { refusal } from '../../../support/refusal';

beforeEach(() => {
	jest.useFakeTimers({ now: 0 });
});

afterEach(() => {
	jest.useRealTimers();
});

const seconds = () => Date.now() / 1000;

/** An account whose job has each of these states in turn; the last one is repeated. */
function accountWith(states: IDataObject[], stopSignal?: AbortSignal, key = 'account') {
	const left = [...states];
	const reads: Array<[second: number, target: string]> = [];
	const jobs: Jobs = {
		key,
		failed: ['CANCELLED', 'ERROR'],
		stopSignal,
		read: async (target) => {
			reads.push([seconds(), target]);
			return (left.length > 1 ? left.shift() : left[0]) as IDataObject;
		},
	};
	return { jobs, reads };
}

/** Submits a job and advances the clock until it ends. */
async function run(
	jobs: Jobs,
	options: Partial<JobOptions> = {},
	taken: IDataObject = { id: '7', type: 'SV_ADD' },
) {
	const hints: string[] = [];
	const running = runJob(jobs, async () => taken, {
		wait: true,
		hint: (text) => hints.push(text),
		...options,
	});
	const [outcome] = await Promise.all([Promise.allSettled([running]), jest.runAllTimersAsync()]);
	return { outcome: outcome[0], hints };
}

const job = (status: string, more: IDataObject = {}) => ({ id: '7', status, ...more });
const fulfilled = (value: IDataObject) => ({ status: 'fulfilled', value });

it('tracks the state and the result of the jobs', () => {
	expect([ACTIVITIES, COMPLETE]).toEqual(['/activities', 'COMPLETE']);
});

it('passes on the job as the server took it if nobody waits', async () => {
	const { jobs, reads } = accountWith([job('PENDING')]);
	const taken = { id: '7', type: 'SV_ADD' };
	const { outcome, hints } = await run(jobs, { wait: false, waiting: { checkEvery: 1 } }, taken);
	expect(outcome).toEqual(fulfilled(taken));
	expect([reads, hints, seconds()]).toEqual([[], [], 0]);
});

it.each<[string, JobOptions['waiting'], string[], number[]]>([
	['every five seconds', undefined, ['PENDING', 'RUNNING', 'COMPLETE'], [5, 10, 15]],
	['every five seconds', {}, ['COMPLETE'], [5]],
	['every five seconds', { timeLimit: 60 }, ['QUEUED', 'COMPLETE'], [5, 10]],
	['as often as told', { checkEvery: 0.5 }, ['QUEUED', 'RUNNING', 'COMPLETE'], [0.5, 1, 1.5]],
	['as often as told', { checkEvery: 900 }, ['UNCONFIRMED', 'COMPLETE'], [900, 1800]],
	['a last time when the time is up', { timeLimit: 0.1 }, ['PENDING', 'COMPLETE'], [5, 6]],
])('looks %s until the job is complete: %j %j', async (_, waiting, statuses, times) => {
	const last = job('COMPLETE', { errors: [], transaction_count: 2 });
	const { jobs, reads } = accountWith([
		...statuses.slice(0, -1).map((status) => job(status)),
		last,
	]);
	const { outcome, hints } = await run(jobs, { waiting });
	expect(outcome).toEqual(fulfilled(last));
	expect(reads).toEqual(times.map((time) => [time, '/activities/7']));
	expect(hints).toEqual([]);
});

it.each<[JobOptions['waiting'], string, number[]]>([
	[{ timeLimit: 0.2 }, 'UNCONFIRMED', [5, 10, 12]],
	[{ timeLimit: 1, checkEvery: 25 }, 'RUNNING', [25, 50, 60]],
	[{ checkEvery: 700 }, 'PENDING', [700, 1400, 1800]],
])('passes on the job as it is when the time is up: %j', async (waiting, status, times) => {
	const { jobs, reads } = accountWith([job(status)]);
	const { outcome, hints } = await run(jobs, { waiting });
	expect(outcome).toEqual(fulfilled(job(status)));
	expect(reads.map(([time]) => time)).toEqual(times);
	expect(hints).toEqual([
		`Activity 7 was not complete within the time limit (status ${status}). Look it up later with 'Get'.`,
	]);
});

it.each<[string, IDataObject, object[]]>([
	['ERROR', {}, []],
	['CANCELLED', { errors: null }, []],
	['ERROR', { errors: 3 }, []],
	['ERROR', { errors: [] }, []],
	[
		'ERROR',
		{
			errors: [
				{ email_address: 'a@b.c', message: 'Unknown state', line_number: 2 },
				{ message: 'No columns' },
				{ email_address: 'b@b.c' },
				{ email_address: null, message: null },
				{ email_address: 1, message: 2 },
			],
		},
		[
			{ path: 'a@b.c', message: 'Unknown state' },
			{ path: '', message: 'No columns' },
			{ path: 'b@b.c', message: '' },
			{ path: '', message: '' },
			{ path: '1', message: '2' },
		],
	],
])('fails at once with a job that ended so: %s %j', async (status, more, details) => {
	const { jobs, reads } = accountWith([job('RUNNING'), job(status, more)]);
	const { outcome, hints } = await run(jobs);
	const reason = {
		name: 'ServerError',
		status: 200,
		request: 'GET /activities/7',
		serverMessage: `activity 7 ended with the status ${status}`,
		message: `activity 7 ended with the status ${status}`,
		details,
		mayHaveActed: false,
	};
	expect(outcome).toMatchObject({ status: 'rejected', reason });
	expect(reads).toHaveLength(2);
	expect(hints).toEqual([]);
});

it('fails with a job that failed as the time ran out', async () => {
	const { jobs } = accountWith([job('ERROR')]);
	const { outcome, hints } = await run(jobs, { waiting: { timeLimit: 0.05 } });
	expect([outcome?.status, seconds(), hints]).toEqual(['rejected', 3, []]);
});

it.each<[IDataObject[string], string, string]>([
	[12, '12', '/activities/12'],
	['a/b', 'a/b', '/activities/a%2Fb'],
])('names the job %j as it must be named', async (id, told, target) => {
	const { jobs, reads } = accountWith([{ id, status: 'COMPLETE' }]);
	const submitted = jest.fn();
	await run(jobs, { submitted }, { id });
	expect(submitted.mock.calls).toEqual([[told]]);
	expect(reads).toEqual([[5, target]]);
});

it.each([true, false])('reports a job as soon as it is taken, waiting: %p', async (wait) => {
	const { jobs } = accountWith([job('COMPLETE')]);
	const times: number[] = [];
	await run(jobs, { wait, submitted: () => times.push(seconds()) });
	expect(times).toEqual([0]);
});

it("fails if the job could not be submitted, and doesn't report one", async () => {
	const { jobs, reads } = accountWith([job('COMPLETE')]);
	const submitted = jest.fn();
	const submit = async () => await Promise.reject(new Error('refused'));
	const options = { wait: true, hint: jest.fn(), submitted };
	await expect(runJob(jobs, submit, options)).rejects.toThrow('refused');
	expect([submitted.mock.calls, reads]).toEqual([[], []]);
});

/** Runs two jobs at once; returns when each was submitted. */
async function runTwo(first: Jobs, second: Jobs): Promise<number[]> {
	const times: number[] = [];
	const start = async (jobs: Jobs) => {
		const submit = async () => {
			times.push(seconds());
			return { id: '7' };
		};
		await runJob(jobs, submit, { wait: true, hint: jest.fn() });
	};
	await Promise.all([start(first), start(second), jest.runAllTimersAsync()]);
	return times;
}

it('runs one job of an account at a time', async () => {
	const { jobs } = accountWith([job('COMPLETE')]);
	expect(await runTwo(jobs, jobs)).toEqual([0, 5]);
});

it('runs jobs of different accounts side by side', async () => {
	const { jobs } = accountWith([job('COMPLETE')]);
	expect(await runTwo(jobs, { ...jobs, key: 'another account' })).toEqual([0, 0]);
});

describe('Stop', () => {
	it('ends the waiting at once', async () => {
		const stop = new AbortController();
		const { jobs, reads } = accountWith([job('RUNNING')], stop.signal);
		setTimeout(() => stop.abort(), 7000);
		const { outcome, hints } = await run(jobs, { waiting: { timeLimit: 0.5 } });
		expect(outcome).toMatchObject({ status: 'rejected', reason: new StoppedError() });
		expect(reads).toEqual([[5, '/activities/7']]);
		expect(hints).toEqual([]);
	});

	it('ends a job before its turn', async () => {
		const stop = new AbortController();
		const { jobs } = accountWith([job('COMPLETE')]);
		const submit = jest.fn(async () => ({ id: '8' }));
		const running = run(jobs);
		const next = runJob({ ...jobs, stopSignal: stop.signal }, submit, {
			wait: false,
			hint: jest.fn(),
		});
		stop.abort();
		await expect(next).rejects.toThrow(StoppedError);
		await running;
		expect(submit).not.toHaveBeenCalled();
	});
});

describe('the fields', () => {
	const { wait, waiting } = waitFields;
	const context = { label: 'Label', item: { json: {} } };

	it('wait unless the user says no', () => {
		expect(wait.property).toMatchObject({ type: 'boolean', default: true, required: true });
		expect(wait.read(false, context)).toBe(false);
	});

	it('show the waiting options only if the node waits', () => {
		expect([true, false].map((value) => applies(waiting, { wait: value }))).toEqual([true, false]);
	});

	it('show what holds if nothing is set', () => {
		const defaults = (waiting.property.options ?? []).map((option) => [
			option.name,
			'default' in option ? option.default : undefined,
		]);
		expect(defaults).toEqual([
			['checkEvery', 5],
			['timeLimit', 30],
		]);
	});

	it('take what may be set', () => {
		expect(waiting.read({ checkEvery: 0.1, timeLimit: 0.01 }, context)).toEqual({
			checkEvery: 0.1,
			timeLimit: 0.01,
		});
		expect(waiting.read({}, context)).toEqual({});
		expect(refusal(() => waiting.read({ checkEvery: 0 }, context))[0]).toBe(
			"'Check Every (Seconds)' is 0, out of range",
		);
	});
});

it.each<[IDataObject, IDataObject]>([
	[{}, { id: '7' }],
	[{ status: 'COMPLETE' }, { id: '7', status: 'COMPLETE' }],
	[
		{ id: '8', status: 'COMPLETE' },
		{ id: '8', status: 'COMPLETE' },
	],
])('a response without an ID does not lose the job: %j', async (seen, expected) => {
	const { jobs } = accountWith([seen]);
	const { outcome } = await run(jobs, { waiting: { timeLimit: 0.1 } });
	expect(outcome).toEqual(fulfilled(expected));
});

it('waits longer than a timer can without asking all the time', async () => {
	const { jobs, reads } = accountWith([job('RUNNING'), job('COMPLETE')]);
	const month = 30 * 86_400;
	await run(jobs, { waiting: { checkEvery: month, timeLimit: month } });
	expect(reads.map(([time]) => time)).toEqual([month, 2 * month]);
});

it('errors that are only texts are records like others', () => {
	const { jobs } = accountWith([]);
	const errors = ['a', { message: 'b', line_number: 2 }];
	expect(getJobForm(jobs).getErrors({ errors })).toEqual([{ message: 'a' }, errors[1]]);
});
