import { collection, path, type Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { listField, membershipCount } from '../fields/common';
import { plain } from '../operation';
import { createList } from './create';
import { deleteList } from './delete';
import { getAllLists } from './getAll';
import { getListMembers } from './getMembers';
import { listSchema } from './schema';
import { updateList } from './update';

const getList = plain.get({
	noun: 'contact list',
	description: 'Retrieve a contact list',
	requests: 'One per list',
	output: listSchema,
	fields: {
		list: listField,
		options: collection({ displayName: 'Options', fields: { membershipCount } }),
	},
	async run({ api, params: { list, options } }) {
		const { membershipCount: counted = 'all' } = options;
		return await api.get(path`/contact_lists/${list}`, { include_membership_count: counted });
	},
});

/** Contact lists and their members. */
export const contactList: Resource<ConstantContactApi> = {
	value: 'contactList',
	name: 'Contact List',
	description: 'Mailing lists',
	operations: [createList, deleteList, getList, getAllLists, getListMembers, updateList],
};
