import {
	ContactsApi,
	ContactsCustomFieldsApi,
	ContactListsApi,
	ContactTagsApi,
} from 'ctct-api-client';
import type { World } from '../world';
import type { Calls } from './call';

const contacts = ({ configuration }: World) => new ContactsApi(configuration);
const lists = ({ configuration }: World) => new ContactListsApi(configuration);
const tags = ({ configuration }: World) => new ContactTagsApi(configuration);
const fields = ({ configuration }: World) => new ContactsCustomFieldsApi(configuration);

const AT = '2016-01-01T00:00:00.000Z';
const EVERYTHING = 'custom_fields,list_memberships,phone_numbers,street_addresses,taggings,notes';

/** A contact with a number for text messages, created by the client. */
async function withSms(world: World): Promise<string> {
	const { data } = await contacts(world).createContact({
		create_source: 'Contact',
		sms_channel: {
			full_sms_address: '17815551212',
			sms_channel_consents: [
				{ sms_consent_permission: 'explicit', consent_type: 'promotional_sms' },
			],
		},
	});
	return data.contact_id!;
}

/** Contacts, lists, tags and custom fields. */
export const contactCalls: Calls = {
	'ContactsApi.createContact': (world) =>
		contacts(world).createContact({
			email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
			first_name: 'Ann',
			create_source: 'Account',
			birthday_month: 2,
			birthday_day: 29,
			anniversary: '2006-11-15',
			custom_fields: [{ custom_field_id: world.field, value: 'Card 1' }],
			phone_numbers: [{ phone_number: '+1-781-555-0100', kind: 'home' }],
			street_addresses: [{ kind: 'home', city: 'Waltham' }],
			list_memberships: [world.list],
			taggings: [world.tag],
			notes: [{ content: 'First' }],
		}),
	'ContactsApi.createOrUpdateContact': (world) =>
		contacts(world).createOrUpdateContact({
			email_address: 'ann@example.com',
			list_memberships: [world.list],
			street_address: { kind: 'home', city: 'Waltham' },
			phone_number: '+1-781-555-0100',
		}),
	'ContactsApi.deleteContact': (world) => contacts(world).deleteContact(world.contact),
	'ContactsApi.getAllContacts': (world) =>
		contacts(world).getAllContacts(
			'active',
			undefined,
			[world.list, world.v3.lists()[1]!.id].join(','),
			undefined,
			undefined,
			AT,
			undefined,
			AT,
			undefined,
			undefined,
			undefined,
			EVERYTHING as 'custom_fields',
			undefined,
			true,
			50,
		),
	'ContactsApi.getContactById': (world) =>
		contacts(world).getContactById(world.contact, EVERYTHING as 'custom_fields'),
	'ContactsApi.getContactCounts': (world) => contacts(world).getContactCounts('new_subscriber'),
	'ContactsApi.getContactIdXrefs': (world) => contacts(world).getContactIdXrefs('11,12'),
	'ContactsApi.getSmsEngagementHistory': async (world) =>
		await contacts(world).getSmsEngagementHistory(await withSms(world)),
	'ContactsApi.resubscribeContact': (world) => {
		world.v3.optOut(world.contact);
		return contacts(world).resubscribeContact(world.contact, { list_ids: [world.list] });
	},
	'ContactsApi.updateContact': (world) =>
		contacts(world).updateContact(world.contact, {
			update_source: 'Account',
			first_name: 'Ann',
			list_memberships: [],
		}),
	'ContactListsApi.createList': (world) => lists(world).createList({ name: 'Fresh' }),
	'ContactListsApi.deleteList': (world) => lists(world).deleteList(world.list),
	'ContactListsApi.getAllLists': (world) =>
		lists(world).getAllLists(2, true, 'active', undefined, 'all', 'email', false),
	'ContactListsApi.getList': (world) => lists(world).getList(world.list, 'all'),
	'ContactListsApi.getListIdXrefs': (world) => lists(world).getListIdXrefs('1,2'),
	'ContactListsApi.updateList': (world) =>
		lists(world).updateList(world.list, { name: 'Other', favorite: true, description: 'x' }),
	'ContactTagsApi.deleteTag': (world) => tags(world).deleteTag(world.tag),
	'ContactTagsApi.getAllTags': (world) => tags(world).getAllTags(2, true),
	'ContactTagsApi.getTag': (world) => tags(world).getTag(world.tag, true),
	'ContactTagsApi.postTag': (world) => tags(world).postTag({ name: 'Fresh', tag_source: 'Shop' }),
	'ContactTagsApi.putTag': (world) => tags(world).putTag(world.tag, { name: 'Other' }),
	'ContactsCustomFieldsApi.createCustomFields': (world) =>
		fields(world).createCustomFields({
			label: 'Colour',
			type: 'single_select',
			metadata: { display_type: 'radio' },
			choices: [{ choice_label: 'Red', display_order: 0 }],
		}),
	'ContactsCustomFieldsApi.deleteCustomField': (world) =>
		fields(world).deleteCustomField(world.field),
	'ContactsCustomFieldsApi.getAllCustomFields': (world) => fields(world).getAllCustomFields(5),
	'ContactsCustomFieldsApi.getCustomField': (world) => fields(world).getCustomField(world.field),
	'ContactsCustomFieldsApi.updateCustomField': (world) =>
		fields(world).updateCustomField(world.field, { label: 'Card' }),
};
