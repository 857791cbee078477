import { byId } from '../setup';
import { connectContacts, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;
let id: string;

beforeEach(async () => {
	node = await connectContacts();
	id = String(node.put({ email: 'ann@example.com', lists: [1, 3] }));
	node.sandbox.log.clear();
});
afterEach(async () => await node.close());

/** What could be mistaken for an ID with something before it. */
const unlike: Array<[string, (id: string) => string]> = [
	['a date', (own) => `12/10/${own}`],
	['an ID with blanks inside', (own) => `${own.slice(0, 1)} ${own.slice(1)}`],
	[
		'the URI of a list',
		(own) => `http://api.constantcontact.com/ws/customers/joesflowers/lists/${own}`,
	],
	['the URI of something below a contact', (own) => `http://x/contacts/9/events/${own}`],
];

describe.each(unlike)('%s', (_what, from) => {
	it.each([
		['get', {}],
		['unsubscribe', {}],
		['update', { contactFields: { mappingMode: 'defineBelow', value: { city: 'Rome' } } }],
		['addToList', { lists: ['2'] }],
	])("doesn't name the contact whose ID is at its end: %s", async (operation, parameters) => {
		const before = structuredClone(node.hub.contact('ann@example.com'));
		const { error } = await node.run('contact', operation, {
			contact: byId(from(id)),
			...parameters,
		});
		expect(error?.description).toContain('Nothing has this ID');
		expect(node.hub.contact('ann@example.com')).toEqual(before);
	});

	it("doesn't name the list whose ID is at its end", async () => {
		const lists = `={{ [${JSON.stringify(from('13').replace('/lists/', '/contacts/'))}] }}`;
		const { error } = await node.run('contact', 'addToList', { contact: byId(id), lists });
		expect(error?.message).toContain("which isn't the ID of a list");
		expect(node.requests()).toEqual([]);
	});
});

it('a URI with line breaks, as in old responses, names its contact', async () => {
	const uri = `http://api.constantcontact.\ncom/ws/customers/joesflowers/contacts/${id.slice(0, 2)}\n ${id.slice(2)}/`;
	const { json } = await node.run('contact', 'get', { contact: byId(uri) });
	expect(json).toMatchObject([{ id }]);
});

it.each([
	(own: string) => `0${own}`,
	(own: string) => `http://api.constantcontact.com/ws/customers/joesflowers/contacts/00${own}/`,
])('a number with zeros before it names no contact', async (from) => {
	const { error } = await node.run('contact', 'get', { contact: byId(from(id)) });
	expect(error?.message).toContain('but no ID begins with a zero');
	expect(node.requests()).toEqual([]);
});

it('a number with zeros before it names no list', async () => {
	const lists = '={{ ["03"] }}';
	const { error } = await node.run('contact', 'addToList', { contact: byId(id), lists });
	expect(error?.message).toContain("contains '03', which isn't the ID of a list");
	const got = await node.run('contactList', 'get', { list: byId('03') });
	expect(got.error?.message).toContain("'List' is '03', but no ID begins with a zero");
	expect(node.requests()).toEqual([]);
});
