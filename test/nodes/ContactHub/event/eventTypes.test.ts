import type { IDataObject } from 'n8n-workflow';

import { getDocumentedProperties } from '../../../../nodes/ContactHub/model/eventProperties';
import { EVENT_CONTEXTS, eventTypes } from '../../../../nodes/ContactHub/model/eventTypes';
import type { FieldKind } from '../../../../nodes/ContactHub/model/types';
import { byId, connectNode, manual, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let customerId: string;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 1, events: 0 } });
	customerId = node.hub.putCustomer({ base: {} }).id;
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const VALUES: Partial<Record<FieldKind, unknown>> = {
	text: 'text',
	url: 'https://www.example.com/a',
	number: 1.5,
	integer: 2,
	dateTime: '2017-03-10T10:20:30.000Z',
	stringList: ['one', 'two'],
	object: {},
	json: [],
};

/** Values of properties whose type isn't specific enough: their content is described in ContactHub API 3.3. */
const NESTED: Record<string, unknown> = {
	amount: { total: 10, local: { currency: 'EUR', exchangeRate: 1 } },
	classifications: [{ key: 'colour', value: 'red' }],
	contents: [{ type: 'IMG', name: 'Banner' }],
	deliveryChannel: { id: 'c1' },
	deliveryMedium: { id: 'm1', name: 'App' },
	eventLocation: { type: 'VENUE', name: 'Hall', address: { city: 'Milano' } },
	extraProperties: { anything: [1, { goes: true }] },
	host: { firstName: 'Ann', contacts: { email: 'ann@example.com' } },
	products: [{ id: 'p1', price: 9.5 }],
};

const valueOf = ({ path, kind }: { path: string; kind: FieldKind }) => NESTED[path] ?? VALUES[kind];

const create = async (type: string, context: string, values: IDataObject) =>
	await node.run('event', 'create', {
		customer: byId(customerId),
		eventType: { __rl: true, mode: 'name', value: type },
		context,
		properties: manual(values),
	});

const names = Object.keys(eventTypes);

it('knows all 47 documented event types', () => {
	expect(names).toHaveLength(47);
	expect(names).toEqual([...names].sort());
});

describe('the server accepts every documented property', () => {
	it.each(names)('%s', async (type) => {
		const fields = getDocumentedProperties(type);
		const values = Object.fromEntries(
			fields.map((field) => [field.path, field.options?.[0]?.value ?? valueOf(field)]),
		) as IDataObject;
		expect(Object.values(values)).not.toContain(undefined);
		const { error, json } = await create(type, 'OTHER', values);
		expect(error).toBeUndefined();
		// Nothing was changed in between: the server stores what was filled in.
		expect(node.hub.event(String(json[0]?.id))).toMatchObject({ type, properties: values });
	});
});

const choices = names.flatMap((type) =>
	getDocumentedProperties(type).flatMap(({ path, options = [] }) =>
		options.map(({ value }) => [type, path, value] as const),
	),
);

it.each(choices)('the server accepts %s with %s: %s', async (type, path, value) => {
	const { error } = await create(type, 'OTHER', { [path]: value });
	expect(error).toBeUndefined();
	expect(node.sandbox.log.entries[0]?.status).toBe(202);
});

it.each(EVENT_CONTEXTS)('the server accepts the context %s', async (context) => {
	const { error } = await create('loggedIn', context, {});
	expect(error).toBeUndefined();
	expect(node.onlyRequest().body).toMatchObject({ context });
});

describe('the configuration of the workspace and the documented list agree', () => {
	it('on types, properties, and which of them are required', async () => {
		const types = await node.runOk('workspace', 'getEventTypes', {}, [{}], { token: 'admin' });
		const configured = Object.fromEntries(
			types.map(({ type, propertiesSchema }) => {
				const { properties, required = [] } = propertiesSchema as IDataObject;
				const paths = Object.keys(properties as object).filter((path) => path !== 'extended');
				return [type, { paths: paths.sort(), required: [...(required as string[])].sort() }];
			}),
		);
		const documented = Object.fromEntries(
			names.map((type) => {
				const fields = getDocumentedProperties(type);
				const required = fields.filter((field) => field.required).map(({ path }) => path);
				return [type, { paths: fields.map(({ path }) => path).sort(), required: required.sort() }];
			}),
		);
		expect(configured).toEqual(documented);
	});
});
