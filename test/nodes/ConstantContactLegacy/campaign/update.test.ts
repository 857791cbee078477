import { connectNode, byId, type ConnectedNode } from '../setup';
import { BASE, payloadOf, sender } from './writing';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 10 } });
});
afterEach(async () => await node.close());

const withStatus = (status: string) =>
	node.hub.campaigns().find((campaign) => campaign.status === status)!;

const update = async (id: number, updateFields: object) =>
	await node.run('campaign', 'update', { campaign: byId(String(id)), updateFields });

describe('campaign: update', () => {
	it('changes the given fields and keeps the rest, content included', async () => {
		const before = withStatus('Draft');
		const { id, listIds } = before;
		const { json, error } = await update(id, { subject: 'New & better', greetingName: 'None' });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /campaigns/${id}`, `PUT /campaigns/${id}`]);
		const put = node.sandbox.log.entries[1];
		expect(put!.headers['content-type']).toMatch(/^application\/atom\+xml/);
		expect(String(put!.body)).toContain(`<id>${BASE}/campaigns/${id}</id>`);
		const payload = payloadOf(put);
		expect(payload).toContain(
			`<Campaign xmlns="http://ws.constantcontact.com/ns/1.0/" id="${BASE}/campaigns/${id}">`,
		);
		expect(payload).toContain('<Subject>New &amp; better</Subject>');
		expect(payload).not.toContain('<EmailContent>');
		expect(payload).toContain('<EmailTextContent>&lt;Text&gt;');
		expect(payload).toContain(
			`<ContactLists><ContactList id="${BASE}/lists/${listIds[0]}"></ContactList></ContactLists>`,
		);
		expect(payload).toContain(sender('FromEmail', 1) + sender('ReplyToEmail', 2));
		const after = node.hub.campaign(id)!;
		expect(after).toEqual({
			...before,
			editTime: after.editTime,
			fields: { ...after.fields, Subject: 'New & better', GreetingName: 'None' },
		});
		expect(after.fields).toMatchObject({
			...before.fields,
			Subject: 'New & better',
			GreetingName: 'None',
		});
		expect(json[0]).toMatchObject({
			id: String(id),
			name: before.fields.Name,
			subject: 'New & better',
			greeting_name: 'None',
			email_content: before.fields.EmailContent,
		});
		for (const key of ['last_edit_date', 'updated']) expect(json[0]).not.toHaveProperty(key);
	});

	it('changes content, lists and addresses', async () => {
		const { id } = withStatus('Draft');
		const { json, error } = await update(id, {
			emailContent: '<p>New</p>',
			lists: ['4'],
			fromEmail: byId('2'),
			replyToEmail: byId('1'),
		});
		expect(error).toBeUndefined();
		expect(node.hub.campaign(id)).toMatchObject({
			fields: { EmailContent: '<p>New</p>' },
			listIds: [4],
			fromEmail: 2,
			replyToEmail: 1,
		});
		expect(json[0]).toMatchObject({
			email_content: '<p>New</p>',
			contact_lists: [{ id: '4', uri: `${BASE}/lists/4` }],
			from_email: { email: { id: '2', uri: `${BASE}/settings/emailaddresses/2` } },
			reply_to_email: { email: { id: '1', uri: `${BASE}/settings/emailaddresses/1` } },
		});
	});

	it('sends back exactly what it read, with IDs of old responses corrected', async () => {
		const { id, fields, listIds } = withStatus('Draft');
		node.hub.options.idLineBreaks = true;
		const text = 'You & we:\r\n<ConfirmOptin><a style="color:red">yes</a></ConfirmOptin> 🌹 ]]>';
		fields.PermissionReminderText = text;
		const { error } = await update(id, { subject: 'New' });
		expect(error).toBeUndefined();
		expect(node.hub.campaign(id)).toMatchObject({
			fields: { Subject: 'New', PermissionReminderText: text },
			listIds,
			fromEmail: 1,
			replyToEmail: 2,
		});
	});

	it('clears the given fields', async () => {
		const { id } = withStatus('Draft');
		const { json } = await update(id, { fieldsToClear: ['greetingString', 'organizationCity'] });
		expect(node.hub.campaign(id)!.fields).toMatchObject({
			GreetingString: '',
			OrganizationCity: '',
			GreetingSalutation: 'Dear',
		});
		expect(json[0]).toMatchObject({ greeting_string: '', organization_city: '' });
	});

	it.each(['Sent', 'Scheduled', 'Running', 'Archived'])(
		'refuses a campaign that is %s after reading it',
		async (status) => {
			const { id, fields } = withStatus(status);
			const { error } = await update(id, { subject: 'New' });
			expect(error?.message).toContain(
				`The campaign '${fields.Name}' can't be changed: its status is '${status}'`,
			);
			expect(error?.description).toMatch(/^Choose a draft\./);
			expect(node.requests()).toEqual([`GET /campaigns/${id}`]);
		},
	);

	it.each([
		[{}, 'There is nothing to update'],
		[{ greetingString: '', lists: [] }, 'There is nothing to update'],
		[{ subject: ' ' }, "'Subject' is empty"],
		[{ fieldsToClear: ['subject'] }, "'Fields to Clear' names 'subject'"],
		[
			{ styleSheet: 'p {}', fieldsToClear: ['styleSheet'] },
			"'Style Sheet' is both filled in and listed under 'Fields to Clear'",
		],
	])('refuses %j before sending', async (updateFields, message) => {
		const { error } = await update(withStatus('Draft').id, updateFields);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('loses nothing when two items change the same campaign', async () => {
		const { id } = withStatus('Draft');
		const items = [{ greeting: 'Hello' }, { city: 'Boston' }];
		const updateFields = {
			greetingString: '={{ $json.greeting }}',
			organizationCity: '={{ $json.city }}',
		};
		const parameters = { campaign: byId(String(id)), updateFields };
		const { error } = await node.run('campaign', 'update', parameters, items);
		expect(error).toBeUndefined();
		expect(node.hub.campaign(id)!.fields).toMatchObject({
			GreetingString: 'Hello',
			OrganizationCity: 'Boston',
		});
		expect(node.requests().map((request) => request.split(' ')[0])).toEqual([
			'GET',
			'PUT',
			'GET',
			'PUT',
		]);
	});

	it('shows what the server refuses', async () => {
		const name = withStatus('Sent').fields.Name;
		const { error } = await update(withStatus('Draft').id, { name });
		expect(error?.message).toContain(`Could not update campaign: Campaign ${name} already exists`);
		expect(error?.description).toContain('status 409');
	});
});
