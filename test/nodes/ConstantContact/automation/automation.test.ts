import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}) =>
	await node.run('automation', operation, parameters);
const automation = (at = 0) => node.account.automations()[at]!;
const chosen = (at = 0) => ({ automation: byId(automation(at).id) });

it('lists them, whose status is 209', async () => {
	const { json } = await run('getAll', { returnAll: true });
	expect(node.requests()).toEqual(['GET /automations/workflows']);
	expect(node.sandbox.log.entries[0]).toMatchObject({ status: 209, query: {} });
	expect(json.map(({ name }) => name)).toEqual(['Birthday', 'Welcome series']);
});

it('narrows and sorts', async () => {
	const filters = {
		channel: 'email',
		createdFrom: 'TEMPLATE',
		goals: 'goal_undefined',
		name: 'Welcome series',
	};
	const { json } = await run('getAll', {
		returnAll: true,
		filters,
		options: { sortDirection: 'ASC' },
	});
	expect(node.sandbox.log.entries[0]?.query).toEqual({
		channel: 'email',
		created_from: 'TEMPLATE',
		goals: 'goal_undefined',
		name: 'Welcome series',
		sort_direction: 'ASC',
	});
	expect(json).toMatchObject([{ id: automation().id }]);
});

it('reads one; an unknown one gets 400 from this service', async () => {
	const { json } = await run('get', chosen());
	expect(json[0]).toMatchObject({ name: 'Welcome series', active_definition: { state: 'ACTIVE' } });
	const { error } = await run('get', { automation: byId('nope') });
	expect(error).toMatchObject({ httpCode: '400' });
	expect(error?.message).toContain('nope does not exist');
});

describe('automation: create', () => {
	const lists = () => node.account.lists().slice(1, 3);

	it('starts when a contact joins one of some lists, by name', async () => {
		const { json } = await run('create', { name: 'Hello', lists: lists().map(({ name }) => name) });
		expect(node.requests()).toEqual(['GET /contact_lists', 'POST /automations/workflows']);
		expect(node.sandbox.log.entries[1]?.query).toEqual({ workflowName: 'Hello' });
		expect(node.lastBody()).toEqual({
			type: 'Action',
			action_name: 'list_join',
			unique_by: 'list_ids',
			parameters: [
				{ parameter_name: 'list_ids', type: 'LIST', parameter_value: lists().map(({ id }) => id) },
			],
		});
		expect(json[0]).toMatchObject({ name: 'Hello', status: 'DRAFT' });
	});

	it.each([
		[
			{ startWhen: 'birthday' },
			{
				type: 'Date',
				action_name: 'calendar_date',
				bounds: { after: 'P0D', before: 'P1D' },
				trigger_date: {
					type: 'Profile',
					month_field: 'record.birthday_month',
					day_field: 'record.birthday_day',
				},
			},
		],
		[
			{ startWhen: 'anniversary', days: -7 },
			{
				type: 'Date',
				action_name: 'calendar_date',
				bounds: { after: 'P-7D', before: 'P-6D' },
				trigger_date: { type: 'Profile', date_field: 'record.anniversary' },
			},
		],
		[
			{ startWhen: 'segmentJoin', segment: byId('12') },
			{ type: 'segment_join', segment_id: '12' },
		],
		[
			{ startWhen: 'other', trigger: '{"type":"Action","action_name":"visits_page"}' },
			{ type: 'Action', action_name: 'visits_page' },
		],
	])('starts by %j', async (parameters, body) => {
		const { error } = await run('create', { name: 'Hello', ...parameters });
		expect(error).toBeUndefined();
		expect(node.lastBody()).toEqual(body);
	});

	it.each([
		['no list', { lists: '={{ [] }}' }, "'List Names or IDs' is empty"],
		['no segment', { startWhen: 'segmentJoin', segment: byId('={{ "" }}') }, "'Segment' is empty"],
		['no trigger', { startWhen: 'other', trigger: '={{ "" }}' }, "'Trigger' is empty"],
		['a trigger without a type', { startWhen: 'other', trigger: '{}' }, "'Trigger' names no type"],
		['too many days', { startWhen: 'birthday', days: 400 }, "'Days' is 400"],
	])('refuses %s', async (_what, parameters, message) => {
		const { error } = await run('create', { name: 'Hello', ...parameters });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});
});

describe('automation: update', () => {
	it('changes the given fields and sends the rest as it was', async () => {
		const { id, description } = automation();
		const before = (await run('get', chosen())).json[0];
		node.sandbox.log.clear();
		const { json } = await run('update', { ...chosen(), updateFields: { name: 'Greeting' } });
		expect(node.requests()).toEqual([
			`GET /automations/workflows/${id}`,
			`PUT /automations/workflows/${id}`,
		]);
		expect(node.lastBody()).toEqual({ automation_flow: { ...before, name: 'Greeting' } });
		expect(json[0]).toMatchObject({ name: 'Greeting', description, status: 'ACTIVE' });
	});

	it('keeps a description for which an item has no value', async () => {
		const { description } = automation();
		const updateFields = { description: '={{ $json.none }}', name: 'Greeting' };
		const { json } = await run('update', { ...chosen(), updateFields });
		expect(json[0]).toMatchObject({ name: 'Greeting', description });
	});

	it('empties a description, and takes definitions as JSON', async () => {
		const draftDefinition = '{"state":"DRAFT","trigger":{}}';
		await run('update', {
			...chosen(1),
			updateFields: { fieldsToClear: ['description'], draftDefinition },
		});
		expect(node.lastBody()).toMatchObject({
			automation_flow: { description: '', draft_definition: { state: 'DRAFT', trigger: {} } },
		});
		expect(automation(1).status).toBe('DRAFT');
		const activeDefinition = { state: 'ACTIVE', trigger: {} };
		await run('update', { ...chosen(1), updateFields: { activeDefinition } });
		expect(automation(1).status).toBe('ACTIVE');
	});

	it('sends nothing if no field is given', async () => {
		for (const updateFields of [{}, { draftDefinition: '' }]) {
			const { error } = await run('update', { ...chosen(), updateFields });
			expect(error?.message).toContain('There is nothing to update');
		}
		expect(node.requests()).toEqual([]);
	});
});

it('offers automations by name and status', async () => {
	const { results } = await listSearch(ConstantContact, 'searchAutomations', {
		credentials: node.credentials,
		filter: 'wel',
	});
	expect(results).toEqual([{ name: 'Welcome series (active)', value: automation().id }]);
});
