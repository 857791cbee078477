import { fixedChoices, filters, InputError, listOptions, text } from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import {
	findChosenIds,
	LIST_KIND,
	createListsField,
	TAG_KIND,
	createTagsField,
} from '../fields/chosenRecords';
import { plain } from '../operation';
import { segmentChoice } from '../segment/fields';
import {
	listContacts,
	includedParts,
	listSegmentMembers,
	timeFilters,
	toTimeQuery,
} from './listing';
import { contactSchema, simplifyContact } from './schema';

export const getAllContacts = plain.getAll({
	noun: 'contacts',
	description: 'Retrieve a list of contacts',
	requests: 'One per 500 contacts, and one for the labels of custom fields',
	length: 'long',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		filters: filters({
			fields: {
				...timeFilters,
				email: text({
					displayName: 'Email Address',
					placeholder: 'e.g. ann@example.com',
				}),
				lists: createListsField('Contacts of any of these lists, at most 25.'),
				segment: segmentChoice(
					"Only the contacts of this segment. It can't be combined with other filters or with 'Include'.",
				),
				status: fixedChoices({
					displayName: 'Status',
					description: 'Contacts with any of these statuses. Default: all except deleted ones.',
					options: [
						{ name: 'Active', value: 'active' },
						{ name: 'All', value: 'all', description: 'Including deleted ones' },
						{ name: 'Deleted', value: 'deleted' },
						{ name: 'Not Set', value: 'not_set' },
						{ name: 'Pending Confirmation', value: 'pending_confirmation' },
						{ name: 'Temporary Hold', value: 'temp_hold' },
						{ name: 'Unsubscribed', value: 'unsubscribed' },
					],
				}),
				tags: createTagsField('Contacts with any of these tags, at most 50.'),
			},
		}),
		listOptions: listOptions(includedParts),
	},
	async *pages({ api, params: { filters: chosen, listOptions: options }, limit }) {
		const { email, lists = [], segment, status = [], tags = [], ...times } = chosen;
		if (segment !== undefined) {
			const others = [email, ...lists, ...status, ...tags, ...Object.values(times)];
			refuseOthers(others.some((value) => value !== undefined) || options.include !== undefined);
			yield* listSegmentMembers(api, segment, limit);
			return;
		}
		const listIds = await findChosenIds(api, lists, { ...LIST_KIND, most: 25 });
		const tagIds = await findChosenIds(api, tags, TAG_KIND);
		const query = {
			...toTimeQuery(times),
			email: email && readEmail(email, 'Email Address'),
			...(listIds.length > 0 && { lists: listIds }),
			...(status.length > 0 && { status }),
			...(tagIds.length > 0 && { tags: tagIds }),
		};
		yield* listContacts(api, query, options, limit);
	},
});

/** @throws InputError if a segment is combined with something that the API doesn't allow with it (V3 API 4) */
function refuseOthers(hasOthers: boolean): void {
	if (!hasOthers) return;
	throw new InputError(
		"'Segment' can't be combined with other filters or with 'Include'",
		"Remove the others, and use a Filter node after this one. 'Contact: Get' returns all parts of a contact.",
	);
}
