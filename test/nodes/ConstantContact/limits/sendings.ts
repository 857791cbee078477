import type { IDataObject } from 'n8n-workflow';

import { form } from '../contact/contacts';
import { draft } from '../campaign/campaigns';
import { byId } from '../setup';

/** The records of the account that operations use. */
export interface Stock {
	/** More lists and tags than any request may have. */
	lists: string[];
	tags: string[];
	contact: string;
	list: string;
	tag: string;
	/** Keys of text fields in a contact form. */
	customFields: string[];
	customField: string;
	/** IDs of two single-choice fields. */
	selectFields: string[];
	campaign: string;
	/** Email of the campaign. */
	activity: string;
}

/** How to set a limited value in the node. */
export interface Sending {
	resource: string;
	operation: string;
	/** @param value the text, or the entries, at the limit or one above */
	parameters: (value: string, entries: string[], stock: Stock) => object;
	items?: (value: string) => IDataObject[];
	/** Where the value is in the write request. */
	at: string;
	/** A text of this length; by default the letter x repeated. */
	text?: (length: number) => string;
	/** This many entries. */
	entries?: (count: number, stock: Stock) => string[];
	/** The node sends entries above the limit in further requests. */
	isSplit?: true;
	/** Where the service reports rejected values: in its response, or in the activity, for the row. */
	refusedBy?: 'activity';
	/** A value at the limit can't be sent for another reason, given here. */
	neverValid?: string;
}

/** An address of this length. */
export function emailOf(length: number): string {
	const end = `@${'b'.repeat(40)}.com`;
	const local = Math.min(64, length - end.length);
	if (local >= 1 && local + end.length === length) return `${nextName(local)}${end}`;
	const domain = length - 10 - '@.com'.length;
	const labels = domain <= 63 ? 'c'.repeat(domain) : `${'c'.repeat(40)}.${'d'.repeat(domain - 41)}`;
	return `${nextName(10)}@${labels}.com`;
}

let made = 0;

/** A unique text of this length. */
export function nextName(length: number): string {
	const number = String(++made);
	return `${number}${'n'.repeat(length)}`.slice(0, Math.max(length, number.length));
}

const uuid = (at: number) => `${String(at).padStart(8, '0')}-1111-4111-8111-111111111111`;
const uuids = (count: number) => Array.from({ length: count }, (_, at) => uuid(at + 1));
const someLists = (count: number, { lists }: Stock) => lists.slice(0, count);
const someTags = (count: number, { tags }: Stock) => tags.slice(0, count);
const phone = (length: number) => '5'.repeat(length);
/** The same, using characters that no operation interprets. */
const line = (length: number) => 'x'.repeat(length);

const person = (more: IDataObject = {}) =>
	form({ email_address: emailOf(40), ...more } as IDataObject);

type Write = Pick<Sending, 'resource' | 'operation'> & {
	build: (value: IDataObject, stock: Stock) => object;
};

const CREATE: Write = {
	resource: 'contact',
	operation: 'create',
	build: (value) => ({ contactFields: person(value) }),
};

const UPDATE: Write = {
	resource: 'contact',
	operation: 'update',
	build: (value, { contact }) => ({ contact: byId(contact), contactFields: form(value) }),
};

const SIGN_UP: Write = {
	resource: 'contact',
	operation: 'signUp',
	build: (value, { lists }) => ({ contactFields: person(value), lists: lists.slice(0, 1) }),
};

function mapped({ build, ...write }: Write, key: string, at: string, more = {}): Sending {
	return {
		...write,
		parameters: (value, _all, stock) => build({ [key]: value }, stock),
		at,
		...more,
	};
}

function texts(write: Write, model: string): Record<string, Sending> {
	const core = ['first_name', 'last_name', 'job_title', 'company_name'];
	return Object.fromEntries(core.map((key) => [`${model}.${key}`, mapped(write, key, key)]));
}

const PARTS = ['street', 'city', 'state', 'postal_code', 'country'];

function counts(write: Write, model: string): Record<string, Sending> {
	return {
		[`${model}.custom_fields`]: {
			...write,
			entries: (count, { customFields }) => customFields.slice(0, count),
			parameters: (_value, keys, stock) =>
				write.build(Object.fromEntries(keys.map((key) => [key, 'x'])), stock),
			at: 'custom_fields',
		},
	};
}

const address = { text: emailOf };

const CONTACTS: Record<string, Sending> = {
	...texts(CREATE, 'ContactPostRequest'),
	...texts(UPDATE, 'ContactPutRequest'),
	...texts(SIGN_UP, 'ContactCreateOrUpdateInput'),
	...counts(CREATE, 'ContactPostRequest'),
	...counts(UPDATE, 'ContactPutRequest'),
	...counts(SIGN_UP, 'ContactCreateOrUpdateInput'),
	'EmailAddressPost.address': mapped(CREATE, 'email_address', 'email_address.address', address),
	'EmailAddressPut.address': mapped(UPDATE, 'email_address', 'email_address.address', address),
	'ContactCreateOrUpdateInput.email_address': mapped(
		SIGN_UP,
		'email_address',
		'email_address',
		address,
	),
	'PhoneNumberPut.phone_number': mapped(UPDATE, 'home_phone', 'phone_numbers.0.phone_number', {
		text: phone,
	}),
	'ContactCreateOrUpdateInput.phone_number': mapped(SIGN_UP, 'home_phone', 'phone_number', {
		text: phone,
	}),
	...Object.fromEntries(
		PARTS.flatMap((part): Array<[string, Sending]> => [
			[`StreetAddressPut.${part}`, mapped(UPDATE, `home_${part}`, `street_addresses.0.${part}`)],
			[
				`ContactCreateOrUpdateInput.street_address.${part}`,
				mapped(SIGN_UP, `home_${part}`, `street_address.${part}`),
			],
		]),
	),
	'ContactCustomField.value': {
		...CREATE,
		parameters: (value, _all, stock) => CREATE.build({ [stock.customField]: value }, stock),
		at: 'custom_fields.0.value',
	},
	'CreateOrUpdateContactCustomField.value': {
		...SIGN_UP,
		parameters: (value, _all, stock) => SIGN_UP.build({ [stock.customField]: value }, stock),
		at: 'custom_fields.0.value',
	},
	'EmailAddressPut.opt_out_reason': {
		resource: 'contact',
		operation: 'unsubscribe',
		parameters: (reason, _all, { contact }) => ({
			contact: byId(contact),
			additionalFields: { reason },
		}),
		at: 'email_address.opt_out_reason',
	},
	'Note.content': {
		resource: 'contact',
		operation: 'create',
		parameters: (note) => ({ contactFields: person(), additionalFields: { note } }),
		at: 'notes.0.content',
	},
	'ContactPostRequest.list_memberships': {
		resource: 'contact',
		operation: 'create',
		entries: someLists,
		parameters: (_value, lists) => ({ contactFields: person(), additionalFields: { lists } }),
		at: 'list_memberships',
	},
	'ContactPostRequest.taggings': {
		resource: 'contact',
		operation: 'create',
		entries: someTags,
		parameters: (_value, tags) => ({ contactFields: person(), additionalFields: { tags } }),
		at: 'taggings',
	},
	'ContactPutRequest.list_memberships': {
		resource: 'contact',
		operation: 'addToList',
		entries: someLists,
		parameters: (_value, lists, { contact }) => ({ contact: byId(contact), lists }),
		at: 'list_memberships',
	},
	'ContactPutRequest.taggings': {
		resource: 'contact',
		operation: 'addTag',
		entries: someTags,
		parameters: (_value, tags, { contact }) => ({ contact: byId(contact), tags }),
		at: 'taggings',
	},
	'ContactCreateOrUpdateInput.list_memberships': {
		resource: 'contact',
		operation: 'signUp',
		entries: someLists,
		parameters: (_value, lists) => ({ contactFields: person(), lists }),
		at: 'list_memberships',
	},
};

/** A bulk activity that the node doesn't wait for. */
const bulk = (operation: string, build: (entries: string[], stock: Stock) => object) => ({
	resource: 'activity',
	operation,
	parameters: (_value: string, entries: string[], stock: Stock) => ({
		wait: false,
		...build(entries, stock),
	}),
});

const ids = (entries: string[]) => ({ contacts: 'ids', ids: entries.join(',') });
const unguarded = { activityOptions: { includeUnsubscribed: true } };

function importColumns(): Record<string, Sending> {
	const columns = [
		...['first_name', 'last_name', 'job_title', 'company_name'],
		...['home', 'work', 'mobile', 'other'].map((kind) => `${kind}_phone`),
		...['home', 'work', 'other'].flatMap((kind) =>
			['street', 'street2', 'city', 'state', 'zip', 'country'].map((part) => `${kind}_${part}`),
		),
	];
	const column = (name: string, more: Partial<Sending> = {}): Sending => ({
		resource: 'activity',
		operation: 'importContacts',
		parameters: (_value, _all, { lists }) => ({
			wait: false,
			lists: lists.slice(0, 1),
			...unguarded,
		}),
		items: (value) => [{ email: emailOf(40), [name]: value }],
		at: `import_data.0.${name}`,
		refusedBy: 'activity',
		...more,
	});
	return {
		...Object.fromEntries(
			columns.map((name) => [
				// The specification has a space in this one.
				`JsonImportContact.${name === 'home_country' ? 'home country' : name}`,
				column(name, name.endsWith('_phone') ? { text: phone } : {}),
			]),
		),
		'JsonImportContact.email': column('email', {
			items: (email) => [{ email }],
			text: emailOf,
		}),
		'JsonImportContact.cf:custom_field_name': column('cf:Motto', {
			items: (value) => [{ email: emailOf(40), Motto: value }],
		}),
		'JsonImportContact.sms_number': column('sms_number', {
			text: phone,
			neverValid: 'a number of the US has ten digits',
		}),
		'JsonImportContact.sms_consent_date': column('sms_consent_date', {
			neverValid: 'a day has ten characters',
		}),
	};
}

const ACTIVITIES: Record<string, Sending> = {
	...importColumns(),
	'ContactsJsonImport.list_ids': {
		...bulk('importContacts', (lists) => ({ lists, ...unguarded })),
		items: () => [{ email: emailOf(40) }],
		entries: someLists,
		at: 'list_ids',
	},
	'ContactsExport.list_ids': {
		...bulk('exportContacts', (lists) => ({ contacts: 'lists', lists })),
		entries: someLists,
		at: 'list_ids',
	},
	'ContactsExport.tag_ids': {
		...bulk('exportContacts', (tags) => ({ contacts: 'tags', tags })),
		entries: someTags,
		at: 'tag_ids',
	},
	'ContactDelete.contact_ids': {
		...bulk('deleteContacts', (entries) => ({ ...ids(entries), confirmDeletion: true })),
		entries: uuids,
		at: 'contact_ids',
		isSplit: true,
	},
	'ContactDelete.list_ids': {
		...bulk('deleteContacts', (sourceLists) => ({
			contacts: 'lists',
			sourceLists,
			confirmDeletion: true,
		})),
		entries: someLists,
		at: 'list_ids',
	},
	'ListActivityAddContacts.source.contact_ids': {
		...bulk('addToLists', (entries, { lists }) => ({
			...ids(entries),
			lists: lists.slice(0, 1),
			...unguarded,
		})),
		entries: uuids,
		at: 'source.contact_ids',
		isSplit: true,
	},
	'ListActivityAddContacts.source.list_ids': {
		...bulk('addToLists', (sourceLists, { lists }) => ({
			contacts: 'lists',
			sourceLists,
			lists: lists.slice(-1),
			...unguarded,
		})),
		entries: someLists,
		at: 'source.list_ids',
	},
	'ListActivityAddContacts.list_ids': {
		...bulk('addToLists', (lists, { contact }) => ({ ...ids([contact]), lists, ...unguarded })),
		entries: someLists,
		at: 'list_ids',
	},
	'TagAddRemoveContacts.source.contact_ids': {
		...bulk('addTags', (entries, { tags }) => ({ ...ids(entries), tags: tags.slice(0, 1) })),
		entries: uuids,
		at: 'source.contact_ids',
		isSplit: true,
	},
	'TagAddRemoveContacts.source.list_ids': {
		...bulk('addTags', (sourceLists, { tags }) => ({
			contacts: 'lists',
			sourceLists,
			tags: tags.slice(0, 1),
		})),
		entries: someLists,
		at: 'source.list_ids',
	},
	'TagAddRemoveContacts.source.tag_ids': {
		...bulk('removeTags', (sourceTags, { tags }) => ({
			contacts: 'tags',
			sourceTags,
			tags: tags.slice(0, 1),
		})),
		entries: someTags,
		at: 'source.tag_ids',
	},
	'TagAddRemoveContacts.tag_ids': {
		...bulk('addTags', (tags, { contact }) => ({ ...ids([contact]), tags })),
		entries: someTags,
		at: 'tag_ids',
	},
	'ListIdList100.list_ids': {
		...bulk('deleteLists', (records) => ({ records })),
		entries: uuids,
		at: 'list_ids',
		isSplit: true,
	},
	'TagIdList500Limit.tag_ids': {
		...bulk('deleteTags', (records) => ({ records })),
		entries: uuids,
		at: 'tag_ids',
		isSplit: true,
	},
};

const custom = (operation: string, more: object) => ({
	resource: 'customField',
	operation,
	...more,
});

const labels = (count: number) => Array.from({ length: count }, (_, at) => `Choice ${at}`);

const SETTINGS: Record<string, Sending> = {
	'CustomerPut.contact_phone': {
		resource: 'account',
		operation: 'update',
		parameters: (contactPhone) => ({ updateFields: { contactPhone } }),
		text: phone,
		at: 'contact_phone',
	},
	...Object.fromEntries(
		[
			['address_line1', 'addressLine1', undefined],
			['address_line2', undefined, 'addressLine2'],
			['address_line3', undefined, 'addressLine3'],
			['state_code', undefined, 'stateCode'],
		].map(([at = '', plain, further]): [string, Sending] => [
			`AccountPhysicalAddress.${at}`,
			{
				resource: 'account',
				operation: 'setAddress',
				parameters: (value) => ({
					addressLine1: '1 Elm Street',
					city: 'Boston',
					countryCode: 'US',
					...(plain !== undefined && { [plain]: value }),
					additionalFields: { stateCode: 'MA', ...(further !== undefined && { [further]: value }) },
				}),
				text: (length) => 'MAXYZ'.repeat(20).slice(0, length),
				at,
			},
		]),
	),
	'AccountEmailInput.email_address': {
		resource: 'emailAddress',
		operation: 'create',
		parameters: (emailAddress) => ({ emailAddress }),
		text: emailOf,
		at: 'email_address',
	},
	'ListInput.name': {
		resource: 'contactList',
		operation: 'create',
		parameters: (name) => ({ name }),
		text: nextName,
		at: 'name',
	},
	'TagPost.name': {
		resource: 'tag',
		operation: 'create',
		parameters: (name) => ({ name }),
		text: nextName,
		at: 'name',
	},
	'TagPut.name': {
		resource: 'tag',
		operation: 'update',
		parameters: (name, _all, { tag }) => ({ tag: byId(tag), name }),
		text: nextName,
		at: 'name',
	},
	'SegmentData.segment_criteria': {
		resource: 'segment',
		operation: 'create',
		parameters: (criteria) => ({ name: nextName(20), criteria }),
		text(length) {
			const criteria = (value: string) =>
				JSON.stringify({
					version: '1.0.0',
					criteria: {
						type: 'and',
						group: [{ source: 'contacts', field: 'email_domain', op: 'eq', value }],
					},
				});
			return criteria(line(length - criteria('').length));
		},
		at: 'segment_criteria',
	},
	'CustomFieldRequest.label': {
		...custom('create', {}),
		parameters: (label) => ({ label, type: 'string' }),
		text: nextName,
		at: 'label',
	},
	'CustomFieldRequest.choices': {
		...custom('create', {}),
		parameters: (_value, choices) => ({
			label: nextName(20),
			type: 'single_select',
			choices: choices.join('\n'),
		}),
		entries: labels,
		at: 'choices',
	},
	'CustomFieldChoiceRequest.choice_label': {
		...custom('create', {}),
		parameters: (choices) => ({ label: nextName(20), type: 'single_select', choices }),
		at: 'choices.0.choice_label',
	},
	'CustomFieldPutRequest.label': {
		...custom('update', {}),
		parameters: (label, _all, { customField }) => ({
			customField: byId(customField.slice(3)),
			updateFields: { label },
		}),
		text: nextName,
		at: 'label',
	},
	'CustomFieldPutRequest.choices': {
		...custom('update', {}),
		parameters: (_value, [_one, ...others], { selectFields: [first = ''] }) => ({
			customField: byId(first),
			updateFields: { addChoices: others.join('\n') },
		}),
		entries: labels,
		at: 'choices',
	},
	'CustomFieldChoicePutRequest.choice_label': {
		...custom('update', {}),
		parameters: (addChoices, _all, { selectFields: [, second = ''] }) => ({
			customField: byId(second),
			updateFields: { addChoices },
		}),
		at: 'choices.1.choice_label',
	},
} as Record<string, Sending>;

const mail =
	(more: (value: string) => object): Sending['parameters'] =>
	(value) =>
		draft({ name: nextName(20), ...more(value) });

const CAMPAIGNS: Record<string, Sending> = {
	'EmailCampaignComplete.name': {
		resource: 'campaign',
		operation: 'create',
		parameters: mail((name) => ({ name })),
		text: nextName,
		at: 'name',
	},
	'EmailCampaignName.name': {
		resource: 'campaign',
		operation: 'update',
		parameters: (name, _all, { campaign }) => ({ campaign: byId(campaign), name }),
		text: nextName,
		at: 'name',
	},
	'EmailCampaignActivityInput.from_name': {
		resource: 'campaign',
		operation: 'create',
		parameters: mail((fromName) => ({ fromName })),
		at: 'email_campaign_activities.0.from_name',
	},
	'EmailCampaignActivityInput.from_email': {
		resource: 'campaign',
		operation: 'create',
		parameters: mail((value) => ({ fromEmail: byId(value) })),
		text: emailOf,
		at: 'email_campaign_activities.0.from_email',
		neverValid: 'the address has to be a confirmed one of the account',
	},
	'EmailCampaignActivityInput.reply_to_email': {
		resource: 'campaign',
		operation: 'create',
		parameters: mail((value) => ({ additionalFields: { replyToEmail: byId(value) } })),
		text: emailOf,
		at: 'email_campaign_activities.0.reply_to_email',
		neverValid: 'the address has to be a confirmed one of the account',
	},
	'EmailCampaignActivityInput.preheader': {
		resource: 'campaign',
		operation: 'create',
		parameters: mail((preheader) => ({ additionalFields: { preheader } })),
		at: 'email_campaign_activities.0.preheader',
	},
	'EmailCampaignActivityInput.html_content': {
		resource: 'campaign',
		operation: 'create',
		parameters: mail((htmlContent) => ({ htmlContent })),
		text: (length) => `<body>[[trackingImage]]${line(length - 30)}</body>`,
		at: 'email_campaign_activities.0.html_content',
	},
	'EmailTestSendInput.email_addresses': {
		resource: 'campaignActivity',
		operation: 'sendTest',
		parameters: (_value, emails, { activity }) => ({
			campaignActivity: { __rl: true, mode: 'activity', value: activity },
			emailAddresses: emails.join(', '),
		}),
		entries: (count) => Array.from({ length: count }, () => emailOf(50)),
		at: 'email_addresses',
	},
};

/** How to send everything that has a limit, by model and property. */
export const SENDINGS: Record<string, Sending> = {
	...CONTACTS,
	...ACTIVITIES,
	...SETTINGS,
	...CAMPAIGNS,
};
