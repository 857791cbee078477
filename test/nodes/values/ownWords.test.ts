import type { IDataObject } from 'n8n-workflow';

import { connectNode as connectV3 } from '../ConstantContact/setup';
import { importRows, LEGACY, run, VERSIONS, write, type Target } from './targets';

describe('columns that are named like what the service keeps itself', () => {
	it.each<[Target, string, string]>([
		['v1', 'Status', 'Active'],
		['v1', 'Name', 'Ann Lee'],
		['v1', 'ID', '17'],
		['v1', 'Confirmed', 'yes'],
		['v1', 'Updated', 'today'],
		['v2', 'Status', 'Active'],
		['v2', 'Name', 'Ann Lee'],
		['v2', 'Source', 'fair'],
		['v2', 'Lists', 'News'],
		['v2', 'id', '17'],
		['v3', 'Name', 'Ann Lee'],
		['v3', 'created_at', 'today'],
		['ContactHub', 'id', '17'],
		['ContactHub', 'enabled', 'true'],
		['ContactHub', 'updatedAt', 'today'],
	])('%s names the column %s in a hint', async (target, column, value) => {
		const { failure, told, sent } = await write(target, [
			{ email: 'own@example.com', [column]: value },
		]);
		expect(failure).toBe('');
		expect(sent).toHaveLength(1);
		expect(told).toContain(`'${column}'`);
		expect(told).toContain('left out');
	});

	it.each(['v1', 'v2', 'v3', 'ContactHub'] as Target[])(
		'%s says nothing of its own records',
		async (target) => {
			const [resource, form] =
				target === 'ContactHub' ? ['customer', 'customerFields'] : ['contact', 'contactFields'];
			const lists = target === 'v1' || target === 'v2' ? { lists: ['1'] } : {};
			const automatic = { mappingMode: 'autoMapInputData', value: null, schema: [] };
			const { json } = await run(target, resource, 'upsert', {
				[form]: {
					mappingMode: 'defineBelow',
					schema: [],
					value:
						target === 'ContactHub'
							? { 'base.contacts.email': 'whole@example.com', 'base.firstName': 'Ann' }
							: { email_address: 'whole@example.com', first_name: 'Ann' },
				},
				...lists,
			});
			const { told, failure } = await run(
				target,
				resource,
				'upsert',
				{ [form]: automatic, ...lists },
				[json[0] ?? {}],
			);
			expect(failure).toBe('');
			expect(told).not.toMatch(/'(?:id|status|name|registeredAt|contact_id|contact_lists)'/);
		},
	);
});

describe('people who have unsubscribed', () => {
	const said = [
		{ Status: 'Unsubscribed' },
		{ id: 'abc', status: 'unsubscribed', merge_fields: { FNAME: 'Ann' } },
		{ Status: 'Cleaned' },
		{ 'Email Status': 'Opted Out' },
		{ 'Unsubscribed from all email': 'true' },
		{ HasOptedOutOfEmail: 1 },
		{ Stato: 'Disiscritto' },
		{ Estado: 'Dado de baja' },
		{ Statut: 'Désabonnée' },
		{ Status: 'Unsubscribed (hard bounce)' },
		{ 'Email Marketing Consent': 'NOT_SUBSCRIBED' },
		{ Subscribed: 'No' },
		{ 'Accepts Email Marketing': false },
		{ Iscritto: 'no' },
		{ UNSUB_TIME: '2023-01-01 10:00:00' },
		{ unsubscribed_at: '2023-01-01T00:00:00Z' },
		{ 'Opt-Out Date': '2023-01-01', Status: 'Bounced' },
		{ Désabonné: 'Oui' },
		{ Desabonne: '✓' },
		{ 'Email Permissions': 'Opted-out' },
		{ Subscription: 'UNSUBSCRIBED\u200b' },
		{ 'List: Spring Fair': 'Unsubscribed' },
		{ email_marketing_consent: { state: 'unsubscribed', opt_in_level: 'single_opt_in' } },
		{ member: { status: 'cleaned' } },
		{ État: 'Desinscrit' },
		{ Newsletter: 'Nein' },
		{ 'Marketing Consent': '☐' },
		{ emailBlacklisted: true },
		{ donotbulkemail: 'Do Not Allow' },
		{ 'Unsubscribe Reason': 'Too many emails' },
		{ properties: { hs_email_optout: { value: 'true' } } },
		{ 'Opted out of email: Marketing Information': 'true' },
		{ unsubscribed_from_emails: true },
		{ subscriptions: { email: { marketing: { consent: 'UNSUBSCRIBED' } } } },
		{ 'Email Marketing Consent': 'NEVER_SUBSCRIBED', 'Email Suppressions': '[]' },
		{ 'Email Suppressions': '["USER_SUPPRESSED"]' },
		{ email_marketing_consent: { state: 'not_subscribed' } },
		{ email_addresses: [{ status: 'OPTOUT' }] },
		{ 'Confirmed Opt-Out Date': '2020-01-02 03:04:05 -0500' },
		{ State: 'Unsubscribed' },
		{ is_opt_out: 1 },
		{ 'Do not allow Bulk Emails': 'Do Not Allow' },
		{ subscribed_to_emails: 'FALSE' },
		{ 'Would you like to receive our newsletter?': 'No' },
		{ Status: 'Uitgeschreven' },
	];

	const unsaid = {
		Unsubscribed: 'FALSCH',
		'Opted Out': '-',
		'Unsubscribed At': '0000-00-00',
		opt_out_date: '1969-12-31T19:00:00.000Z',
		Subscribed: 'n/a',
		'Opt In': 'yes',
		Estado: 'Jalisco',
		'Do Not Email': '0.0',
		donotbulkemail: 'Allow',
		Emailable: 'TRUE',
		'Kein Newsletter': 'nein',
		'Consent Withdrawn At': '',
		'SMS Marketing Status': 'Unsubscribed',
		Newsletter: 'Weekly',
		Note: 'Unsubscribed in 2019, and subscribed again since',
		'Unsubscribe Link': 'https://example.com/unsubscribe/1',
		hs_email_optout: '',
		'Opted out of email: One to One': 'false',
		'Email Suppressions': '[]',
		'Newsletter opens': 0,
		'Confirmed Opt-In Date': '2020-01-02',
		State: 'Baja',
		subscriptions: {
			email: { marketing: { consent: 'SUBSCRIBED', suppression: [] } },
			sms: { marketing: { consent: 'UNSUBSCRIBED' } },
		},
		magazines: [
			{ name: 'A', status: 'unsubscribed' },
			{ name: 'B', status: 'subscribed' },
		],
	};

	it.each(VERSIONS.flatMap((target) => said.map((item) => [target, item] as const)))(
		"%s doesn't add any of them to a list: %j",
		async (target, item) => {
			const columns = { email_address: 'gone@example.com', ...item };
			for (const operation of ['create', 'upsert']) {
				const { failure, sent } = await write(target, [columns], {
					operation,
					unusableValues: 'leaveOut',
				});
				expect(failure).toContain('says that the person has unsubscribed');
				expect(sent).toEqual([]);
			}
		},
	);

	it.each<[string, IDataObject[]]>([
		[
			'a permission that was refused',
			[
				{ 'Marketing opt in': 'declined' },
				{ 'Consenso newsletter': 'negato' },
				{ Consenso: 'Revocato' },
				{ 'Privacy Marketing': 'NO' },
				{ 'GDPR consent': 'withdrawn' },
				{ 'Email consent status': 'Denied' },
				{ Emailable: false },
				{ Mailable: 'FALSE' },
				{ is_subscribed: 'f' },
				{ 'Receives Marketing': 'No' },
				{ 'Can we email you?': 'No' },
				{ 'Acconsente al marketing': 'no' },
				{ 'Acepta publicidad': 'No' },
			],
		],
		[
			'a status',
			[
				{ 'Email status': 'Do not contact' },
				{ email_state: 'suppressed' },
				{ 'Estado de suscripción': 'Baja' },
				{ 'Stato consenso': 'negato' },
			],
		],
		[
			'a mark',
			[
				{ 'Global unsubscribe': 'yes' },
				{ 'Newsletter abbestellt': 'ja' },
				{ 'Kein Newsletter': 'ja' },
				{ Werbesperre: 'ja' },
				{ 'Ne pas envoyer': 'oui' },
				{ 'Consent withdrawn': 'yes' },
			],
		],
		[
			'a date or a reason',
			[{ consent_withdrawn_at: '2024-01-01' }, { 'Reason for Unsubscribing': 'Too many emails' }],
		],
	])('further names and words are known: %s', async (_what, items) => {
		const named = items.map((item, index) => ({ email: `gone${index}@example.com`, ...item }));
		const { sent, json } = await write(
			'v3',
			named,
			{},
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(sent).toEqual([]);
		for (const [index, item] of items.entries()) {
			const [name] = Object.keys(item);
			expect(json[index]?.error).toContain(`has unsubscribed: '${name}' is`);
		}
	});

	it.each(VERSIONS)(
		'%s adds people if no column says that they have unsubscribed',
		async (target) => {
			const again = { 'Opt Out Date': '2023-01-01', Status: 'Active' };
			for (const item of [unsaid, again]) {
				const { failure, sent } = await write(target, [{ email: 'here@example.com', ...item }]);
				expect(failure).toBe('');
				expect(sent).toHaveLength(1);
			}
		},
	);

	it.each(LEGACY)(
		"%s doesn't import people with an unsubscribe date, unless they are active again",
		async (target) => {
			const file =
				'Email,Unsubscribe Date,Subscribed,Status\n' +
				'gone@example.com,2023-01-01,,\nno@example.com,,FALSE,\n' +
				'back@example.com,2023-01-01,,Active\nhere@example.com,0000-00-00,yes,\n';
			const options = { unknownColumns: 'skip', invalidRows: 'skip' };
			const { sent, told } = await importRows(target, [file], options);
			expect(sent.join()).toMatch(/back.*here/s);
			expect(sent.join()).not.toMatch(/gone|no@|no%40/);
			expect(told).toContain("has unsubscribed, as 'Unsubscribe Date' says");
			expect(told).toContain("has unsubscribed, as 'Subscribed' says");
		},
	);

	it.each(VERSIONS)('%s continues with the other items', async (target) => {
		const items = [
			{ email: 'a@example.com', Status: 'Unsubscribed' },
			{ email: 'b@example.com', Status: 'Subscribed' },
		];
		const { sent, json } = await write(
			target,
			items,
			{},
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(sent).toHaveLength(1);
		expect(sent[0]).toContain('b@example.com');
		expect(json[0]?.error).toContain("'Status' is 'Unsubscribed'");
	});

	it.each(LEGACY)('%s imports none of them', async (target) => {
		const file = 'Email,Status\ngone@example.com,Unsubscribed\nhere@example.com,Subscribed\n';
		const stopped = await importRows(target, [file], { unknownColumns: 'skip' });
		expect(stopped.failure).toContain("row 2: has unsubscribed, as 'Status' says");
		expect(stopped.sent).toEqual([]);
		const options = { unknownColumns: 'skip', invalidRows: 'skip' };
		for (const rows of [
			[file],
			[
				{ Email: 'gone@example.com', Status: 'Unsubscribed' },
				{ Email: 'here@example.com', Status: 'Subscribed' },
			],
		]) {
			const { sent, told } = await importRows(target, rows, options);
			expect(sent.join()).toContain('here');
			expect(sent.join()).not.toContain('gone');
			expect(told).toContain("has unsubscribed, as 'Status' says");
		}
	});

	it.each(LEGACY)(
		'%s imports nobody whom any row calls unsubscribed, whatever the others say',
		async (target) => {
			const file =
				'Email,Status\nfirst@example.com,Active\nFIRST@example.com\u200b,Unsubscribed\n' +
				'then@example.com,Unsubscribed\nthen@example.com,Active\nhere@example.com,Active\n';
			const options = { unknownColumns: 'skip', invalidRows: 'skip' };
			const { sent, told, json } = await importRows(target, [file], options);
			expect(sent.join()).toContain('here');
			expect(sent.join()).not.toMatch(/first|then/i);
			expect(told).toContain('Left out 4 of the rows: row 2: has the address of row 3, which says');
			expect(json[0]).toMatchObject({
				rows_skipped: [
					{ row: 2, email_address: 'first@example.com' },
					{ row: 3, message: "has unsubscribed, as 'Status' says" },
					{ row: 4, message: "has unsubscribed, as 'Status' says" },
					{
						row: 5,
						message: 'has the address of row 4, which says that the person has unsubscribed',
					},
				],
			});
			const rows = [
				{ Email: 'first@example.com', Status: 'Active' },
				{ Email: 'first@example.com', Status: 'Unsubscribed' },
			];
			const none = await importRows(target, rows, options);
			expect(none.failure).toContain('There are no rows to send');
			expect(none.sent).toEqual([]);
		},
	);

	it("V3 doesn't import them either if a custom field is named like the column", async () => {
		const node = await connectV3();
		await node.run('customField', 'create', { label: 'Status', type: 'string' });
		const parameters = {
			source: 'items',
			lists: [node.account.lists()[0]!.id],
			activityOptions: { checkEvery: 0.1, invalidRows: 'skip' },
		};
		const { hints } = await node.run('activity', 'importContacts', parameters, [
			{ Email: 'gone@example.com', Status: 'Unsubscribed' },
			{ Email: 'here@example.com', Status: 'Gold' },
		]);
		expect(JSON.stringify(node.sandbox.log.entries.map(({ body }) => body))).toContain('here@');
		expect(JSON.stringify(node.sandbox.log.entries.map(({ body }) => body))).not.toContain('gone@');
		expect(hints.map(({ message }) => message).join()).toContain("as 'Status' says");
		await node.close();
	});

	it.each(LEGACY)(
		'%s imports nobody whom an object of another service calls unsubscribed',
		async (target) => {
			const consent = (state: string) => ({ customer: { email_marketing_consent: { state } } });
			const { sent, told } = await importRows(
				target,
				[
					{ Email: 'gone@example.com', ...consent('unsubscribed') },
					{ Email: 'here@example.com', ...consent('subscribed') },
					{ Email: 'gone2@example.com', email_addresses: [{ status: 'OPTOUT' }] },
				],
				{ unknownColumns: 'skip', invalidRows: 'skip' },
			);
			expect(sent.join()).toContain('here');
			expect(sent.join()).not.toContain('gone');
			expect(told).toContain("as 'customer.email_marketing_consent.state' says");
		},
	);

	it.each(LEGACY)("%s leaves out the row number of n8n's Google Sheets node", async (target) => {
		const rows = [{ row_number: 2, Email: 'a@example.com' }];
		const { told, sent, failure } = await importRows(target, rows);
		expect(failure).toBe('');
		expect(sent).toHaveLength(1);
		expect(told).toContain("doesn't recognize: 'row_number'");
		const stopped = await importRows(target, [{ ...rows[0], Size: 'L' }]);
		expect(stopped.failure).toContain("doesn't recognize: 'row_number', 'Size'");
	});

	it.each(LEGACY)('%s names columns of an import that it leaves out', async (target) => {
		const rows = [{ Email: 'a@example.com', 'Favourite Colour': 'red', Size: 'L' }];
		const { told, failure } = await importRows(target, rows, { unknownColumns: 'skip' });
		expect(failure).toBe('');
		expect(told).toContain(
			"Left out columns that Constant Contact doesn't recognize: 'Favourite Colour', 'Size'",
		);
	});

	it.each(LEGACY)('%s says so of a column without a name', async (target) => {
		const file = ',Email\n0,a@example.com\n';
		const { told, sent } = await importRows(target, [file], { unknownColumns: 'skip' });
		expect(sent).toHaveLength(1);
		expect(told).toContain("doesn't recognize: a column without a name");
		const stopped = await importRows(target, [file]);
		expect(stopped.failure).toContain("doesn't recognize: a column without a name");
	});
});
