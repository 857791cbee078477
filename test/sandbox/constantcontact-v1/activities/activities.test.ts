import { ManualClock, startSandbox, type Sandbox } from '../../index';
import {
	childOf,
	constantContactClient,
	entriesOf,
	linkOf,
	namesOf,
	payloadOf,
	shortId,
	textOf,
	type V1Response,
	type V1Client,
} from '../testClient';

let sandbox: Sandbox;
let client: V1Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({
		clock,
		constantContactV1: { contacts: 80, pendingMs: 10_000, queuedMs: 20_000, runningMs: 30_000 },
	});
	client = constantContactClient(sandbox);
});
afterEach(async () => await sandbox.close());

const v1 = () => sandbox.constantContactV1;
const uri = (id: number | string) => v1().listUri(id);
const add = async (data: string, more: Record<string, string | string[]> = {}) =>
	await client.job({ activityType: 'SV_ADD', data, lists: [uri(1), uri(2)], ...more });
const idOf = (response: V1Response) => shortId(response.root);
const payload = async (id: string) => payloadOf((await client.get(`/activities/${id}`)).root);
/** The payload after the job has run. */
async function finished(response: V1Response) {
	expect([response.status, response.text]).toEqual([201, expect.any(String)]);
	clock.advance(60_000);
	return await payload(idOf(response));
}
const errorsOf = (activity: Awaited<ReturnType<typeof payload>>) =>
	childOf(activity, 'Errors')!.children.map((error) =>
		['LineNumber', 'EmailAddress', 'Message'].map((name) => textOf(error, name)),
	);
const listsOf = (email: string) =>
	v1()
		.contact(email)
		?.memberships.map(({ listId }) => listId);

describe('a job', () => {
	it('gets a minimal entry and advances with the clock', async () => {
		const response = await add('EMAIL ADDRESS\nnew@example.com');
		expect(namesOf(response.root)).toEqual(['link', 'id', 'updated']);
		const id = idOf(response);
		expect(id).toMatch(/^a07e1[a-z0-9]{14}$/);
		expect(response.headers.get('location')).toBe(textOf(response.root, 'id'));
		const seen: string[] = [];
		for (const ms of [0, 9_999, 1, 20_000, 29_999, 1]) {
			clock.advance(ms);
			const activity = await payload(id);
			seen.push(textOf(activity, 'Status'));
			expect(v1().activity(id)!.status).toBe(seen.at(-1));
			const started = ['RUNNING', 'COMPLETE'].includes(seen.at(-1)!);
			expect(namesOf(activity).includes('RunStartTime')).toBe(started);
			expect(listsOf('new@example.com')).toEqual(seen.at(-1) === 'COMPLETE' ? [1, 2] : undefined);
		}
		expect(seen).toEqual(['PENDING', 'PENDING', 'QUEUED', 'RUNNING', 'RUNNING', 'COMPLETE']);
		const { root } = await client.get(`/activities/${id}`);
		expect(namesOf(payloadOf(root))).toEqual([
			'Type',
			'Status',
			'Errors',
			'FileName',
			'TransactionCount',
			'RunStartTime',
			'RunFinishTime',
			'InsertTime',
		]);
		expect(textOf(payloadOf(root), 'Type')).toBe('ADD_CONTACTS');
		expect(childOf(root, 'source')).toBeDefined();
	});

	it('is listed among the newest 50', async () => {
		const ids: string[] = [];
		for (let at = 0; at < 52; at++)
			ids.unshift(idOf(await add(`EMAIL ADDRESS\n${at}@example.com`)));
		const { root } = await client.get('/activities');
		expect(entriesOf(root).map(shortId)).toEqual(ids.slice(0, 50));
		expect(textOf(root, 'title')).toBe('Bulk Activity');
		expect(linkOf(root, 'next')).toBeUndefined();
		expect((await client.get('/activities/a07e1unknown')).status).toBe(404);
	});

	it('can end otherwise', async () => {
		const { options } = v1();
		for (const outcome of ['ERROR', 'UNCONFIRMED'] as const) {
			options.activityOutcome = outcome;
			const activity = await finished(await add('EMAIL ADDRESS\nnever@example.com'));
			expect(textOf(activity, 'Status')).toBe(outcome);
			expect(namesOf(activity).includes('RunFinishTime')).toBe(outcome === 'ERROR');
		}
		expect(v1().contact('never@example.com')).toBeUndefined();
	});

	it('is refused while too many others run', async () => {
		v1().options.maxOpenActivities = 1;
		const first = await add('EMAIL ADDRESS\na@example.com');
		expect((await add('EMAIL ADDRESS\nb@example.com')).status).toBe(429);
		await finished(first);
		expect((await add('EMAIL ADDRESS\nb@example.com')).status).toBe(201);
	});
});

describe('adding contacts', () => {
	it('adds new ones and changes what known ones have in columns that are not empty', async () => {
		v1().putContact({
			email: 'known@example.com',
			lists: [3],
			fields: { FirstName: 'Old', City: 'Kept' },
		});
		const removed = v1().putContact({ email: 'back@example.com', lists: [] });
		expect(removed.status).toBe('Removed');
		const activity = await finished(
			await add(
				'Email Address, First Name,CITY,State/Province (US/Canada),COUNTRY,STATE,Custom Field 15,\r\n' +
					'KNOWN@example.com,New,,ma,us,,x,\r\n' +
					'"back@example.com","Say ""hi"", Bob\nline 2",Zürich,,Switzerland,ZH,,\r\n' +
					'fresh@example.com,A & B,,,Atlantis,,,\r\n',
			),
		);
		expect(textOf(activity, 'Type')).toBe('ADD_CONTACT_DETAIL');
		expect(textOf(activity, 'TransactionCount')).toBe('3');
		expect(errorsOf(activity)).toEqual([]);
		expect(v1().contact('known@example.com')!.fields).toEqual({
			FirstName: 'New',
			City: 'Kept',
			StateCode: 'MA',
			StateName: 'Massachusetts',
			CountryCode: 'us',
			CountryName: 'United States',
			CustomField15: 'x',
		});
		expect(listsOf('known@example.com')).toEqual([1, 2, 3]);
		expect(v1().contact('back@example.com')).toMatchObject({
			status: 'Active',
			fields: { FirstName: 'Say "hi", Bob\nline 2', CountryCode: 'ch', StateName: 'ZH' },
		});
		expect(v1().contact('fresh@example.com')).toMatchObject({
			optInSource: 'ACTION_BY_CUSTOMER',
			fields: { FirstName: 'A & B', CountryName: 'Atlantis' },
		});
	});

	const ROWS =
		'EMAIL ADDRESS,FIRST NAME,STATE/PROVINCE (US/CANADA)\n' +
		'one@example.com,"two\nlines",MA\n' +
		'two@example.com,x,Test2\n' +
		'\n' +
		'nobody,x,\n' +
		'out@example.com,x,\n' +
		`long@example.com,${'x'.repeat(51)},\n` +
		'short@example.com,x\n' +
		'wide@example.com,x,,more\n' +
		'one@example.com,last,\n';

	it('names the rows that are wrong and applies the others, the last of each address', async () => {
		v1().putContact({ email: 'out@example.com', doNotMail: true });
		const activity = await finished(await add(ROWS));
		expect(textOf(activity, 'Status')).toBe('COMPLETE');
		expect(errorsOf(activity)).toEqual([
			['3', 'two@example.com', 'Unknown US/Canadian state/prov "Test2"'],
			['5', 'nobody', 'Invalid email address "nobody"'],
			['6', 'out@example.com', 'out@example.com (on the Do Not Mail list)'],
			['7', 'long@example.com', 'Value of FirstName is too long'],
			['8', 'short@example.com', 'Expected 3 values, found 2'],
			['9', 'wide@example.com', 'Expected 3 values, found 4'],
		]);
		expect(textOf(activity, 'TransactionCount')).toBe('1');
		expect(v1().contact('one@example.com')!.fields).toEqual({ FirstName: 'last' });
		expect(v1().contact('out@example.com')).toMatchObject({ status: 'Do Not Mail' });
	});

	it('counts lines and formats errors as configured', async () => {
		const { options } = v1();
		const lines = async () => errorsOf(await finished(await add(ROWS))).map(([line]) => line);
		options.lineNumbers = 'withoutHeader';
		expect((await lines()).slice(0, 2)).toEqual(['2', '4']);
		options.lineNumbers = 'textLines';
		expect((await lines()).slice(0, 2)).toEqual(['4', '6']);
		options.activityErrors = 'count';
		const count = childOf(await finished(await add(ROWS)), 'Errors')!;
		expect([count.text, count.children]).toEqual(['5', []]);
		options.activityErrors = 'countAndElements';
		const both = childOf(await finished(await add(ROWS)), 'Errors')!;
		expect([both.text.trim(), both.children.length]).toEqual(['5', 5]);
		const none = childOf(await finished(await add('EMAIL ADDRESS\na@example.com')), 'Errors')!;
		expect([none.text, none.children]).toEqual(['', []]);
	});
});

describe('removing contacts', () => {
	it('takes them out of lists', async () => {
		v1().putContact({ email: 'a@example.com', lists: [1, 2] });
		v1().putContact({ email: 'b@example.com', lists: [2] });
		const activity = await finished(
			await client.job({
				activityType: 'REMOVE_CONTACTS_FROM_LISTS',
				data: 'EMAIL ADDRESS\nA@example.com\nb@example.com\nnobody@example.com',
				lists: uri(2),
			}),
		);
		expect(textOf(activity, 'Type')).toBe('REMOVE_CONTACTS_FROM_LISTS');
		expect(errorsOf(activity)).toEqual([
			['4', 'nobody@example.com', 'nobody@example.com (not found in subscriber list)'],
		]);
		expect(listsOf('a@example.com')).toEqual([1]);
		expect(v1().contact('b@example.com')).toMatchObject({ status: 'Removed' });
	});

	it('clears whole lists', async () => {
		const response = await client.job({
			activityType: 'CLEAR_CONTACTS_FROM_LISTS',
			lists: [uri(1), uri(2)],
		});
		const members = () =>
			[...v1().contacts()].filter(({ memberships }) =>
				memberships.some(({ listId }) => listId <= 2),
			).length;
		expect(members()).toBeGreaterThan(10);
		await finished(response);
		expect(members()).toBe(0);
		expect(v1().lists()).toHaveLength(5);
		const { root } = await client.get('/lists/1');
		expect(textOf(payloadOf(root), 'ContactCount')).toBe('0');
	});
});
