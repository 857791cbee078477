import type { Connection } from '../../../support';
import { byId } from '../setup';
import { connectContacts, form, FULL, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;
let id: string;

beforeEach(async () => {
	node = await connectContacts({ contacts: 1100 });
	id = node.put(FULL);
});
afterEach(async () => await node.close());

const everyId = () => [...node.account.contacts()].map((contact) => String(contact.id));

const getAll = async (connection: Connection = {}) =>
	await node.run('contact', 'getAll', { returnAll: true, simplify: false, connection });

describe('contact: when things go wrong', () => {
	it('does not create twice when the response is lost', async () => {
		node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'resetAfter' }, times: 1 });
		const { error } = await node.run('contact', 'create', {
			contactFields: form({ email_address: 'new@example.com' }),
			lists: ['1'],
		});
		expect(node.requests()).toEqual(['POST /contacts']);
		expect(error?.description).toContain('may have carried out the request anyway');
	});

	it('writes again when the response to a change is lost', async () => {
		for (const method of ['PUT', 'DELETE']) {
			node.sandbox.faults.add({ when: { method }, do: { kind: 'resetAfter' }, times: 1 });
		}
		const { json } = await node.run('contact', 'update', {
			contact: byId(id),
			contactFields: form({ job_title: 'Cook' }),
		});
		expect(json[0]).toMatchObject({ id, job_title: 'Cook' });
		const removed = await node.run('contact', 'removeFromList', {
			contact: byId(id),
			lists: ['3'],
		});
		expect(removed.json).toEqual([{ removed: true, id, lists: ['3'] }]);
		expect(node.account.contact(Number(id))).toMatchObject({ lists: [1] });
	});

	it("writes nothing when what is read isn't a contact", async () => {
		node.sandbox.faults.add({ when: { method: 'GET' }, do: { kind: 'html' } });
		const { error } = await node.run('contact', 'update', {
			contact: byId(id),
			contactFields: form({ job_title: 'Cook' }),
		});
		expect(error).toBeDefined();
		expect(node.sandbox.log.matching({ method: 'PUT' })).toEqual([]);
	});

	it('waits when there are too many requests, in whichever words the API says so', async () => {
		for (const throttleBody of ['mashery', 'v3'] as const) {
			node.account.options.throttleBody = throttleBody;
			node.account.options.rateLimit = { requests: 1, perMs: 600 };
			node.sandbox.log.clear();
			const { json } = await getAll({ initialRetryDelay: 300 });
			expect(json.map((contact) => contact.id)).toEqual(everyId());
			expect(node.sandbox.log.entries.some(({ status }) => status === 429)).toBe(true);
		}
	});

	it('follows links whose path is wrong', async () => {
		node.account.options.wrongCursorPaths = true;
		expect((await getAll()).json.map((contact) => contact.id)).toEqual(everyId());
	});

	it('passes on what came before a cursor that expired, and says so', async () => {
		node.account.options.cursorTtlMs = -1;
		const { error } = await getAll();
		expect(error).toMatchObject({ httpCode: '400' });
		const kept = await node.run('contact', 'getAll', { returnAll: true, simplify: false }, [{}], {
			continueOnFail: 'continueRegularOutput',
		});
		expect(kept.items).toHaveLength(501);
	});
});
