import { connectNode, byId, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let contact: number;
let campaign: number;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 20 } });
	contact = node.hub.putContact({ email: 'tracked@example.com' }).id;
	campaign = node.hub.campaigns().find(({ status }) => status === 'Sent')!.id;
});
afterEach(async () => await node.close());

/** Adds activities to the contact, a millisecond apart. */
function record(type: 'clicks' | 'opens' | 'sends', count = 1): void {
	for (let at = 1; at <= count; at++) {
		node.hub.recordEvent({
			type,
			campaignId: campaign,
			contactId: contact,
			time: Date.now() - 60_000 - at,
			...(type === 'clicks' && { urlId: 1 }),
		});
	}
}

const run = async (operation: string, parameters: object = {}) =>
	await node.run('contactEvent', operation, {
		contact: byId(String(contact)),
		returnAll: true,
		...parameters,
	});

describe('contact event: get many', () => {
	it('follows the pages', async () => {
		record('opens', 60);
		const { json, error } = await run('getAll', { eventType: 'opens' });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(60);
		const path = `GET /contacts/${contact}/events/opens`;
		expect(node.requests()).toEqual([path, path]);
		expect(json[0]).toMatchObject({
			id: expect.stringMatching(new RegExp(`^${campaign},${contact},\\d{13}$`)) as string,
			contact: { id: String(contact), email_address: 'tracked@example.com' },
			campaign: { id: String(campaign) },
		});
	});

	it.each(['bounces', 'clicks', 'forwards', 'optouts', 'sends'])('reads %s', async (eventType) => {
		record('clicks');
		record('sends');
		const { json, error } = await run('getAll', { eventType });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(['clicks', 'sends'].includes(eventType) ? 1 : 0);
		expect(node.requests()).toEqual([`GET /contacts/${contact}/events/${eventType}`]);
	});

	it('keeps the additional fields of a click', async () => {
		record('clicks');
		const [click] = (await run('getAll', { eventType: 'clicks' })).json;
		expect(click).toMatchObject({ url: { id: '1' } });
	});

	it('refuses an unknown type before sending', async () => {
		const { error } = await run('getAll', { eventType: 'unsubscribes' });
		expect(error?.message).toContain("'Event Type' is 'unsubscribes'");
		expect(node.requests()).toEqual([]);
	});

	it('finds the contact by email address', async () => {
		record('opens');
		const { json } = await run('getAll', {
			contact: byId('Tracked@Example.com'),
			eventType: 'opens',
		});
		expect(json).toHaveLength(1);
		expect(node.requests()).toEqual(['GET /contacts', `GET /contacts/${contact}/events/opens`]);
		const { error } = await run('getSummary', { contact: byId('nobody@example.com') });
		expect(error?.message).toContain("No contact has the email address 'nobody@example.com'");
	});

	it('reports an unknown contact', async () => {
		const { error } = await run('getAll', { contact: byId('9'), eventType: 'opens' });
		expect(error?.message).toMatch(/^Could not get many contact events: /);
		expect(error?.description).toContain('status 404');
	});
});

describe('contact event: get summary', () => {
	it('counts for each campaign', async () => {
		record('sends');
		record('opens', 3);
		record('clicks', 2);
		const { json, error } = await run('getSummary');
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /contacts/${contact}/events/summary`]);
		expect(json).toEqual([
			{
				id: String(campaign),
				contact: { id: String(contact), email_address: 'tracked@example.com' },
				campaign: { id: String(campaign), name: node.hub.campaign(campaign)!.fields.Name },
				opens: 3,
				clicks: 2,
				forwards: 0,
				uri: `http://api.constantcontact.com/ws/customers/joesflowers/contacts/${contact}/events/summary/${campaign}`,
				updated: expect.any(String) as string,
			},
		]);
	});

	it('returns nothing for a contact without emails', async () => {
		const { error, json } = await run('getSummary');
		expect([error, json]).toEqual([undefined, []]);
	});
});
