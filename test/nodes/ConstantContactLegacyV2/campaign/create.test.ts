import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 10 } });
});
afterEach(async () => await node.close());

const PATH = '/emailmarketing/campaigns';
const MINIMAL = {
	name: 'June',
	subject: 'Roses & Tulips',
	fromName: "Joe's Flowers",
	fromEmail: byId('joe@flowers.example.com'),
	emailContent: '<html><body><p>Grüße, 10 < 20 "€" 🌹</p></body></html>',
	emailTextContent: 'Grüße, 20 € 🌹',
};

const sent = () => node.sandbox.log.entries[0]!;
const create = async (change: Record<string, unknown> = {}) =>
	await node.run('campaign', 'create', { ...MINIMAL, ...change });

describe('campaign: create', () => {
	it('creates a draft from the required fields alone, without a footer', async () => {
		const { json, error } = await create();
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`POST ${PATH}`]);
		expect(sent().headers['content-type']).toBe('application/json');
		expect(sent().body).toEqual({
			name: 'June',
			subject: 'Roses & Tulips',
			from_name: "Joe's Flowers",
			from_email: 'joe@flowers.example.com',
			reply_to_email: 'joe@flowers.example.com',
			is_permission_reminder_enabled: false,
			is_view_as_webpage_enabled: false,
			email_content: '<html><body><p>Grüße, 10 < 20 "&#8364;" &#127801;</p></body></html>',
			text_content: 'Grüße, 20 € 🌹',
			email_content_format: 'HTML',
		});
		const [campaign] = json;
		expect(campaign).toMatchObject({
			name: 'June',
			status: 'DRAFT',
			id: expect.any(String) as string,
		});
		expect(node.account.campaign(Number(campaign!.id))).toMatchObject({
			status: 'DRAFT',
			content: { subject: 'Roses & Tulips' },
			lists: [],
		});
	});

	it('sends all optional fields', async () => {
		const additionalFields = {
			emailContentFormat: 'XHTML',
			greetingName: 'FIRST_AND_LAST_NAME',
			greetingSalutation: 'Dear',
			greetingString: 'Greetings!',
			lists: ['2', '1', '2'],
			permissionReminder: true,
			permissionReminderText: 'You know us → here',
			replyToEmail: byId('news@flowers.example.com'),
			styleSheet: 'p { color: red }',
			viewAsWebpage: true,
			viewAsWebpageLinkText: 'Click here',
			viewAsWebpageText: 'Trouble?',
		};
		const messageFooter = {
			forwardEmailLinkText: 'Forward',
			includeForwardEmail: true,
			includeSubscribeLink: false,
			organizationAddress1: '1 Main Street',
			organizationAddress2: 'Floor 2',
			organizationAddress3: 'Room 3',
			organizationCity: 'Waltham',
			organizationCountry: 'us',
			organizationInternationalState: 'Bavaria',
			organizationName: 'Flowers',
			organizationPostalCode: '02451',
			organizationState: 'MA',
			subscribeLinkText: 'Subscribe',
		};
		const { json, error } = await create({ additionalFields, messageFooter });
		expect(error).toBeUndefined();
		const footer = {
			organization_name: 'Flowers',
			address_line_1: '1 Main Street',
			address_line_2: 'Floor 2',
			address_line_3: 'Room 3',
			city: 'Waltham',
			state: 'MA',
			international_state: 'Bavaria',
			postal_code: '02451',
			country: 'US',
			include_forward_email: true,
			forward_email_link_text: 'Forward',
			include_subscribe_link: false,
			subscribe_link_text: 'Subscribe',
		};
		const { body } = sent();
		expect(body).toEqual({
			name: 'June',
			subject: 'Roses & Tulips',
			from_name: "Joe's Flowers",
			from_email: 'joe@flowers.example.com',
			reply_to_email: 'news@flowers.example.com',
			is_permission_reminder_enabled: true,
			permission_reminder_text: 'You know us → here',
			is_view_as_webpage_enabled: true,
			view_as_web_page_text: 'Trouble?',
			view_as_web_page_link_text: 'Click here',
			greeting_salutations: 'Dear',
			greeting_name: 'FIRST_AND_LAST_NAME',
			greeting_string: 'Greetings!',
			email_content: '<html><body><p>Grüße, 10 < 20 "&#8364;" &#127801;</p></body></html>',
			text_content: 'Grüße, 20 € 🌹',
			email_content_format: 'XHTML',
			style_sheet: 'p { color: red }',
			message_footer: footer,
			sent_to_contact_lists: [{ id: '2' }, { id: '1' }],
		});
		expect(json[0]).toMatchObject(body as object);
	});

	it('accepts lists as an array of numbers, and nothing for what is empty', async () => {
		const additionalFields = {
			lists: '={{ [1, 2] }}',
			greetingString: '',
			replyToEmail: byId(''),
		};
		const { error } = await create({ additionalFields, messageFooter: { organizationName: '' } });
		expect(error).toBeUndefined();
		expect(sent().body).toMatchObject({
			sent_to_contact_lists: [{ id: '1' }, { id: '2' }],
			reply_to_email: 'joe@flowers.example.com',
		});
		expect(sent().body).not.toHaveProperty('greeting_string');
		expect(sent().body).not.toHaveProperty('message_footer');
	});

	it.each([
		[{ name: ' ' }, "'Name' is empty"],
		[{ subject: '={{ "" }}' }, "'Subject' is empty"],
		[{ fromEmail: byId('={{ "" }}') }, "'From Email' is empty"],
		[{ emailContent: '={{ "" }}' }, "'Email Content' is empty"],
		[{ additionalFields: { viewAsWebpage: 'perhaps' } }, "'View as Webpage' is 'perhaps'"],
		[{ additionalFields: { greetingName: 'FirstName' } }, "'Greeting Name' is 'FirstName'"],
		[{ additionalFields: { lists: ['1', 'x'] } }, "'List Names or IDs' contains 'x'"],
		[{ messageFooter: { organizationCountry: 'usa' } }, "'Organization Country' is 'usa'"],
	])('refuses %j before sending', async (change, message) => {
		const { error } = await create(change);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('says that a name is taken', async () => {
		const { name } = node.account.campaigns().find(({ status }) => status === 'SENT')!.content;
		const { error } = await create({ name });
		expect(error?.message).toContain(`A campaign with the name '${name}' already exists`);
		expect(error?.description).toMatch(/It already exists.*status 409\)$/);
	});

	it('says that an address is not confirmed, and that a list is not there', async () => {
		const unconfirmed = await create({ fromEmail: byId('pending@flowers.example.com') });
		expect(unconfirmed.error?.message).toContain("'pending@flowers.example.com' is not a verified");
		expect(unconfirmed.error?.description).toContain('status 400');
		const { error } = await create({ additionalFields: { lists: ['999'] } });
		expect(error?.message).toContain('The contact list 999 does not exist');
		expect(error?.description).toContain('Choose an existing list');
	});

	it('does not create twice when there was no response', async () => {
		node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'resetAfter' } });
		const { error } = await create();
		expect(error?.description).toContain('may have carried out the request anyway');
		expect(node.requests()).toEqual([`POST ${PATH}`]);
	});

	it("creates one for each item, paired with it; a failed one doesn't affect the others", async () => {
		const items = [{ n: 1 }, { n: 1 }, { n: 2 }];
		const parameters = {
			...MINIMAL,
			name: '={{ "Day " + $json.n }}',
			connection: { maxConcurrentRequests: 1 },
		};
		const { items: output } = await node.run('campaign', 'create', parameters, items, {
			continueOnFail: 'continueRegularOutput',
		});
		expect(output.map(({ json, pairedItem }) => [json.name ?? 'failed', pairedItem])).toEqual([
			['Day 1', { item: 0 }],
			['failed', { item: 1 }],
			['Day 2', { item: 2 }],
		]);
		expect(output[1]!.json.error).toContain('already exists');
	});
});
