import { readCommandLine } from '../cliOptions';
import { startSandbox } from '../index';

const read = (text: string) => readCommandLine(text.split(' ')).options.constantContactV1;

it('says nothing about Constant Contact unless requested', () => {
	expect(read('--port 0')).toBeUndefined();
});

it('sets everything', () => {
	expect(
		read(
			'--contacts 1000 --lists 7 --campaigns 3 --recipients 9 --eventspot-events 2 --registrants 4 ' +
				'--api-key k --username u --password p --max-failed-logins 3 --links absolute ' +
				'--id-line-breaks --error-bodies xml --unknown-email-error --job-ms 1,2,3 ' +
				'--job-outcome ERROR --job-errors count --line-numbers textLines --file-names name ' +
				'--max-jobs 1 --bulk-limit 500 --schedules --no-eventspot --campaign-urls URLS ' +
				'--v1-rate-limit 4/1000 --daily-limit 10000',
		),
	).toEqual({
		contacts: 1000,
		lists: 7,
		campaigns: 3,
		recipients: 9,
		events: 2,
		registrants: 4,
		apiKey: 'k',
		username: 'u',
		password: 'p',
		maxFailedLogins: 3,
		links: 'absolute',
		idLineBreaks: true,
		errorBodies: 'xml',
		unknownEmail: 'error',
		pendingMs: 1,
		queuedMs: 2,
		runningMs: 3,
		activityOutcome: 'ERROR',
		activityErrors: 'count',
		lineNumbers: 'textLines',
		fileNames: 'name',
		maxOpenActivities: 1,
		bulkLimitBytes: 500,
		schedulePermission: true,
		eventSpot: false,
		campaignUrls: 'URLS',
		rateLimit: { requests: 4, perMs: 1000, retryAfter: 'seconds' },
		dailyLimit: 10000,
	});
});

it.each(['--links x', '--job-ms 1,2', '--job-ms a,b,c', '--v1-rate-limit 4', '--contacts many'])(
	'refuses %s',
	(text) => expect(() => read(text)).toThrow(RangeError),
);

it('is steered over HTTP', async () => {
	const sandbox = await startSandbox();
	const patch = async (options: object) =>
		await fetch(`${sandbox.url}/_sandbox/options`, {
			method: 'PATCH',
			body: JSON.stringify({ constantContactV1: options }),
		});
	const response = await patch({ links: 'absolute', maxOpenActivities: 1 });
	expect(await response.json()).toMatchObject({
		contactHub: { customers: 60 },
		constantContactV1: { links: 'absolute', maxOpenActivities: 1 },
	});
	expect(sandbox.constantContactV1.options.links).toBe('absolute');
	expect((await patch({ nonsense: 1 })).status).toBe(400);
	await sandbox.close();
});
