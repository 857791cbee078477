import { connectNode, byId, type ConnectedNode } from '../setup';
import { BASE, payloadOf, sender } from './writing';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 10 } });
});
afterEach(async () => await node.close());

const CONTENT = '<html><body><OpenTracking/>Tea & scones, 10 < 20 "€" 🌹</body></html>';
const MINIMAL = {
	name: 'June',
	subject: 'Roses & Tulips',
	fromName: "Joe's Flowers",
	fromEmail: byId('1'),
	emailContent: CONTENT,
	emailTextContent: '<Text>Hello</Text>',
};

describe('campaign: create', () => {
	it('creates a draft from the required fields alone', async () => {
		const { json, error } = await node.run('campaign', 'create', MINIMAL);
		expect(error).toBeUndefined();
		const [request] = node.sandbox.log.entries;
		expect(node.requests()).toEqual(['POST /campaigns']);
		expect(request!.headers['content-type']).toMatch(/^application\/atom\+xml/);
		expect(String(request!.body)).toContain('<id>data:,none</id>');
		expect(payloadOf(request)).toBe(
			[
				'<Campaign xmlns="http://ws.constantcontact.com/ns/1.0/">',
				'<Name>June</Name><Subject>Roses &amp; Tulips</Subject>',
				"<FromName>Joe's Flowers</FromName>",
				'<ViewAsWebpage>NO</ViewAsWebpage><PermissionReminder>NO</PermissionReminder>',
				'<OrganizationName>$ACCOUNT.ORGANIZATIONNAME</OrganizationName>',
				'<OrganizationAddress1>$ACCOUNT.ADDRESS_LINE_1</OrganizationAddress1>',
				'<EmailContent>&lt;html&gt;&lt;body&gt;&lt;OpenTracking/&gt;Tea &amp; scones, ',
				'10 &lt; 20 "€" 🌹&lt;/body&gt;&lt;/html&gt;</EmailContent>',
				'<EmailTextContent>&lt;Text&gt;Hello&lt;/Text&gt;</EmailTextContent>',
				sender('FromEmail', 1),
				sender('ReplyToEmail', 1),
				'</Campaign>',
			].join(''),
		);
		const [campaign] = json;
		expect(campaign).toMatchObject({ name: 'June', status: 'Draft', email_content: CONTENT });
		expect(node.hub.campaign(Number(campaign!.id))).toMatchObject({
			status: 'Draft',
			fields: { Subject: 'Roses & Tulips', EmailContent: CONTENT },
			fromEmail: 1,
			replyToEmail: 1,
			listIds: [],
		});
	});

	it('sends all optional fields', async () => {
		const texts = {
			emailContentFormat: 'XHTML',
			forwardEmailLinkText: 'Forward',
			greetingName: 'FirstAndLastName',
			greetingSalutation: 'Dear',
			greetingString: 'Greetings!',
			includeForwardEmail: 'YES',
			includeSubscribeLink: 'YES',
			organizationAddress1: '1 Main Street',
			organizationAddress2: 'Floor 2',
			organizationAddress3: 'Room 3',
			organizationCity: 'Waltham',
			organizationInternationalState: 'Bavaria',
			organizationName: 'Flowers',
			organizationPostalCode: '02451',
			organizationState: 'MA',
			permissionReminder: 'YES',
			permissionReminderText: 'You know us',
			styleSheet: 'p { color: red }',
			subscribeLinkText: 'Subscribe',
			viewAsWebpage: 'YES',
			viewAsWebpageLinkText: 'Click here',
			viewAsWebpageText: 'Trouble?',
		};
		const additionalFields = {
			...texts,
			organizationCountry: 'US',
			lists: ['2', '1', '2'],
			replyToEmail: byId('2'),
		};
		const { json, error } = await node.run('campaign', 'create', { ...MINIMAL, additionalFields });
		expect(error).toBeUndefined();
		const sent = Object.entries(texts).map(([name, value]) => [
			`${name.charAt(0).toUpperCase()}${name.slice(1)}`,
			value,
		]);
		expect(node.hub.campaign(Number(json[0]!.id))).toMatchObject({
			fields: { ...Object.fromEntries(sent), OrganizationCountry: 'us' },
			listIds: [2, 1],
			replyToEmail: 2,
		});
		expect(payloadOf(node.sandbox.log.entries[0])).toContain(
			`<ContactLists><ContactList id="${BASE}/lists/2"></ContactList><ContactList id="${BASE}/lists/1"></ContactList></ContactLists>`,
		);
		expect(json[0]!.contact_lists).toEqual([
			{ id: '2', uri: `${BASE}/lists/2` },
			{ id: '1', uri: `${BASE}/lists/1` },
		]);
	});

	it('accepts lists as an array, and nothing for a field that is empty', async () => {
		const additionalFields = {
			lists: '={{ [1, 2] }}',
			greetingString: '',
			organizationName: '',
			replyToEmail: byId(''),
		};
		const { json, error } = await node.run('campaign', 'create', { ...MINIMAL, additionalFields });
		expect(error).toBeUndefined();
		expect(node.hub.campaign(Number(json[0]!.id))).toMatchObject({
			listIds: [1, 2],
			replyToEmail: 1,
		});
		const payload = payloadOf(node.sandbox.log.entries[0]);
		expect(payload).not.toContain('GreetingString');
		expect(payload).toContain('$ACCOUNT.ORGANIZATIONNAME');
	});

	it.each([
		[{ name: ' ' }, "'Name' is empty"],
		[{ fromEmail: byId('={{ "" }}') }, "'From Email' is empty"],
		[{ emailContent: '={{ "" }}' }, "'Email Content' is empty"],
		[{ additionalFields: { viewAsWebpage: 'yes' } }, "'View as Webpage' is 'yes'"],
		[{ additionalFields: { greetingName: 'First_Name' } }, "'Greeting Name' is 'First_Name'"],
		[{ additionalFields: { organizationCountry: 'USA' } }, "'Organization Country' is 'USA'"],
		[{ additionalFields: { lists: '1,x' } }, "'List Names or IDs' contains 'x'"],
		[{ additionalFields: { lists: ['1', 'active'] } }, "'List Names or IDs' contains 'active'"],
	])('refuses %j before sending', async (change, message) => {
		const { error } = await node.run('campaign', 'create', { ...MINIMAL, ...change });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('says that a name is taken', async () => {
		const name = node.hub.campaigns()[0]!.fields.Name;
		const { error } = await node.run('campaign', 'create', { ...MINIMAL, name });
		expect(error?.message).toContain(`Could not create campaign: Campaign ${name} already exists`);
		expect(error?.description).toMatch(/It already exists.*status 409\)$/);
		expect(node.requests()).toEqual(['POST /campaigns']);
	});

	it('says that an address is not verified', async () => {
		const { error } = await node.run('campaign', 'create', { ...MINIMAL, fromEmail: byId('3') });
		expect(error?.message).toContain('FromEmail is not verified');
		expect(error?.description).toContain('status 400');
	});

	it('does not create twice when there was no response', async () => {
		node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'resetAfter' } });
		const { error } = await node.run('campaign', 'create', MINIMAL);
		expect(error?.description).toContain('may have carried out the request anyway');
		expect(node.requests()).toEqual(['POST /campaigns']);
	});

	it('creates one for each item, paired with it', async () => {
		const items = [{ n: 1 }, { n: 2 }];
		const parameters = { ...MINIMAL, name: '={{ "Day " + $json.n }}' };
		const { items: output } = await node.run('campaign', 'create', parameters, items);
		expect(output.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['Day 1', { item: 0 }],
			['Day 2', { item: 1 }],
		]);
	});
});
