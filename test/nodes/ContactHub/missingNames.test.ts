import { automatic, byId, connectNode, manual, type ConnectedNode } from './setup';

let node: ConnectedNode;
let id: string;

beforeAll(async () => {
	node = await connectNode();
	id = node.hub.putCustomer({ base: { firstName: 'Ann' } }).id;
});
beforeEach(() => node.sandbox.log.clear());
afterAll(async () => await node.close());

const WORDS = ['undefined', 'null', 'NULL', 'NaN'];
const fromExpression = (word: string) => `={{ "" + ${JSON.stringify(word)} }}`;
const viewedPage = {
	eventType: { __rl: true, mode: 'name', value: 'viewedPage' },
	context: 'WEB',
	specifyProperties: 'json',
	propertiesJson: '{"url": "https://example.com/shoes"}',
};

/** As an external ID or a session, such a word would make one customer of several. */
describe.each(WORDS)('%s', (word) => {
	it.each(['create', 'upsert'])("isn't an external ID: %s from a form", async (operation) => {
		const customerFields = manual({ externalId: fromExpression(word), 'base.firstName': 'Ann' });
		const { error } = await node.run('customer', operation, { customerFields });
		expect(error?.message).toBe(
			`'External ID' is '${word}', which stands for a missing value [item 0]`,
		);
		expect(node.requests()).toEqual([]);
	});

	it("isn't one in a column, even if invalid values are left out", async () => {
		const parameters = { customerFields: automatic(), unusableValues: 'leaveOut' };
		const items = [{ external_id: word, firstName: 'Ann' }];
		const { error } = await node.run('customer', 'upsert', parameters, items);
		expect(error?.message).toContain("'External ID' is");
		expect(node.requests()).toEqual([]);
	});

	it("isn't one in JSON", async () => {
		const additionalFields = { json: { externalId: word } };
		const customerFields = manual({ 'base.firstName': 'Ann' });
		const { error } = await node.run('customer', 'update', {
			customer: byId(id),
			customerFields,
			additionalFields: { json: JSON.stringify(additionalFields.json) },
		});
		expect(error?.message).toContain("'External ID' is");
		expect(node.requests()).toEqual([]);
	});

	it.each([
		['externalId', 'External ID'],
		['sessionId', 'Session ID'],
	])("isn't the %s of an event", async (assignTo, label) => {
		const { error } = await node.run('event', 'create', {
			...viewedPage,
			assignTo,
			[assignTo]: fromExpression(word),
		});
		expect(error?.message).toContain(`'${label}' is '${word}'`);
		expect(node.requests()).toEqual([]);
	});

	it("isn't the session of a customer", async () => {
		const additionalFields = { sessionId: fromExpression(word) };
		const { error } = await node.run('session', 'create', { customer: byId(id), additionalFields });
		expect(error?.message).toContain(`'Session ID' is '${word}'`);
		expect(node.requests()).toEqual([]);
	});

	it('is a first name', async () => {
		const customerFields = manual({ 'base.firstName': word, externalId: `${word}-1` });
		const { error } = await node.run('customer', 'create', { customerFields });
		expect(error).toBeUndefined();
	});
});
