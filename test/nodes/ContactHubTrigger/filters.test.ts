import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import type { PollingNode } from '../../support';
import { byId } from '../ContactHub/setup';
import { HOUR, idsOf, NOON, triggerBench, type TriggerBench } from './setup';

let bench: TriggerBench;
let customerId: string;

beforeEach(async () => {
	bench = await triggerBench({ customers: 1 });
	[customerId] = [...bench.hub.customers()].map(({ id }) => id) as [string];
});
afterEach(async () => await bench.close());

const queries = () => bench.sandbox.log.entries.map(({ query }) => query);
const send = async (values: IDataObject = {}) => await bench.send(customerId, values);

describe('of customers', () => {
	it('finds the customers of a query only', async () => {
		const condition = { attribute: 'base.firstName', operator: 'EQUALS', value: 'Zoe' };
		const query = { type: 'simple', are: { condition: { type: 'atomic', ...condition } } };
		const trigger = await bench.active('customerCreated', {
			queryMode: 'json',
			queryJson: JSON.stringify(query),
		});
		await bench.create();
		const zoe = await bench.create({ base: { firstName: 'Zoe' } });
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([zoe]);
		expect(JSON.parse(String(queries()[0]!.query))).toEqual({
			name: '',
			query: {
				type: 'simple',
				are: {
					condition: {
						type: 'composite',
						conjunction: 'and',
						conditions: [
							{ type: 'atomic', ...condition },
							expect.objectContaining({ attribute: 'registeredAt', operator: 'GTE' }),
						],
					},
				},
			},
		});
	});

	it.each([
		'base.firstName, base.lastName',
		'["base.firstName", "base.lastName"]',
		'={{ ["base.firstName", "base.lastName"] }}',
	])('returns the fields %s, with the ID and the dates', async (fields) => {
		const trigger = await bench.active('customerCreated', { triggerOptions: { fields } });
		const id = await bench.create({ base: { firstName: 'Ann', lastName: 'Bo', title: 'Dr' } });
		const { found } = await bench.nextPoll(trigger);
		expect(found).toMatchObject([{ id, base: { firstName: 'Ann', lastName: 'Bo' } }]);
		expect(Object.keys(found[0]!).sort()).toEqual(['base', 'id', 'registeredAt', 'updatedAt']);
		expect(queries()[0]).toMatchObject({
			fields: 'id,registeredAt,updatedAt,base.firstName,base.lastName',
		});
	});

	it('simplifies', async () => {
		const trigger = await bench.active('customerCreated', { simplify: true });
		const id = await bench.create({ externalId: 'x', base: { firstName: 'Ann' } });
		const { found } = await bench.nextPoll(trigger);
		expect(found).toMatchObject([{ id, externalId: 'x', firstName: 'Ann', city: null }]);
		expect(Object.keys(found[0]!)).toHaveLength(10);
	});
});

describe('of events', () => {
	it('requests types, contexts, mode and customer', async () => {
		const eventFilters = {
			eventTypes: ['viewedPage', 'clickedLink'],
			contexts: ['WEB', 'OTHER'],
			mode: 'ACTIVE',
			customer: byId(customerId),
		};
		const trigger = await bench.active('eventReceived', { eventFilters });
		const wanted = await send();
		await send({ context: 'MOBILE' });
		await send({ type: 'loggedIn', properties: {} });
		await bench.send(await bench.create());
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([wanted]);
		expect(queries()).toEqual([
			{
				customerId,
				type: 'viewedPage,clickedLink',
				context: 'WEB,OTHER',
				mode: 'ACTIVE',
				dateFrom: new Date(NOON - HOUR - 1).toISOString(),
				page: '0',
				size: '50',
			},
		]);
	});

	it('refuses an email address as the ID of a customer, as it would never find anything', async () => {
		const eventFilters = { customer: byId('ann@example.com') };
		const trigger = bench.trigger('eventReceived', { eventFilters });
		await expect(trigger.activate()).rejects.toThrow("'Customer' is 'ann@example.com', an email");
		expect(bench.sandbox.log.count).toBe(0);
	});

	it('requests another node', async () => {
		const node = byId(bench.hub.secondNodeId);
		const trigger = await bench.active('eventReceived', { triggerOptions: { node } });
		await send();
		const elsewhere = await bench.create({ nodeId: bench.hub.secondNodeId });
		const wanted = await bench.send(elsewhere);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([wanted]);
		expect(queries()).toMatchObject([{ nodeId: bench.hub.secondNodeId }]);
	});

	it('simplifies', async () => {
		const trigger = await bench.active('eventReceived', { simplify: true });
		const id = await send();
		const { found } = await bench.nextPoll(trigger);
		expect(found).toMatchObject([
			{ id, customerId, type: 'viewedPage', properties: { title: 'Home' } },
		]);
		expect(Object.keys(found[0]!)).toHaveLength(7);
	});
});

describe('an expression that returns nothing', () => {
	it.each([
		['customerCreated', 'Node', { triggerOptions: { node: byId('={{ $vars.node }}') } }],
		['customerUpdated', 'Fields', { triggerOptions: { fields: '={{ $vars.fields }}' } }],
		['eventReceived', 'Customer', { eventFilters: { customer: byId('={{ $vars.customer }}') } }],
		['eventReceived', 'Contexts', { eventFilters: { contexts: '={{ $vars.contexts }}' } }],
		['changeReceived', 'Operations', { changeFilters: { operations: '={{ $vars.operations }}' } }],
	] as const)('is an error: %s, %s', async (event, label, parameters) => {
		const trigger = bench.trigger(event, parameters, { token: 'updates' });
		await expect(trigger.fetchTestEvent()).rejects.toThrow(
			`'${label}' is empty: its expression returns nothing`,
		);
		expect(bench.requests()).toEqual([]);
	});
});

describe('that are changed on the running trigger', () => {
	const byName = (firstName: string) => ({
		queryMode: 'json',
		queryJson: JSON.stringify({
			type: 'simple',
			are: {
				condition: {
					type: 'atomic',
					attribute: 'base.firstName',
					operator: 'EQUALS',
					value: firstName,
				},
			},
		}),
	});

	it('start the workflow for no customer who was there before, and for all that come', async () => {
		const trigger = await bench.active('customerCreated', byName('Zoe'));
		await bench.create({ base: { firstName: 'Ann' } });
		bench.clock.advance(1000);
		const zoe = await bench.create({ base: { firstName: 'Zoe' } });
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([zoe]);
		const ann = await bench.create({ base: { firstName: 'Ann' } });
		trigger.change({ event: 'customerCreated', simplify: false, ...byName('Ann') });
		expect(idsOf(await trigger.activate('update'))).toEqual([ann]);
		expect((await bench.nextPoll(trigger)).found).toEqual([]);
		const next = await bench.create({ base: { firstName: 'Ann' } });
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([next]);
	});

	it('start the workflow for no event that was there before, and for all that come', async () => {
		const trigger = await bench.active('eventReceived', { eventFilters: { contexts: ['MOBILE'] } });
		await send();
		await send({ date: new Date(NOON + 5 * HOUR).toISOString() });
		const mobile = await send({ context: 'MOBILE' });
		bench.clock.advance(1000);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual([mobile]);
		const web = await send();
		trigger.change({
			event: 'eventReceived',
			simplify: false,
			eventFilters: { contexts: ['WEB'] },
		});
		bench.clock.advance(1000);
		expect(idsOf(await trigger.activate('update'))).toEqual([web]);
		expect((await bench.nextPoll(trigger)).found).toEqual([]);
	});

	describe('while the rest of many is left for later polls', () => {
		const SECONDS = 1000;
		const change = (trigger: PollingNode, event: TriggerEvent, parameters: IDataObject) =>
			trigger.change({ event, simplify: false, ...parameters } as INodeParameters);

		/** Creates customers with these names, a second apart. @returns their IDs */
		async function createAll(names: string[]): Promise<string[]> {
			const ids: string[] = [];
			for (const firstName of names) {
				bench.clock.advance(SECONDS);
				ids.push(await bench.create({ base: { firstName } }));
			}
			return ids;
		}

		/** The same for events in these contexts. */
		async function sendAll(contexts: string[]): Promise<string[]> {
			const ids: string[] = [];
			for (const context of contexts) {
				bench.clock.advance(SECONDS);
				ids.push(await send({ context }));
			}
			return ids;
		}

		const from = { startFrom: 'date', startDate: new Date(NOON).toISOString() };
		const limit = (maxPerPoll: number, more: IDataObject = {}) => ({
			triggerOptions: { maxPerPoll, ...more },
		});
		const pollsOf = async (trigger: PollingNode) => [
			idsOf(await trigger.activate('update')),
			...(await bench.drain(trigger)).map(idsOf),
		];

		it.each([70_000, 5 * HOUR])('pass on the customers left, %d ms old', async (age) => {
			const ids = await createAll(['Zoe', 'Ann', 'Ann', 'Zoe', 'Ann', 'Ann']);
			bench.clock.advance(age);
			const trigger = bench.trigger('customerCreated', { ...from, ...limit(2) });
			expect(idsOf(await trigger.activate())).toEqual(ids.slice(0, 2));
			change(trigger, 'customerCreated', { ...from, ...limit(2), ...byName('Ann') });
			expect(await pollsOf(trigger)).toEqual([[ids[2], ids[4]], [ids[5]]]);
		});

		it('pass on the customers left when only the fields of the output change', async () => {
			const ids = await createAll(['Zoe', 'Ann', 'Ann', 'Zoe', 'Ann']);
			bench.clock.advance(5 * HOUR);
			const trigger = bench.trigger('customerUpdated', { ...from, ...limit(2) });
			for (const id of ids) {
				bench.clock.advance(SECONDS);
				await bench.update(id);
			}
			bench.clock.advance(5 * HOUR);
			expect(idsOf(await trigger.activate())).toEqual(ids.slice(0, 2));
			const fields = 'base.firstName';
			change(trigger, 'customerUpdated', { ...from, ...limit(2, { fields }) });
			expect(await pollsOf(trigger)).toEqual([ids.slice(2, 4), ids.slice(4)]);
		});

		it('pass on no customer whom the last poll went past', async () => {
			const ids = await createAll(['Zoe', 'Ann', 'Ann', 'Zoe', 'Ann', 'Ann']);
			bench.clock.advance(5 * HOUR);
			const zoe = { ...from, ...limit(1), ...byName('Zoe') };
			const trigger = bench.trigger('customerCreated', zoe);
			expect(idsOf(await trigger.activate())).toEqual([ids[0]]);
			change(trigger, 'customerCreated', { ...from, ...limit(1), ...byName('Ann') });
			expect(await pollsOf(trigger)).toEqual([[ids[4]], [ids[5]]]);
		});

		it.each([70_000, 5 * HOUR])('pass on the events left, %d ms old', async (age) => {
			const ids = await sendAll(['WEB', 'MOBILE', 'WEB', 'MOBILE', 'WEB', 'WEB']);
			bench.clock.advance(age);
			const trigger = bench.trigger('eventReceived', { ...from, ...limit(2) });
			expect(idsOf(await trigger.activate())).toEqual(ids.slice(0, 2));
			const web = { eventFilters: { contexts: ['WEB'] } };
			change(trigger, 'eventReceived', { ...from, ...limit(2), ...web });
			expect(await pollsOf(trigger)).toEqual([[ids[2], ids[4]], [ids[5]]]);
		});

		it('pass on no event that the last poll went past', async () => {
			const ids = await sendAll(['MOBILE', 'WEB', 'WEB', 'MOBILE', 'WEB', 'WEB']);
			bench.clock.advance(5 * HOUR);
			const of = (context: string) => ({ eventFilters: { contexts: [context] } });
			const trigger = bench.trigger('eventReceived', { ...from, ...limit(1), ...of('MOBILE') });
			expect(idsOf(await trigger.activate())).toEqual([ids[0]]);
			change(trigger, 'eventReceived', { ...from, ...limit(1), ...of('WEB') });
			expect(await pollsOf(trigger)).toEqual([[ids[4]], [ids[5]]]);
		});
	});

	describe('long after something was found', () => {
		const DAY = 24 * HOUR;

		it('start the workflow for no customer who came before the last poll', async () => {
			const trigger = await bench.active('customerCreated', byName('Zoe'));
			await bench.create({ base: { firstName: 'Ann' } });
			bench.clock.advance(2 * DAY);
			// Finds nothing, so n8n doesn't save it.
			expect((await bench.nextPoll(trigger)).found).toEqual([]);
			const ann = await bench.create({ base: { firstName: 'Ann' } });
			bench.clock.advance(DAY);
			trigger.change({ event: 'customerCreated', simplify: false, ...byName('Ann') });
			expect(idsOf(await trigger.activate('update'))).toEqual([ann]);
			expect((await bench.nextPoll(trigger)).found).toEqual([]);
		});

		it('still find who shows up late and fits both', async () => {
			const trigger = await bench.active('customerCreated');
			bench.clock.advance(2 * DAY);
			bench.hub.options.indexLagMs = 60_000;
			const late = await bench.create({ base: { firstName: 'Ann' } });
			bench.clock.advance(1000);
			expect(await trigger.poll()).toBeNull();
			bench.clock.advance(61_000);
			trigger.change({ event: 'customerCreated', simplify: false, ...byName('Ann') });
			expect(idsOf(await trigger.activate('update'))).toEqual([late]);
			bench.hub.options.indexLagMs = 0;
		});

		it('start the workflow for no event that came before the last poll', async () => {
			const mobile = { eventFilters: { contexts: ['MOBILE'] } };
			const trigger = await bench.active('eventReceived', mobile);
			await send({ date: new Date(NOON + 90 * DAY).toISOString() });
			bench.clock.advance(2 * DAY);
			expect((await bench.nextPoll(trigger)).found).toEqual([]);
			bench.clock.advance(HOUR);
			const web = await send();
			trigger.change({
				event: 'eventReceived',
				simplify: false,
				eventFilters: { contexts: ['WEB'] },
			});
			bench.clock.advance(1000);
			expect(idsOf(await trigger.activate('update'))).toEqual([web]);
		});

		it('start the workflow for no change that came before the last poll', async () => {
			const deleted = { changeFilters: { operations: ['DELETE'] } };
			const trigger = await bench.active('changeReceived', deleted);
			await bench.create();
			expect((await bench.nextPoll(trigger)).found).toEqual([]);
			const next = await bench.create();
			trigger.change({
				event: 'changeReceived',
				simplify: false,
				changeFilters: { operations: ['CREATE'] },
			});
			expect(idsOf(await trigger.activate('update'))).toEqual([next]);
		});
	});
});
