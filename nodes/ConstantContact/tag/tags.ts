import { collection, path, required, text } from '../../kit';
import { waitFields } from '../../constantContactShared/bulk/waiting';
import { deleteByActivity, createDeletionSchema } from '../activity/deletion';
import { contactsCount, tagField, TAGS } from '../fields/common';
import { define, plain } from '../operation';
import { tagSchema } from './schema';

const nameField = required(
	text({
		displayName: 'Name',
		placeholder: 'e.g. VIP',
		description: 'Unique in the account',
		maxLength: 255,
	}),
);

const options = collection({ displayName: 'Options', fields: { contactsCount } });

export const createTag = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create tag',
	description: 'Create a new tag',
	requests: 'One per tag',
	output: tagSchema,
	fields: { name: nameField },
	run: async ({ api, params: { name } }) => await api.post(TAGS, { name }),
});

export const getTag = plain.get({
	noun: 'tag',
	description: 'Retrieve a tag',
	requests: 'One per tag',
	output: tagSchema,
	fields: { tag: tagField, options },
	async run({ api, params: { tag, options: chosen } }) {
		const { contactsCount: counted = true } = chosen;
		return await api.get(path`/contact_tags/${tag}`, { include_count: counted });
	},
});

export const getAllTags = plain.getAll({
	noun: 'tags',
	description: 'Retrieve a list of tags',
	requests: 'One per 500 tags',
	length: 'short',
	output: tagSchema,
	fields: { options },
	pages({ api, params: { options: chosen } }) {
		const { contactsCount: counted = true } = chosen;
		return api.pages(TAGS, 'tags', { limit: 500, include_count: counted }, Infinity);
	},
});

export const updateTag = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update tag',
	description: 'Rename a tag; its contacts keep it',
	requests: 'One per tag',
	output: tagSchema,
	fields: { tag: tagField, name: nameField },
	run: async ({ api, params: { tag, name } }) =>
		await api.put(path`/contact_tags/${tag}`, { name }),
});

export const deleteTag = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete tag',
	description: 'Delete a tag, and remove it from all contacts',
	requests: 'One per tag, and one per status check',
	output: createDeletionSchema('tag_id'),
	fields: { tag: tagField, ...waitFields },
	async run({ api, params: { tag, wait, waiting }, hint }) {
		const target = path`/contact_tags/${tag}`;
		return await deleteByActivity(api, target, { tag_id: tag }, { wait, waiting, hint });
	},
});
