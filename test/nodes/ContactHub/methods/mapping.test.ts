import type { INodeParameters } from 'n8n-workflow';

import { ContactHub } from '../../../../nodes/ContactHub/ContactHub.node';
import { customerFields } from '../../../../nodes/ContactHub/model/customerFields';
import { getDocumentedProperties } from '../../../../nodes/ContactHub/model/eventProperties';
import type { TokenName } from '../../../sandbox';
import { resourceMapperFields } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';
import { useNock } from '../../../support/useNock';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 1, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());
const nock = useNock();

const fieldsOf = async (method: string, token: TokenName, parameters: INodeParameters = {}) =>
	await resourceMapperFields(ContactHub, method, {
		credentials: node.credentials(token),
		parameters,
	});

describe('fields of a customer', () => {
	it('are the documented ones first, then those of the workspace with their types', async () => {
		const { fields } = await fieldsOf('getCustomerFields', 'trusted');
		expect(node.requests()).toEqual(['GET /configuration/properties/extended']);
		const documented = fields.slice(0, customerFields.length);
		expect(documented.map(({ id }) => id)).toEqual(customerFields.map(({ path }) => path));
		const extended = fields.slice(customerFields.length);
		expect(extended.map(({ id, type }) => [id, type])).toEqual([
			['extended.loyaltyCard', 'string'],
			['extended.loyaltyPoints', 'number'],
			['extended.averageOrder', 'number'],
			['extended.vip', 'boolean'],
			['extended.memberSince', 'string'],
			['extended.lastVisitAt', 'dateTime'],
			['extended.invoiceEmail', 'string'],
			['extended.homepage', 'string'],
			['extended.lastIp', 'string'],
			['extended.preferredStores', 'array'],
			['extended.sizes.shoe', 'number'],
			['extended.sizes.shirt', 'string'],
			['extended.sizes.notes', 'array'],
			['extended.pets', 'array'],
		]);
		expect(extended[0]).toEqual({
			id: 'extended.loyaltyCard',
			displayName: 'Extended: Loyalty card number',
			required: false,
			defaultMatch: false,
			display: true,
			removed: true,
			type: 'string',
		});
	});

	it('begin with what recognizes a customer; the others are added', async () => {
		const { fields } = await fieldsOf('getCustomerFields', 'trusted');
		const shown = fields.filter(({ removed }) => !removed).map(({ id }) => id);
		expect(shown).toEqual(['externalId', 'base.contacts.email']);
		const forms = new ContactHub().description.properties
			.filter(({ name }) => name === 'customerFields')
			.map(({ displayOptions, typeOptions }) => [
				displayOptions?.show?.operation,
				typeOptions?.resourceMapper?.addAllFields,
			]);
		// n8n's editor shows fields that aren't removed, unless the form asks only for required ones.
		expect(forms).toHaveLength(3);
		expect(forms).toEqual(
			expect.arrayContaining([
				[['upsert'], true],
				[['create', 'replace'], true],
				[['update'], false],
			]),
		);
	});

	it('of Create or Update say what recognizes a customer', () => {
		const hints = new ContactHub().description.properties
			.filter(({ name, hint }) => name === 'customerFields' && hint !== undefined)
			.map(({ displayOptions, hint }) => [displayOptions?.show?.operation, hint]);
		expect(hints).toEqual([
			[['upsert'], expect.stringMatching(/recognizes a customer by Email or External ID/)],
		]);
	});

	it('are shown in types that the editor can fill in', async () => {
		const { fields } = await fieldsOf('getCustomerFields', 'trusted');
		const typeOf = (path: string) => fields.find(({ id }) => id === path)?.type;
		expect(
			[
				'base.contacts.email',
				'base.dob',
				'base.address.geo.lat',
				'tags.manual',
				'base.jobs',
				'consents.disclaimer.date',
				'consents.profiling.online.status',
			].map(typeOf),
		).toEqual(['string', 'string', 'number', 'string', 'array', 'dateTime', 'boolean']);
	});

	it('are the documented ones if the token may not read the configuration', async () => {
		const { fields } = await fieldsOf('getCustomerFields', 'untrusted');
		expect(fields).toHaveLength(customerFields.length);
	});

	it('say why there are none', async () => {
		await expect(fieldsOf('getCustomerFields', 'disabled')).rejects.toMatchObject({
			message:
				'Could not list the fields of customers: The client is not authorized to access the API',
		});
	});

	it('offer the values of a list, and no empty one where null is allowed', async () => {
		const { origin, pathname } = new URL(node.hub.baseUrl);
		const schema = {
			properties: {
				level: { type: ['string', 'null'], enum: ['gold', 'silver', null] },
				grade: { type: 'integer', enum: [1, 2] },
			},
		};
		nock(origin)
			.get(`${pathname}/workspaces/${node.hub.workspaceId}/configuration/properties/extended`)
			.reply(200, { schema });
		const { fields } = await fieldsOf('getCustomerFields', 'trusted');
		expect(fields.slice(customerFields.length)).toMatchObject([
			{
				id: 'extended.level',
				type: 'options',
				options: [
					{ name: 'gold', value: 'gold' },
					{ name: 'silver', value: 'silver' },
				],
			},
			{ id: 'extended.grade', type: 'number' },
		]);
	});
});

describe('properties of an event', () => {
	const chosen = (type: string): INodeParameters => ({
		resource: 'event',
		operation: 'create',
		eventType: { __rl: true, mode: 'name', value: type },
	});

	it('wait for an event type', async () => {
		expect(await fieldsOf('getEventProperties', 'trusted', chosen(''))).toEqual({
			fields: [],
			emptyFieldsNotice: 'Choose an event type to see its properties',
		});
		expect(node.requests()).toEqual([]);
	});

	it('are those of the schema of the workspace', async () => {
		const { fields } = await fieldsOf('getEventProperties', 'admin', chosen('completedOrder'));
		expect(node.requests()).toEqual(['GET /configuration/events']);
		expect(fields.map(({ id, type, required }) => [id, type, required])).toEqual([
			['orderId', 'string', false],
			['type', 'options', false],
			['storeCode', 'string', false],
			['paymentMethod', 'options', false],
			['shippingMethod', 'string', false],
			['amount', 'object', false],
			['products', 'array', false],
			['extraProperties', 'object', false],
			['extended', 'object', false],
		]);
		expect(fields[1]?.options?.map(({ value }) => value)).toEqual([
			'sale',
			'return',
			'sale-return',
		]);
	});

	it('are the documented ones with the token of a source', async () => {
		const { fields } = await fieldsOf('getEventProperties', 'trusted', chosen('completedOrder'));
		expect(fields.map(({ id }) => id)).toEqual(
			getDocumentedProperties('completedOrder').map(({ path }) => path),
		);
		expect(fields.find(({ id }) => id === 'type')?.options?.map(({ value }) => value)).toEqual([
			'return',
			'sale',
			'sale-return',
		]);
	});

	it.each<TokenName>(['admin', 'trusted'])('tell the %s which are required', async (token) => {
		const { fields } = await fieldsOf('getEventProperties', token, chosen('grantedCoupon'));
		const required = fields.filter((field) => field.required).map(({ id }) => id);
		expect(required.sort()).toEqual(['startValidityDate', 'totalAmount']);
	});

	it('are read from a schema that comes as text (ContactHub API 2.11)', async () => {
		const { origin, pathname } = new URL(node.hub.baseUrl);
		const propertiesSchema = JSON.stringify({ properties: { floor: { type: 'integer' } } });
		nock(origin)
			.get(`${pathname}/workspaces/${node.hub.workspaceId}/configuration/events`)
			.query(true)
			.reply(200, {
				elements: [
					{ id: 'e1', type: 'visitedStore', propertiesSchema },
					{ id: 'e2', type: 'broken', propertiesSchema: '{' },
				],
			})
			.persist();
		const { fields } = await fieldsOf('getEventProperties', 'admin', chosen('visitedStore'));
		expect(fields).toMatchObject([{ id: 'floor', displayName: 'Floor', type: 'number' }]);
		expect(await fieldsOf('getEventProperties', 'admin', chosen('broken'))).toEqual({
			fields: [],
			emptyFieldsNotice:
				"No properties are known for this event type. Set 'Specify Properties' to Using JSON.",
		});
	});

	it('are none for a type that nobody knows, nor for the name of an object member', async () => {
		for (const type of ['visitedMoon', 'constructor', 'toString']) {
			const { fields } = await fieldsOf('getEventProperties', 'trusted', chosen(type));
			expect(fields).toEqual([]);
		}
	});

	it('say why there are none', async () => {
		const call = fieldsOf('getEventProperties', 'disabled', chosen('searched'));
		await expect(call).rejects.toMatchObject({
			message:
				'Could not list the properties of the event type: The client is not authorized to access the API',
		});
	});
});
