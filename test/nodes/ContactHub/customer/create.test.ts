import { automatic, byId, connectNode, manual, saved, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 0, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const create = async (value: Record<string, unknown>, more: Record<string, unknown> = {}) =>
	await node.run('customer', 'create', { customerFields: manual(value), ...more });

describe('customer: create, filled in by hand', () => {
	it('posts the fields with the default node, and passes on the response', async () => {
		const { error, json, items } = await create({
			externalId: 'CRM-1',
			'base.contacts.email': ' ann@example.com ',
			'base.firstName': 'Ann',
			'base.dob': '1980-02-29',
			'base.address.geo.lat': '45.46',
			'base.address.geo.lon': 9.19,
			'tags.manual': 'vip, newsletter',
			'consents.marketing.automatic.email.status': 'yes',
			'consents.disclaimer.date': '2024-03-01T10:00:00+02:00',
			'base.lastName': '',
			'base.locale': null,
			extra: '  ',
		});
		expect(error).toBeUndefined();

		const request = node.onlyRequest();
		expect(request).toMatchObject({ method: 'POST', query: {}, status: 201 });
		expect(node.below(request)).toBe('/customers');
		expect(request.headers).toMatchObject({
			authorization: `Bearer ${node.hub.tokens.trusted}`,
			'content-type': 'application/json',
			accept: 'application/json',
		});
		expect(request.body).toEqual({
			nodeId: node.hub.nodeId,
			externalId: 'CRM-1',
			base: {
				contacts: { email: 'ann@example.com' },
				firstName: 'Ann',
				dob: '1980-02-29',
				address: { geo: { lat: 45.46, lon: 9.19 } },
			},
			tags: { manual: ['vip', 'newsletter'] },
			consents: {
				marketing: { automatic: { email: { status: true } } },
				disclaimer: { date: '2024-03-01T08:00:00.000Z' },
			},
		});
		expect(json).toEqual([{ ...node.hub.customer(String(json[0]?.id)) }]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('uses the chosen node, binds the session and merges the additional JSON over the form', async () => {
		const { error } = await create(
			{ 'base.firstName': 'Bea', 'base.address.city': 'Milano' },
			{
				additionalFields: {
					node: byId(node.hub.secondNodeId),
					sessionId: 'session 1',
					json: '{"base": {"firstName": "Beatrice", "jobs": [{"id": "j1"}]}, "extra": "x"}',
				},
			},
		);
		expect(error).toBeUndefined();
		const request = node.onlyRequest();
		expect(request.query).toEqual({ sessionId: 'session 1' });
		expect(request.body).toEqual({
			nodeId: node.hub.secondNodeId,
			base: { firstName: 'Beatrice', address: { city: 'Milano' }, jobs: [{ id: 'j1' }] },
			extra: 'x',
		});
	});

	it('reads the own fields of the workspace with the types that the editor saved', async () => {
		const schema = [
			saved('extended.loyaltyPoints', 'number'),
			saved('extended.vip', 'boolean'),
			saved('extended.preferredStores', 'array'),
			saved('extended.sizes.shoe', 'number'),
			saved('extended.loyaltyCard', 'string'),
			saved('extended.lastVisitAt', 'dateTime'),
		];
		const customerFields = automatic(schema);
		await node.runOk(
			'customer',
			'create',
			{ customerFields },
			[
				{
					loyaltyPoints: '12',
					'extended.vip': 'true',
					extended: { preferredStores: '["Roma"]' },
					'extended.sizes.shoe': '42.5',
					'Loyalty Card': 7,
					lastVisitAt: '2024-01-31 10:00',
				},
			],
			{ timezone: 'Europe/Rome' },
		);
		expect(node.onlyRequest().body).toEqual({
			nodeId: node.hub.nodeId,
			extended: {
				loyaltyPoints: 12,
				vip: true,
				preferredStores: ['Roma'],
				sizes: { shoe: 42.5 },
				loyaltyCard: '7',
				lastVisitAt: '2024-01-31T09:00:00.000Z',
			},
		});
	});

	it('finds the own fields of the workspace by their path and by the label that ContactHub shows', async () => {
		const customerFields = automatic([
			saved('extended.loyaltyCard', 'string', 'Extended: Number of the card'),
			saved('extended.sizes.shoe', 'number', 'Extended: Shoe'),
			saved('extended.invoiceEmail', 'string', 'Extended: Email'),
			saved('extended.homepage', 'string', 'Extended: Shop'),
			saved('extended.lastIp', 'string', 'Extended: Shop'),
			saved('extended.loyaltyPoints', 'number'),
			saved('extended.sizes.shirt', 'string', 'Extended: Loyalty points'),
		]);
		const { error, hints } = await node.run('customer', 'create', { customerFields }, [
			{
				'Number of the Card': 'A7',
				sizes: { shoe: '42' },
				Email: 'own@example.com',
				Shop: 'Roma',
				'Loyalty Points': 3,
			},
		]);
		expect(error).toBeUndefined();
		expect(node.onlyRequest().body).toEqual({
			nodeId: node.hub.nodeId,
			base: { contacts: { email: 'own@example.com' } },
			extended: { loyaltyCard: 'A7', sizes: { shoe: 42 }, loyaltyPoints: 3 },
		});
		expect(hints?.map(({ message }) => message)).toEqual([
			"The column 'Shop' matches no customer field and was left out",
		]);
	});

	it('reads the own fields that are filled in by hand in the same way', async () => {
		const value = {
			'extended.lastVisitAt': '2024-01-31T10:00:00+01:00',
			'extended.vip': true,
			'extended.notInTheForm': '12',
		};
		const schema = [saved('extended.lastVisitAt', 'dateTime'), saved('extended.vip', 'boolean')];
		await node.run('customer', 'create', { customerFields: manual(value, schema) });
		expect(node.onlyRequest().body).toEqual({
			nodeId: node.hub.nodeId,
			extended: { lastVisitAt: '2024-01-31T09:00:00.000Z', vip: true, notInTheForm: '12' },
		});
	});

	it('accepts the date that an expression such as $now gives', async () => {
		const customerFields = manual({
			externalId: 'now',
			'consents.disclaimer.date': '={{ DateTime.fromISO("2024-05-06T07:08:09.123Z") }}',
			'base.dob': '={{ DateTime.fromISO("2024-05-06T07:08:09", { zone: "Asia/Tokyo" }) }}',
		});
		await node.runOk('customer', 'create', { customerFields });
		expect(node.onlyRequest().body).toMatchObject({
			consents: { disclaimer: { date: '2024-05-06T07:08:09.123Z' } },
			base: { dob: '2024-05-06' },
		});
	});

	it('sends nothing for an empty customer', async () => {
		const { error } = await create({ 'base.firstName': ' ' });
		expect(error).toMatchObject({
			message: 'The customer is empty [item 0]',
			description: 'Fill in at least one field.',
		});
		expect(node.requests()).toEqual([]);
	});

	it('names the columns when none of them is a field', async () => {
		const { error } = await node.run('customer', 'create', { customerFields: automatic() }, [
			{ colour: 'red', size: 3 },
		]);
		expect(error?.description).toBe(
			'Fill in at least one field. None of these columns match a field: colour, size.',
		);
	});

	it('says which field ContactHub refuses', async () => {
		const { error } = await create(
			{ externalId: 'x' },
			{ additionalFields: { json: '{"base": {"shoeSize": 42}}' } },
		);
		expect(error?.message).toBe(
			"Could not create customer: source customer is not valid (/base/shoeSize: property 'shoeSize' is not allowed) [item 0]",
		);
		expect(error?.httpCode).toBe('400');
		expect(error?.description).toBe(
			'Correct the fields that ContactHub names, then run again. (POST /workspaces/' +
				`${node.hub.workspaceId}/customers, status 400)`,
		);
	});

	it('says what to do about a duplicate, and does not change it', async () => {
		node.hub.options.uniquenessPolicy = 'BLOCK';
		const existing = node.hub.putCustomer({ base: { contacts: { email: 'dup@example.com' } } });
		const { error } = await create({ 'base.contacts.email': 'DUP@example.com' });
		node.hub.options.uniquenessPolicy = 'MERGE';
		expect(error?.message).toBe(
			`Could not create customer: Conflict with exiting customer ${existing.id} [item 0]`,
		);
		expect(error?.description).toContain(
			"or 'Create or Update' with the token of a trusted source",
		);
		expect(node.requests()).toEqual(['POST /customers']);
	});
});

describe('customer: create for many items', () => {
	const items = Array.from({ length: 9 }, (_, index) => ({
		email: index % 4 === 2 ? 'no address' : `many${index}@example.com`,
	}));
	const customerFields = automatic();

	it('keeps order and pairing when some items fail and the run continues', async () => {
		const result = await node.run('customer', 'create', { customerFields }, items, {
			continueOnFail: 'continueRegularOutput',
		});
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
		const emails = result.json.map(
			({ base }) => (base as { contacts: { email: string } } | undefined)?.contacts.email,
		);
		expect(emails).toEqual(items.map(({ email }) => (email === 'no address' ? undefined : email)));
		expect(result.json[2]?.error).toMatch(/^'Email' is 'no address' \[item 2\]/);
		expect(result.json[6]?.error).toMatch(/^'Email' is 'no address' \[item 6\]/);
		expect(node.requests()).toHaveLength(7);
	});

	it('sends failed items to the error output if the node has one', async () => {
		const result = await node.run('customer', 'create', { customerFields }, items, {
			continueOnFail: 'continueErrorOutput',
		});
		expect(result.items).toHaveLength(7);
		expect(result.errorItems.map(({ json }) => json.error)).toEqual([
			expect.stringMatching(/^'Email' is 'no address' \[item 2\]/),
			expect.stringMatching(/^'Email' is 'no address' \[item 6\]/),
		]);
	});

	it.each([4, 1])('sends as many requests at once as the user says: %i', async (atOnce) => {
		const people = items.map((_, index) => ({ email: `at.once${index}@${atOnce}.example.com` }));
		const { log, settings } = node.sandbox;
		settings.latencyMs = 20;
		settings.isHeld = () => log.peakInFlight < atOnce;
		const connection = { maxConcurrentRequests: atOnce };
		log.clear();
		await node.runOk('customer', 'create', { customerFields, connection }, people);
		settings.latencyMs = 0;
		settings.isHeld = undefined;
		expect(log.peakInFlight).toBe(atOnce);
	});
});
