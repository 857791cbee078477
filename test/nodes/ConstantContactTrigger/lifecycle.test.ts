import { TRIGGER_EVENTS, type TriggerEvent } from '../../../nodes/ConstantContactTrigger/events';
import type { FaultAction } from '../../sandbox';
import type { PollingNode } from '../../support';
import { HOUR, MINUTE, getCursor, SECOND, triggerBench, type TriggerBench } from './setup';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ contacts: 20, campaigns: 12, recipients: 1 });
});
afterEach(async () => await bench.close());

const mailsThatAre = (status: string) =>
	bench.account
		.campaigns()
		.filter(({ isRemoved }) => !isRemoved)
		.map(({ id }) => bench.account.campaignActivities(id)[0]!)
		.filter((mail) => mail.status === status);

async function post(path: string, body: object): Promise<{ activity_id?: string }> {
	const { baseUrl, credentials } = bench.account;
	const response = await fetch(`${baseUrl}${path}`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${credentials.accessToken}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	return (await response.json()) as { activity_id?: string };
}

let acts = 0;

/** Creates something that the event finds. @returns its key */
async function happen(event: TriggerEvent): Promise<string> {
	bench.clock.advance(SECOND);
	const existing = [...bench.account.contacts()].filter(
		({ email, deletedTime }) => deletedTime === undefined && email?.permission === 'explicit',
	);
	const { id } = existing[++acts % existing.length]!;
	if (event === 'contactCreated') return bench.create();
	if (event === 'contactUpdated') bench.update(id);
	if (event === 'contactUnsubscribed') bench.account.optOut(id);
	if (event === 'contactDeleted') bench.remove(id);
	if (event === 'trackingReceived') {
		const [mail] = mailsThatAre('DONE').sort((a, b) => b.sends[0]!.time - a.sends[0]!.time);
		bench.account.recordActivity({ activityId: mail!.id, contactId: id, kind: 'em_opens' });
	}
	if (event === 'campaignSent') {
		const [draft] = [...mailsThatAre('DRAFT'), ...mailsThatAre('DONE')];
		await post(`/emails/activities/${draft!.id}/schedules`, { scheduled_date: '0' });
		return `${draft!.campaignId} ${bench.clock.now()}`;
	}
	if (event === 'activityFinished') {
		const { activity_id: started } = await post('/activities/contact_exports', {});
		bench.clock.advance(SECOND);
		return started!;
	}
	return id;
}

/** The keys of items. */
const keysOf = (items: Awaited<ReturnType<PollingNode['poll']>>) =>
	(items ?? []).map(({ contact_id, activity_id, campaign_id, run_date }) =>
		run_date === undefined
			? (contact_id ?? activity_id)
			: `${String(campaign_id)} ${Date.parse(String(run_date))}`,
	);

const foundBy = async (trigger: PollingNode) => keysOf((await bench.nextPoll(trigger)).found);

/** Follows reports of old campaigns, and of a single one. */
const NARROW = { sentWithin: 90, trackingTypes: ['opens'], triggerOptions: { maxCampaigns: 2 } };
const parametersOf = (event: TriggerEvent) => (event === 'trackingReceived' ? NARROW : {});
const activeOn = async (event: TriggerEvent) => await bench.active(event, parametersOf(event));

describe.each(TRIGGER_EVENTS)('%s', (event) => {
	it('continues after a restart, though polls without news are not saved', async () => {
		const trigger = await activeOn(event);
		const first = await happen(event);
		expect(await foundBy(trigger)).toEqual([first]);
		for (let time = 0; time < 3; time++) {
			bench.clock.advance(14 * MINUTE);
			expect(await foundBy(trigger)).toEqual([]);
		}
		expect(trigger.database.saves).toBe(2);
		const missed = await happen(event);
		bench.clock.advance(MINUTE);
		expect(keysOf(await trigger.activate('init'))).toEqual([missed]);
		const next = await happen(event);
		expect(await foundBy(trigger)).toEqual([next]);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('continues after a long stop right after its activation', async () => {
		const trigger = await activeOn(event);
		const missed = await happen(event);
		bench.clock.advance(30 * HOUR);
		expect(keysOf(await trigger.activate('init'))).toContain(missed);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('repeats only what was passed on when n8n crashed before it saved', async () => {
		const trigger = await activeOn(event);
		const saved = await happen(event);
		expect(await foundBy(trigger)).toEqual([saved]);
		const inFlight = await happen(event);
		bench.clock.advance(MINUTE);
		expect(keysOf(await trigger.poll({ crashBeforeSave: true }))).toEqual([inFlight]);
		const next = await happen(event);
		expect(keysOf(await trigger.activate('init'))).toEqual([inFlight, next]);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('hands nothing on twice when polls overlap', async () => {
		const trigger = await activeOn(event);
		const key = await happen(event);
		bench.clock.advance(SECOND);
		const polls = await Promise.all([trigger.poll(), trigger.poll()]);
		expect(polls.filter((found) => found === null)).toHaveLength(1);
		expect(polls.flatMap((found) => keysOf(found))).toEqual([key]);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('returns recent examples in the editor, and moves nothing', async () => {
		const trigger = await activeOn(event);
		const newest = await happen(event);
		const before = JSON.stringify(trigger.database);
		const examples = (await trigger.fetchTestEvent()) ?? [];
		expect(examples.length).toBeLessThanOrEqual(10);
		expect(keysOf(examples)[0]).toBe(newest);
		expect(JSON.stringify(trigger.database)).toBe(before);
		expect(await foundBy(trigger)).toContain(newest);
	});

	const faults: Array<[string, FaultAction, RegExp]> = [
		['500', { kind: 'status', status: 500 }, /sandbox fault 500/],
		['HTML', { kind: 'html' }, /web page|HTML/i],
		['a reset', { kind: 'resetAfter' }, /connection/i],
	];
	it.each(event === 'contactUpdated' ? faults : faults.slice(0, 1))(
		'%s is an error that says what to do, and moves nothing',
		async (...fault) => {
			const [, act, message] = fault;
			const trigger = await activeOn(event);
			const before = JSON.stringify([trigger.memory, trigger.database]);
			const key = await happen(event);
			bench.sandbox.faults.add({ do: act });
			await expect(trigger.poll()).rejects.toMatchObject({
				name: 'NodeApiError',
				message: expect.stringMatching(message) as string,
				description: expect.stringMatching(/\w/) as string,
			});
			expect(JSON.stringify([trigger.memory, trigger.database])).toBe(before);
			bench.sandbox.faults.clear();
			expect(await foundBy(trigger)).toEqual([key]);
		},
	);

	const same = { version: 1, event, start: 'now', account: 'constantContactOAuth2Api' };
	const damages: Array<[string, unknown]> = [
		['a cursor of another feed', { ...same, cursor: { a: 1 } }],
		['a text', 'broken'],
		['another version', { version: 7 }],
		['no cursor', same],
	];
	it.each(event === 'contactUpdated' ? damages : damages.slice(0, 1))(
		'starts over when its memory is damaged, and says so once: %s',
		async (_what, state) => {
			const database = { staticData: { 'node:Trigger': { state } } as never, saves: 0 };
			const trigger = bench.trigger(event, parametersOf(event), { database });
			expect(await trigger.activate()).toBeNull();
			await expect(trigger.poll()).rejects.toThrow('has started over');
			const key = await happen(event);
			expect(await foundBy(trigger)).toEqual([key]);
		},
	);

	it('damaged parts of its memory are read again rather than fail each poll', async () => {
		const trigger = await activeOn(event);
		const key = await happen(event);
		expect(await foundBy(trigger)).toEqual([key]);
		const cursor = getCursor(trigger);
		const inner = (event === 'campaignSent' ? cursor.changes : cursor) as Record<string, unknown>;
		inner.watermarks = [null, { time: 'x' }, 7];
		if (isObject(inner.seen)) inner.seen = { a: 'x', b: null };
		if (isObject(cursor.sent)) cursor.sent = { ...cursor.sent, x: 'y' };
		if (isObject(cursor.reports)) cursor.reports = { x: 7, y: { from: 'z' } };
		if (isObject(cursor.activities)) cursor.activities = { x: 7 };
		cursor.round = 'x';
		cursor.cut = [];
		const next = await happen(event);
		expect(await foundBy(trigger)).toContain(next);
	});

	it.each([-13, 13])("works if n8n's clock is %d hours off", async (hours) => {
		bench.skew.own = hours * HOUR;
		const trigger = await activeOn(event);
		const first = await happen(event);
		expect(await foundBy(trigger)).toEqual([first]);
		bench.skew.own = 0;
		const second = await happen(event);
		expect(await foundBy(trigger)).toEqual([second]);
		bench.clock.advance(HOUR);
		bench.skew.own = -hours * HOUR;
		const third = await happen(event);
		expect(await foundBy(trigger)).toEqual([third]);
		expect(await foundBy(trigger)).toEqual([]);
	});
});

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

it.each<[TriggerEvent, string]>([
	['activityFinished', 'finished bulk activities'],
	['campaignSent', 'sent campaigns'],
	['contactCreated', 'new contacts'],
	['contactDeleted', 'deleted contacts'],
	['contactUnsubscribed', 'unsubscribed contacts'],
	['contactUpdated', 'updated contacts'],
	['trackingReceived', 'tracking activities'],
])('%s: an error says that %s were looked for', async (event, what) => {
	bench.sandbox.faults.add({ do: { kind: 'status', status: 500 } });
	const activation = bench.trigger(event).activate();
	await expect(activation).rejects.toThrow(`Could not look for ${what}`);
});

it('says in the editor what to do when there is nothing', async () => {
	const trigger = bench.trigger('activityFinished');
	await expect(trigger.fetchTestEvent()).rejects.toMatchObject({
		message: 'Constant Contact has no data for this trigger yet',
		description: expect.stringContaining('Create an example') as string,
	});
});
