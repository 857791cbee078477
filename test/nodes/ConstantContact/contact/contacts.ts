import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';

import type { AccountNode, ConnectedNode } from '../setup';

/** A form filled in by hand. */
export const form = (value: IDataObject): ResourceMapperValue => ({
	mappingMode: 'defineBelow',
	value: value as ResourceMapperValue['value'],
	schema: [],
	matchingColumns: [],
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

/** A form whose fields are matched to the item by name. */
export const fromItem: ResourceMapperValue = {
	...form({}),
	mappingMode: 'autoMapInputData',
	value: null,
};

/** The parts of a contact to read. */
export const PARTS = 'custom_fields,list_memberships,phone_numbers,street_addresses,taggings,notes';

/** Creates a custom field, and returns its key in forms. */
export async function customField(node: ConnectedNode, field: IDataObject): Promise<string> {
	const { json } = await node.run('customField', 'create', field as never);
	node.sandbox.log.clear();
	return `cf:${String(json[0]?.custom_field_id)}`;
}

const TIMES = { createdTime: 0, updatedTime: 0 };

/** A contact with a value in every property. */
export function wholeContact({ account }: AccountNode) {
	const [list, second] = account.lists();
	const [tag] = account.tags();
	const [field] = account.customFields().filter(({ type }) => type === 'string');
	return account.putContact({
		email: 'ann@example.com',
		texts: { first_name: 'Ann', last_name: 'Adams', job_title: 'Cook', company_name: 'Elm' },
		lists: [list!.id, second!.id],
		tags: [tag!.id],
		fields: { [field!.id]: 'blue' },
		phones: [
			{
				id: '11111111-1111-4111-8111-111111111111',
				number: '555-0100',
				kind: 'home',
				createSource: 'Account',
				updateSource: 'Account',
				...TIMES,
			},
		],
		addresses: [
			{
				id: '22222222-2222-4222-8222-222222222222',
				kind: 'home',
				texts: { street: '1 Elm Street', city: 'Rome', country: 'Italy' },
				...TIMES,
			},
		],
		notes: [{ id: '33333333-3333-4333-8333-333333333333', content: 'Likes roses', createdTime: 0 }],
	});
}

/** Everything that changing something else must leave unchanged. */
export function contentOf({ account }: ConnectedNode, email = 'ann@example.com') {
	const { texts, lists, tags, fields, phones, addresses, notes, birthday, anniversary } =
		account.contact(email)!;
	return {
		texts,
		lists,
		tags,
		fields,
		phones: phones.map(({ number, kind }) => ({ number, kind })),
		addresses: addresses.map(({ kind, texts: parts }) => ({ kind, parts })),
		notes: notes.map(({ content }) => content),
		birthday,
		anniversary,
	};
}
