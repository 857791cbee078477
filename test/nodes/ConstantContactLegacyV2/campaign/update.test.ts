import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 10 } });
});
afterEach(async () => await node.close());

const PATH = '/emailmarketing/campaigns';
const withStatus = (status: string) =>
	node.account.campaigns().find((campaign) => campaign.status === status)!;
const draft = () => withStatus('DRAFT');
const body = () => node.sandbox.log.matching({ method: 'PUT' })[0]!.body as Record<string, unknown>;

const update = async (
	id: number,
	updateFields: Record<string, unknown>,
	messageFooter: Record<string, unknown> = {},
) =>
	await node.run('campaign', 'update', {
		campaign: byId(String(id)),
		updateFields,
		messageFooter,
	});

describe('campaign: update', () => {
	it('reads first, changes the given fields and sends the rest back', async () => {
		const { id, content, lists } = draft();
		const { json, error } = await update(id, { subject: 'New → better', greetingName: 'NONE' });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${PATH}/${id}`, `PUT ${PATH}/${id}`]);
		expect(body()).toEqual({
			...Object.fromEntries(Object.entries(content).filter(([name]) => name !== 'message_footer')),
			subject: 'New → better',
			greeting_name: 'NONE',
			style_sheet: '',
			message_footer: expect.objectContaining(content.message_footer!) as object,
			sent_to_contact_lists: lists.map((list) => ({ id: String(list) })),
		});
		expect(node.account.campaign(id)).toMatchObject({
			status: 'DRAFT',
			content: { ...content, subject: 'New → better', greeting_name: 'NONE' },
			lists,
		});
		expect(json[0]).toMatchObject({ id: String(id), subject: 'New → better', status: 'DRAFT' });
	});

	it('sends nothing that only the server sets', async () => {
		await update(draft().id, { subject: 'New' });
		const names = Object.keys(body());
		for (const name of ['id', 'status', 'created_date', 'modified_date', 'tracking_summary']) {
			expect(names).not.toContain(name);
		}
	});

	it('changes content, lists, addresses, switches and parts of the footer', async () => {
		const { id, content } = draft();
		const { error } = await update(
			id,
			{
				emailContent: '<p>€</p>',
				lists: [4],
				fromEmail: byId('news@flowers.example.com'),
				replyToEmail: byId('joe@flowers.example.com'),
				viewAsWebpage: false,
			},
			{ organizationCity: 'Boston', includeForwardEmail: false },
		);
		expect(error).toBeUndefined();
		expect(node.account.campaign(id)).toMatchObject({
			content: {
				email_content: '<p>&#8364;</p>',
				from_email: 'news@flowers.example.com',
				reply_to_email: 'joe@flowers.example.com',
				is_view_as_webpage_enabled: false,
				message_footer: {
					...content.message_footer,
					city: 'Boston',
					include_forward_email: false,
				},
			},
			lists: [4],
		});
	});

	it('leaves out what is null, the footer above all', async () => {
		const { id } = draft();
		const response = {
			id,
			name: 'Old',
			status: 'DRAFT',
			subject: 'S',
			from_name: 'F',
			from_email: 'joe@flowers.example.com',
			reply_to_email: 'joe@flowers.example.com',
			email_content: '<p>x</p>',
			text_content: 'x',
			style_sheet: null,
			message_footer: null,
			sent_to_contact_lists: null,
		};
		node.sandbox.faults.add({
			when: { method: 'GET' },
			do: { kind: 'status', status: 200, body: JSON.stringify(response) },
		});
		const { error } = await update(id, { subject: 'New' });
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			name: 'Old',
			subject: 'New',
			from_name: 'F',
			from_email: 'joe@flowers.example.com',
			reply_to_email: 'joe@flowers.example.com',
			email_content: '<p>x</p>',
			text_content: 'x',
		});
	});

	it('accepts IDs that come as numbers', async () => {
		node.account.options.idType = 'number';
		const { id, lists } = draft();
		const { json } = await update(id, { subject: 'New' });
		expect(body().sent_to_contact_lists).toEqual([{ id: String(lists[0]) }]);
		expect(json[0]).toMatchObject({
			id: String(id),
			sent_to_contact_lists: [{ id: String(lists[0]) }],
		});
	});

	it('clears the given fields', async () => {
		const { id } = draft();
		const { error } = await update(id, { fieldsToClear: ['greetingString', 'organizationCity'] });
		expect(error).toBeUndefined();
		expect(body()).not.toHaveProperty('greeting_string');
		expect(body().message_footer).not.toHaveProperty('city');
		const { content } = node.account.campaign(id)!;
		expect(content).not.toHaveProperty('greeting_string');
		expect(content.message_footer).not.toHaveProperty('city');
		expect(content.greeting_salutations).toBe('Dear');
	});

	it.each(['SENT', 'SCHEDULED', 'RUNNING'])(
		'refuses a campaign that is %s after reading it',
		async (status) => {
			const { id, content } = withStatus(status);
			const { error } = await update(id, { subject: 'New' });
			expect(error?.message).toContain(
				`The campaign '${content.name}' can't be changed: its status is '${status}'`,
			);
			expect(error?.description).toMatch(/^Choose a draft\./);
			expect(node.requests()).toEqual([`GET ${PATH}/${id}`]);
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
		const { error } = await update(draft().id, updateFields);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('loses nothing when two items change the same campaign', async () => {
		const { id } = draft();
		const { error } = await node.run(
			'campaign',
			'update',
			{
				campaign: byId(String(id)),
				updateFields: { greetingString: '={{ $json.greeting }}' },
				messageFooter: { organizationCity: '={{ $json.city }}' },
			},
			[{ greeting: 'Hello' }, { city: 'Boston' }],
		);
		expect(error).toBeUndefined();
		expect(node.account.campaign(id)!.content).toMatchObject({
			greeting_string: 'Hello',
			message_footer: { city: 'Boston' },
		});
		const methods = node.requests().map((request) => request.split(' ')[0]);
		expect(methods).toEqual(['GET', 'PUT', 'GET', 'PUT']);
	});

	it('shows what the server refuses', async () => {
		const { name } = withStatus('SENT').content;
		const { error } = await update(draft().id, { name });
		expect(error?.message).toContain(
			`Could not update campaign: A campaign with the name '${name}'`,
		);
		expect(error?.description).toContain('status 409');
	});
});
