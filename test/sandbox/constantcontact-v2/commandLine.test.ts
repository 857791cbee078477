import { HELP, readCommandLine } from '../cliOptions';
import { startSandbox } from '../index';
import { CONSTANT_CONTACT_V2 } from './commandLine';

const read = (text: string) => readCommandLine(text.split(' ')).options.constantContactV2;

it('says nothing about Constant Contact unless requested', () => {
	expect(read('--port 0 --contacts 5')).toBeUndefined();
});

it('explains every option', () => {
	for (const flag of Object.keys(CONSTANT_CONTACT_V2.flags)) expect(HELP).toContain(`--${flag}`);
});

it('sets everything', () => {
	const given = read(
		'--v2-contacts 1000 --v2-lists 7 --v2-campaigns 3 --v2-recipients 9 --v2-files 1 ' +
			'--v2-trash-files 2 --v2-events 2 --v2-registrants 4 --v2-api-key k --v2-access-token t ' +
			'--v2-rate-limit 4/1000 --v2-daily-limit 10000 --v2-throttle v3 --v2-throttle-status 403 ' +
			'--v2-number-ids --v2-error-object --v2-clamp-limits --v2-cursor-ttl 5 ' +
			'--v2-wrong-cursor-paths --v2-list-days --v2-no-spam-count --v2-eventspot ' +
			'--v2-library-info object --v2-trash-type type --v2-upload-ms 4 --v2-job-ms 1,2,3 ' +
			'--v2-job-outcome ERROR --v2-job-errors strings --v2-file-names foreign ' +
			'--v2-bulk-limit 500 --v2-bulk-rows 7',
	);
	expect(given).toEqual({
		contacts: 1000,
		lists: 7,
		campaigns: 3,
		recipients: 9,
		files: 1,
		trashFiles: 2,
		events: 2,
		registrants: 4,
		apiKey: 'k',
		accessToken: 't',
		rateLimit: { requests: 4, perMs: 1000 },
		dailyLimit: 10000,
		throttleBody: 'v3',
		throttleStatus: 403,
		idType: 'number',
		errorShape: 'object',
		overLimit: 'clamp',
		cursorTtlMs: 5,
		wrongCursorPaths: true,
		listDateOnly: true,
		omitSpamCount: true,
		eventsGone: false,
		libraryInfo: 'object',
		trashFileType: 'type',
		uploadMs: 4,
		pendingMs: 1,
		queuedMs: 2,
		runningMs: 3,
		activityOutcome: 'ERROR',
		activityErrors: 'strings',
		fileNames: 'foreign',
		bulkLimitBytes: 500,
		bulkLimitRows: 7,
	});
});

it.each(['--v2-throttle x', '--v2-job-ms 1,2', '--v2-rate-limit 4', '--v2-contacts many'])(
	'refuses %s',
	(text) => expect(() => read(text)).toThrow(RangeError),
);

it('is steered over HTTP', async () => {
	const sandbox = await startSandbox();
	const patch = async (options: object) =>
		await fetch(`${sandbox.url}/_sandbox/options`, {
			method: 'PATCH',
			body: JSON.stringify({ constantContactV2: options }),
		});
	const response = await patch({ idType: 'number', cursorTtlMs: 5, dailyLimit: 7 });
	expect(await response.json()).toMatchObject({
		constantContactV2: { idType: 'number', cursorTtlMs: 5, dailyLimit: 7 },
	});
	expect(sandbox.constantContactV2.options.idType).toBe('number');
	expect((await patch({ nonsense: 1 })).status).toBe(400);
	await sandbox.close();
});
