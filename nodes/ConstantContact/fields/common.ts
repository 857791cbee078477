import { choice, resourceLocator, path, toggle } from '../../kit';

/** The format of all IDs except those of segments (V3 API 3). */
const UUID = 'e.g. 6d1f3c80-7e1b-11ee-9a5c-fa163e7b09ea';

/** The contact list that an operation is about. */
export const listField = resourceLocator({
	displayName: 'List',
	searchListMethod: 'searchLists',
	typed: { placeholder: UUID },
});

/** The tag that an operation is about. */
export const tagField = resourceLocator({
	displayName: 'Tag',
	description: 'The tag to work on',
	searchListMethod: 'searchTags',
	typed: { placeholder: UUID },
});

/** The custom field that an operation is about. */
export const customFieldField = resourceLocator({
	displayName: 'Custom Field',
	searchListMethod: 'searchCustomFields',
	typed: { placeholder: UUID },
});

/** Which members of a list to count. */
export const membershipCount = choice({
	displayName: 'Membership Count',
	default: 'all',
	description: 'Returned as membership_count',
	options: [
		{ name: 'Active', value: 'active', description: 'Those who receive campaigns' },
		{ name: 'All', value: 'all' },
	],
});

/** Whether tags are returned with their number of contacts. */
export const contactsCount = toggle({
	displayName: 'Contacts Count',
	default: true,
	description: 'Whether to add contacts_count',
});

/** Paths of the collections. */
export const LISTS = path`/contact_lists`;
export const TAGS = path`/contact_tags`;
export const CUSTOM_FIELDS = path`/contact_custom_fields`;
export const SEGMENTS = path`/segments`;
