import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { listField } from '../fields/common';
import { plain } from '../operation';
import { createList } from './create';
import { getAllLists } from './getAll';
import { getListMembers } from './getMembers';
import { listSchema } from './schema';
import { updateList } from './update';

const getList = plain.get({
	noun: 'contact list',
	description: 'Retrieve a contact list',
	requests: 'One per list',
	output: listSchema,
	fields: { list: listField },
	run: async ({ api, params }) => await api.get(path`/lists/${params.list}`),
});

const deleteList = plain.delete({
	noun: 'contact list',
	description: 'Delete a contact list; its contacts stay in the account',
	requests: 'One per list',
	fields: { list: listField },
	target: ({ params }) => path`/lists/${params.list}`,
	ids: { id: 'list' },
});

/** Contact lists and their members. */
export const contactList: Resource<ConstantContactV2Api> = {
	value: 'contactList',
	name: 'Contact List',
	description: 'Mailing lists',
	operations: [createList, deleteList, getList, getAllLists, getListMembers, updateList],
};
