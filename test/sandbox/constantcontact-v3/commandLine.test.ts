import { HELP, readCommandLine } from '../cliOptions';
import { startSandbox } from '../index';
import { CONSTANT_CONTACT_V3 } from './commandLine';

const read = (text: string) => readCommandLine(text.split(' ')).options.constantContactV3;

it('says nothing about Constant Contact V3 unless requested', () => {
	expect(read('--port 0 --contacts 5')).toBeUndefined();
});

it('explains every option', () => {
	for (const flag of Object.keys(CONSTANT_CONTACT_V3.flags)) expect(HELP).toContain(`--${flag}`);
});

it('sets everything', () => {
	const given = read(
		'--v3-contacts 1000 --v3-lists 7 --v3-tags 9 --v3-campaigns 3 --v3-recipients 9 --v3-events 1 ' +
			'--v3-registrations 5 --v3-client-id id --v3-client-secret secret --v3-public-client-id open ' +
			'--v3-redirect-uri http://a.example/x,http://b.example/y --v3-refresh longLived ' +
			'--v3-reuse-revokes --v3-token-seconds 60 --v3-refresh-days 1 --v3-deny --v3-role none ' +
			'--v3-rate-limit 4/1000 --v3-daily-limit 10000 --v3-token-rate 1/500 --v3-ignore-unknown ' +
			'--v3-null-properties --v3-last-page null --v3-nested-tag-links --v3-inclusive-times --v3-change-lag 5 ' +
			'--v3-moves-updated-at --v3-case-blind-email --v3-confirmed-opt-in --v3-refuse-sign-up ' +
			'--v3-sign-up-busy 7 --v3-sign-up-limit 5 --v3-append-notes --v3-append-taggings ' +
			'--v3-criteria-object --v3-segment-waits 2 --v3-max-tags 8 --v3-job-ms 1,2 ' +
			'--v3-job-outcome failed --v3-max-jobs 3 --v3-unsubscribed resubscribe ' +
			'--v3-reject-over-limit --v3-bulk-limit 100 --v3-bulk-rows 10 --v3-job-errors none ' +
			'--v3-send-past --v3-edit-done --v3-test-sends 4 --v3-event-cursors --v3-partial-copies',
	);
	expect(given).toEqual({
		contacts: 1000,
		lists: 7,
		tags: 9,
		campaigns: 3,
		recipients: 9,
		events: 1,
		registrations: 5,
		clientId: 'id',
		clientSecret: 'secret',
		publicClientId: 'open',
		redirectUris: ['http://a.example/x', 'http://b.example/y'],
		refreshTokens: 'longLived',
		reuseRevokesGrant: true,
		accessTokenSeconds: 60,
		refreshTokenDays: 1,
		consent: 'deny',
		userRole: 'none',
		rateLimit: { requests: 4, perMs: 1000 },
		dailyLimit: 10_000,
		tokenRateLimit: { requests: 1, perMs: 500 },
		unknownNames: 'ignore',
		emptyProperties: 'null',
		lastPageLinks: 'null',
		tagLinks: 'nested',
		inclusiveTimes: true,
		changeLagMs: 5,
		membershipMovesUpdatedAt: true,
		caseBlindEmail: true,
		confirmedOptIn: true,
		signUpOfUnsubscribed: 'refuse',
		signUpConflictMs: 7,
		signUpLimit: 5,
		putNotes: 'append',
		putTaggings: 'append',
		segmentCriteria: 'object',
		segmentWaits: 2,
		maxTags: 8,
		initializedMs: 1,
		processingMs: 2,
		activityOutcome: 'failed',
		maxQueuedActivities: 3,
		importOfUnsubscribed: 'resubscribe',
		importOverLimit: 'reject',
		importLimitBytes: 100,
		importLimitRows: 10,
		activityErrors: 'none',
		pastSchedules: 'sendNow',
		editDone: 'all',
		testSendsPerDay: 4,
		eventPages: 'cursors',
		eventCopy: 'partial',
	});
});

it.each(['--v3-role king', '--v3-contacts many', '--v3-job-ms 1', '--v3-rate-limit 4'])(
	'refuses %s',
	(text) => {
		expect(() => read(text)).toThrow(RangeError);
	},
);

it('can be changed while the sandbox runs', async () => {
	const sandbox = await startSandbox();
	const change = async (constantContactV3: object) =>
		await fetch(`${sandbox.url}/_sandbox/options`, {
			method: 'PATCH',
			body: JSON.stringify({ constantContactV3 }),
		});
	expect((await change({ accessTokenSeconds: 1, signUpLimit: 5 })).status).toBe(200);
	expect(sandbox.constantContactV3.options).toMatchObject({
		accessTokenSeconds: 1,
		signUpLimit: 5,
	});
	expect((await change({ nonsense: 1 })).status).toBe(400);
	expect(await (await fetch(`${sandbox.url}/_sandbox/mails`)).json()).toEqual([]);
	await sandbox.close();
});
