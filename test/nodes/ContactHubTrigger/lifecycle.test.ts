import type { IDataObject } from 'n8n-workflow';

import { TRIGGER_EVENTS, type TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import type { PollingNode } from '../../support';
import { HOUR, idsOf, MINUTE, getCursor, triggerBench, type TriggerBench } from './setup';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ customers: 60, events: 60 });
});
afterEach(async () => await bench.close());

/** Creates something that the event finds. @returns the ID that is reported */
async function happen(event: TriggerEvent): Promise<string> {
	const [id] = [...bench.hub.customers()].map((customer) => customer.id) as [string];
	bench.clock.advance(1);
	if (event === 'eventReceived') return await bench.send(id);
	if (event !== 'customerUpdated') return await bench.create();
	await bench.update(id);
	return id;
}

const foundBy = async (trigger: PollingNode) => idsOf((await bench.nextPoll(trigger)).found);

describe.each(TRIGGER_EVENTS)('%s', (event) => {
	it('continues after a restart, though polls without news are not saved', async () => {
		const trigger = await bench.active(event);
		const first = await happen(event);
		expect(await foundBy(trigger)).toEqual([first]);
		for (let minute = 0; minute < 90; minute += 15) {
			bench.clock.advance(14 * MINUTE);
			expect(await foundBy(trigger)).toEqual([]);
		}
		expect(trigger.database.saves).toBe(2);
		const missed = await happen(event);
		bench.clock.advance(MINUTE);
		expect(idsOf(await trigger.activate('init'))).toEqual([missed]);
		const next = await happen(event);
		expect(await foundBy(trigger)).toEqual([next]);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('continues after a restart right after its activation', async () => {
		const trigger = await bench.active(event);
		const missed = await happen(event);
		bench.clock.advance(3 * HOUR);
		expect(idsOf(await trigger.activate('init'))).toEqual([missed]);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('repeats only what was passed on when n8n crashed before it saved', async () => {
		const trigger = await bench.active(event);
		const saved = await happen(event);
		expect(await foundBy(trigger)).toEqual([saved]);
		const inFlight = await happen(event);
		bench.clock.advance(MINUTE);
		expect(idsOf(await trigger.poll({ crashBeforeSave: true }))).toEqual([inFlight]);
		const next = await happen(event);
		const repeated = event === 'customerUpdated' ? [next] : [inFlight, next];
		expect(idsOf(await trigger.activate('init'))).toEqual(repeated);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('hands nothing on twice when polls overlap', async () => {
		const trigger = await bench.active(event);
		const id = await happen(event);
		const polls = await Promise.all([trigger.poll(), trigger.poll()]);
		// Which of them comes first depends on n8n's expression engine
		expect(polls.filter((found) => found === null)).toHaveLength(1);
		expect(polls.flatMap((found) => idsOf(found))).toEqual([id]);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('returns recent examples in the editor, newest first, and moves nothing', async () => {
		const trigger = await bench.active(event);
		await happen(event);
		const newest = await happen(event);
		const before = JSON.stringify(trigger.database);
		const examples = (await trigger.fetchTestEvent()) ?? [];
		expect(examples.length).toBeGreaterThan(1);
		expect(examples.length).toBeLessThanOrEqual(10);
		if (event !== 'eventReceived') expect(idsOf(examples)[0]).toBe(newest);
		expect(JSON.stringify(trigger.database)).toBe(before);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toContain(newest);
	});

	it('says in the editor what to do when there is nothing', async () => {
		const node = { __rl: true, mode: 'id', value: bench.hub.secondNodeId };
		const filters = { triggerOptions: { node }, changeFilters: { node } };
		await expect(bench.trigger(event, filters).fetchTestEvent()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'ContactHub has no data for this trigger yet',
			description: expect.stringContaining('Create an example') as string,
		});
	});

	it('starts over where what was saved cannot be read, and says so once with the next poll', async () => {
		const trigger = await bench.active(event);
		for (const broken of [
			{ state: 'x' },
			{ state: { version: 2, cursor: {} } },
			{ state: { ...(trigger.memory.state as object), cursor: { from: 'x' } } },
		]) {
			await happen(event);
			trigger.database.staticData = { 'node:Trigger': broken };
			expect(await trigger.activate('init')).toBeNull();
			const began = new Date(bench.clock.now()).toISOString();
			const id = await happen(event);
			bench.clock.advance(MINUTE);
			await expect(trigger.poll()).rejects.toMatchObject({
				message: `What the trigger remembered could not be read, so it has started over at ${began}`,
				description: expect.stringContaining('look for it in ContactHub') as string,
			});
			expect(await foundBy(trigger)).toEqual([id]);
			expect(await foundBy(trigger)).toEqual([]);
		}
	});

	it('starts over when another start or workspace is chosen, and continues when only filters change', async () => {
		const trigger = await bench.active(event);
		const first = await happen(event);
		const fields = event === 'customerCreated' || event === 'customerUpdated';
		trigger.change({
			event,
			simplify: false,
			triggerOptions: fields ? { fields: 'base' } : {},
			eventFilters: { mode: 'ACTIVE' },
			changeFilters: { entity: 'CUSTOMER' },
		});
		expect(idsOf(await trigger.activate('update'))).toEqual([first]);
		const startDate = new Date(bench.clock.now() + 1).toISOString();
		const second = await happen(event);
		trigger.change({ event, startFrom: 'date', startDate, simplify: false });
		expect(idsOf(await trigger.activate('update'))).toEqual([second]);
		expect(await foundBy(trigger)).toEqual([]);
	});
});

it.each(['customerCreated', 'eventReceived'] as const)(
	'%s continues if a part of what was saved is damaged',
	async (event) => {
		const trigger = await bench.active(event);
		const first = await happen(event);
		expect(await foundBy(trigger)).toEqual([first]);
		for (const damage of [
			{ watermarks: [null] },
			{ watermarks: [{ time: 'x' }] },
			{ cut: null },
			{ cut: { position: 'x' } },
			{ whole: 7 },
		]) {
			const id = await happen(event);
			trigger.database.staticData = {
				'node:Trigger': {
					state: {
						...(trigger.memory.state as object),
						cursor: { ...getCursor(trigger), ...damage } as IDataObject,
					},
				},
			};
			expect(idsOf(await trigger.activate('init'))).toEqual([id]);
		}
		const { seen } = getCursor(trigger) as { seen: IDataObject };
		const cursor = { ...getCursor(trigger), seen: { ...seen, x: null } };
		const state = { ...(trigger.memory.state as object), cursor };
		trigger.database.staticData = { 'node:Trigger': { state } };
		const id = await happen(event);
		expect(idsOf(await trigger.activate('init'))).toEqual([id]);
	},
);

it('starts over when it is to find something else', async () => {
	const trigger = await bench.active('customerCreated');
	await bench.create();
	trigger.change({ event: 'customerUpdated', simplify: false });
	expect(await trigger.activate('update')).toBeNull();
	const id = await happen('customerUpdated');
	expect(await foundBy(trigger)).toEqual([id]);
});

it('does not start over because an expression returns another date with each poll', async () => {
	// Not with $now: n8n's server evaluates expressions where the test's clock isn't known.
	const minuteAgo = bench.clock.now() - MINUTE;
	const startDate = `={{ DateTime.fromMillis(${minuteAgo} - Math.floor(Math.random() * 10000)).toISO() }}`;
	const trigger = await bench.active('customerCreated', { startFrom: 'date', startDate });
	const id = await bench.create();
	expect(await foundBy(trigger)).toEqual([id]);
	expect(await foundBy(trigger)).toEqual([]);
});

it.each([
	['customerCreated', 'overlap', 'Overlap of Customers (Minutes)'],
	['eventReceived', 'eventOverlap', 'Overlap of Events (Minutes)'],
] as const)('refuses an overlap of more than a month for %s', async (event, name, label) => {
	const trigger = bench.trigger(event, { triggerOptions: { [name]: 1e12 } });
	await expect(trigger.activate()).rejects.toMatchObject({
		message: `'${label}' is 1000000000000, out of range`,
	});
	expect(bench.sandbox.log.entries).toEqual([]);
});
