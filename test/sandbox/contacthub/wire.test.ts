import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../index';
import { isObject, type JsonObject } from '../json';
import { contactHubClient, type ContactHubClient } from '../testClient';
import { CURRENCIES } from './schemas/currencies';
import { base, consents } from './schemas/customer';
import { EVENT_TYPES } from './schemas/events';
import { validate } from './validation';

/** Folder of recorded requests and schemas; without it, the comparison is skipped. */
const folder = join(process.env.WIRE_FIXTURES ?? '', 'contacthub');
const withFixtures =
	process.env.WIRE_FIXTURES !== undefined && existsSync(folder) ? describe : describe.skip;

const readJson = (...path: string[]) =>
	JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as JsonObject;
const readSchema = (name: string) =>
	readJson('specs', 'docs-schema-2019', `docs.schema.${name}.json`);

const ANNOTATIONS = ['$schema', 'description', 'descritpion', 'date', 'contactlabProperties'];

/** A schema without its descriptions, with references and the API's peculiarities resolved. */
function plain(schema: unknown): unknown {
	if (!isObject(schema)) return schema;
	const reference = String(schema.$ref ?? schema.ref ?? '');
	if (reference.endsWith('/Currency')) return { type: 'string', enum: CURRENCIES };
	if (reference !== '') return reference.split('/').at(-1);
	const kept: JsonObject = {};
	for (const [key, value] of Object.entries(schema)) {
		if (ANNOTATIONS.includes(key) || value === undefined) continue;
		if (key === 'properties') {
			const properties = Object.entries(value as JsonObject);
			kept.properties = Object.fromEntries(
				properties.sort().map(([name, inner]) => [name, plain(inner) as JsonObject]),
			);
		} else if (key === 'enum' || key === 'required') {
			kept[key] = [...(value as string[])].filter((entry) => entry !== null).sort();
		} else if (key === 'format') {
			kept.format = value === 'uri' ? 'url' : value;
		} else if (key === 'items') {
			kept.items = plain(value) as JsonObject;
		} else if (key !== 'additionalProperties' && key !== 'oneOf') {
			kept[key] = value;
		}
	}
	return kept;
}

/** Without the parts that both write differently: free-form extension objects and geographic points. */
function comparable(schema: unknown): unknown {
	return JSON.parse(JSON.stringify(plain(schema)), (key, value: unknown) =>
		key === 'extended' || key === 'geo' ? undefined : value,
	);
}

withFixtures('recorded schemas', () => {
	it.each(EVENT_TYPES.map((eventType) => [eventType.type, eventType] as const))(
		'%s has the properties of the API',
		(type, eventType) => {
			const { properties } = readSchema(`event.${type}.post`);
			expect(comparable(eventType.propertiesSchema)).toEqual(
				comparable((properties as JsonObject).properties),
			);
		},
	);

	it('knows every event type, context, currency and time zone', () => {
		const definitions = readSchema('enums').definitions as Record<string, { enum: string[] }>;
		expect(new Set(EVENT_TYPES.map(({ type }) => type))).toEqual(
			new Set(definitions.EventType!.enum),
		);
		expect(CURRENCIES).toEqual(definitions.Currency!.enum);
		const refused = definitions.Timezone!.enum.filter(
			(timezone) => validate(base, { timezone }).length > 0,
		);
		expect(refused).toEqual([]);
	});

	it('has the base properties and consents of the API', () => {
		const names = (schema: unknown) =>
			Object.keys((schema as { properties: JsonObject }).properties).sort();
		const recorded = readSchema('base-property.base-properties');
		expect(names(base)).toEqual(names(recorded));
		for (const section of ['contacts', 'address', 'credential', 'socialProfile']) {
			const inner = (schema: unknown) => (schema as { properties: JsonObject }).properties[section];
			expect(names(inner(base))).toEqual(names(inner(recorded)));
		}
		expect(names(consents)).toEqual(names(readSchema('consents.consents')));
	});

	it('has the modes of the recorded configuration', () => {
		const { elements } = readJson('java', 'configuration_events_page0.json');
		for (const { type, mode, label } of elements as JsonObject[]) {
			expect(EVENT_TYPES.find((known) => known.type === type)).toMatchObject({ mode, label });
		}
	});
});

withFixtures('recorded requests', () => {
	let sandbox: Sandbox;
	let client: ContactHubClient;

	beforeAll(async () => {
		sandbox = await startSandbox({ contactHub: { customers: 0, events: 0 } });
		client = contactHubClient(sandbox);
	});
	afterAll(async () => await sandbox.close());

	const customer = () => sandbox.contactHub.putCustomer({ externalId: 'replayed' }).id;

	it('of the Go client are taken', async () => {
		const { nodeId } = sandbox.contactHub;
		const id = customer();
		const request = (name: string) => readJson('go', `Test${name}.request.json`);
		const statuses: Record<string, number> = {};
		const send = async (name: string, method: string, path: string, more: object = {}) => {
			const body = { ...request(name), ...more };
			statuses[name] = (await client.request(method, path, body)).status;
		};
		await send('CustomerCreateWithBaseProperties', 'POST', '/customers', { nodeId });
		await send('CustomerUpdate', 'PATCH', `/customers/${id}`);
		await send('EventCreate', 'POST', '/events', { customerId: id });
		await send('SessionCreate', 'POST', `/customers/${id}/sessions`);
		for (const [kind, path] of [
			['Education', 'educations'],
			['Job', 'jobs'],
			['Like', 'likes'],
			['Subscription', 'subscriptions'],
		] as const) {
			await send(`${kind}Create`, 'POST', `/customers/${id}/${path}`);
			const entryId = String(request(`${kind}Update`).id);
			await send(`${kind}Update`, 'PUT', `/customers/${id}/${path}/${entryId}`);
		}
		expect(Object.entries(statuses).filter(([, status]) => status > 299)).toEqual([]);
		expect(Object.keys(statuses)).toHaveLength(12);
	});

	it('respond with the keys of recorded responses', async () => {
		const recorded = readJson('python', 'fake_post_response.json');
		const { nodeId } = sandbox.contactHub;
		const { base: recordedBase, tags, extra } = recorded;
		const { status, body } = await client.post('/customers', {
			nodeId,
			base: recordedBase,
			tags,
			extra,
		});
		expect(status).toBe(201);
		expect(body).toMatchObject({ base: recordedBase as object, tags: tags as object, extra });
		expect(Object.keys(body)).toEqual(expect.arrayContaining(Object.keys(recorded)));

		const conflict = readJson('python', 'fake_conflict_response.json');
		sandbox.contactHub.options.uniquenessPolicy = 'BLOCK';
		const refused = (await client.post('/customers', { nodeId, base: recordedBase })).body;
		expect(Object.keys(refused).sort()).toEqual(Object.keys(conflict).sort());
		expect(Object.keys(refused.data!.customer!)).toEqual(['id', 'href']);
	});
});
