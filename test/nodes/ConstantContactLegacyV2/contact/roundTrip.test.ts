import { connectContacts, fromItem, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts({ contacts: 80 })));
afterEach(async () => await node.close());

const contacts = () => [...node.account.contacts()];

/** All updates of a test, one item per contact. */
const items = () => contacts().map(({ id }) => ({ id: String(id), job_title: 'Baker' }));

describe('contact: what a change keeps', () => {
	it('an update changes only the given fields, whatever the contact has', async () => {
		const before = contacts();
		expect(new Set(before.map(({ status }) => status)).size).toBeGreaterThan(2);
		const { error } = await node.run(
			'contact',
			'update',
			{
				contact: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				contactFields: fromItem,
			},
			items(),
		);
		expect(error).toBeUndefined();
		const expected = before.map((contact) => ({
			...contact,
			texts: { ...contact.texts, job_title: 'Baker' },
			modifiedTime: expect.any(Number) as number,
		}));
		expect(contacts()).toEqual(expected);
	});

	it('a contact that is read and updated with itself stays as it is', async () => {
		const before = contacts();
		const { json } = await node.run('contact', 'getAll', { returnAll: true, simplify: false });
		const { error, hints } = await node.run(
			'contact',
			'update',
			{
				contact: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				contactFields: fromItem,
			},
			json,
		);
		expect(error).toBeUndefined();
		expect(hints ?? []).toEqual([]);
		expect(contacts()).toEqual(
			before.map((contact) => ({ ...contact, modifiedTime: expect.any(Number) as number })),
		);
	});
});
