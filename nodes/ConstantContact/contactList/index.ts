import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createList } from './create';
import { deleteList } from './delete';
import { getList } from './get';
import { getAllLists } from './getAll';
import { getListMembers } from './getMembers';
import { updateList } from './update';

/** Contact lists and their members. */
export const contactList: Resource<ConstantContactApi> = {
	value: 'contactList',
	name: 'Contact List',
	description: 'Mailing lists',
	operations: [createList, deleteList, getList, getAllLists, getListMembers, updateList],
};
