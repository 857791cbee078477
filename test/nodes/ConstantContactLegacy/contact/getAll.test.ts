import { byId } from '../setup';
import { connectContacts, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

afterEach(async () => await node.close());

const getAll = async (parameters: Record<string, unknown> = {}) =>
	await node.run('contact', 'getAll', { returnAll: true, ...parameters });

const queries = () => node.sandbox.log.entries.map(({ query }) => query);

describe('contact: getAll', () => {
	it('reads all contacts page by page, newest first', async () => {
		node = await connectContacts({ contacts: 120 });
		const { json } = await getAll();
		expect(node.requests()).toEqual(['GET /contacts', 'GET /contacts', 'GET /contacts']);
		expect(queries()).toEqual([
			{},
			{ next: expect.any(String) as string },
			{ next: expect.any(String) as string },
		]);
		expect(json.map(({ id }) => id)).toEqual([...node.hub.contacts()].map(({ id }) => String(id)));
		expect(Object.keys(json[0] ?? {})).toEqual(['id', 'email_address', 'name', 'status']);
	});

	it('reads no more pages than the limit needs', async () => {
		node = await connectContacts({ contacts: 120 });
		const { json } = await getAll({ returnAll: false, limit: 50, simplify: false });
		expect(node.requests()).toEqual(['GET /contacts']);
		expect(json).toHaveLength(50);
		expect(json[0]).toMatchObject({
			opt_in_source: expect.any(String) as string,
			uri: expect.stringMatching(/^http:\/\/api\.constantcontact\.com\/ws\/customers/) as string,
		});
	});

	it('finds several addresses at once, trimmed and in lower case, and names the unknown', async () => {
		node = await connectContacts();
		const ids = ['a@example.com', 'b@example.com'].map((email) => node.put({ email }));
		const { json, hints } = await getAll({
			select: 'email',
			emails: ' A@example.com; b@EXAMPLE.com,a@example.com\nnobody@example.com',
		});
		expect(node.sandbox.log.entries[0]?.rawUrl).toMatch(
			/\?email=a%40example.com&email=b%40example.com&email=nobody%40example.com$/,
		);
		expect(json.map(({ id }) => id)).toEqual(ids);
		expect(hints?.map(({ message }) => message)).toEqual([
			'No contact has these email addresses: nobody@example.com',
		]);
	});

	it('names the unknown in one hint, however many they are', async () => {
		node = await connectContacts();
		const emails = Array.from({ length: 60 }, (_, index) => `p${index}@example.com`);
		const { hints } = await getAll({
			select: 'email',
			emails: `={{ ${JSON.stringify(emails)} }}`,
		});
		expect(hints?.map(({ message }) => message)).toEqual([
			`No contact has these email addresses: ${emails.slice(0, 5).join('; ')}; 60 in all`,
		]);
	});

	it('accepts an array of addresses, 50 in a search', async () => {
		node = await connectContacts();
		const emails = Array.from({ length: 60 }, (_, index) => `p${index}@example.com`);
		for (const email of emails) node.put({ email });
		const { json } = await getAll({ select: 'email', emails: `={{ ${JSON.stringify(emails)} }}` });
		expect(json.map(({ email_address: email }) => email)).toEqual(emails);
		expect(queries().map(({ email }) => email?.length)).toEqual([50, 10]);
	});

	it('treats 500 as an unknown address, and searches each one separately', async () => {
		node = await connectContacts({ unknownEmail: 'error' });
		const { json, error } = await getAll({
			select: 'email',
			emails: 'x@example.com,y@example.com',
			connection: { retries: 0 },
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
		expect(queries()).toEqual([
			{ email: ['x@example.com', 'y@example.com'] },
			{ email: 'x@example.com' },
			{},
			{ email: 'y@example.com' },
			{},
		]);
	});

	it('reads a list and a list type, since a given time or without one', async () => {
		node = await connectContacts();
		const updateTime = Date.UTC(2040, 0, 2);
		const late = node.put({ email: 'late@example.com', lists: [4], updateTime });
		const gone = node.put({ email: 'gone@example.com', doNotMail: true, updateTime });
		const filters = { updatedSince: '2040-01-01T12:30:00.250+02:00' };
		const byList = await getAll({ select: 'list', list: byId('4'), filters });
		const byType = await getAll({ select: 'listType', listType: 'do-not-mail', filters });
		await getAll({ select: 'listType', listType: 'removed' });
		expect(queries()).toEqual([
			{ updatedsince: '2040-01-01T10:30:00.250Z', listid: '4' },
			{ updatedsince: '2040-01-01T10:30:00.250Z', listtype: 'do-not-mail' },
			{ updatedsince: '1970-01-01T00:00:00.000Z', listtype: 'removed' },
		]);
		expect(byList.json.map(({ id }) => id)).toEqual([late]);
		expect(byType.json.map(({ id }) => id)).toEqual([gone]);
	});

	it('fetches each contact for Full Details, several at once, in order, no more than the limit', async () => {
		node = await connectContacts({ contacts: 60 });
		const { log, settings } = node.sandbox;
		settings.latencyMs = 5;
		// The list comes first, by itself.
		settings.isHeld = ({ number }) => number > 1 && log.peakInFlight < 3;
		const { json } = await getAll({
			returnAll: false,
			limit: 12,
			additionalFields: { fullDetails: true },
			connection: { maxConcurrentRequests: 3 },
		});
		const newest = [...node.hub.contacts()].slice(0, 12);
		expect(node.requests()).toHaveLength(13);
		expect(log.peakInFlight).toBe(3);
		expect(json.map(({ id }) => id)).toEqual(newest.map(({ id }) => String(id)));
		expect(json.map(({ contact_lists: lists }) => lists)).toEqual(
			newest.map(({ memberships }) => memberships.map(({ listId }) => String(listId))),
		);
	});

	it('keeps the rate while it fetches details', async () => {
		node = await connectContacts();
		const begun = performance.now();
		await getAll({
			returnAll: false,
			limit: 5,
			additionalFields: { fullDetails: true },
			connection: { requestsPerSecond: 25 },
		});
		expect(performance.now() - begun).toBeGreaterThan(5 * 40 - 10);
	});

	it.each([
		[
			{ select: 'email', emails: '={{ " , " }}' },
			"'Email Addresses' is empty: its expression returns nothing [item 0]",
		],
		[
			{ select: 'email', emails: 'a@example.com, b' },
			"'Email Addresses' isn't an email address: 'b' [item 0]",
		],
		[{ select: 'listType', listType: '={{ "Active" }}' }, "'List Type' is 'Active' [item 0]"],
	])('refuses %j before anything is sent', async (parameters, message) => {
		node = await connectContacts();
		const { error } = await getAll(parameters);
		expect(error?.message).toBe(message);
		expect(node.requests()).toEqual([]);
	});

	it('says that a list is unknown, and continues if that is allowed', async () => {
		node = await connectContacts();
		const unknown = { select: 'list', list: byId('999') };
		const { error } = await getAll(unknown);
		expect(error).toMatchObject({
			message: "Could not get many contacts: Unknown listid '999' [item 0]",
			httpCode: '400',
		});
		const { json } = await node.run('contact', 'getAll', unknown, [{}], {
			continueOnFail: 'continueRegularOutput',
		});
		expect(json[0]?.error).toMatch(/^Could not get many contacts: Unknown listid '999'/);
	});
});
