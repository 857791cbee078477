import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { createList } from './create';
import { deleteList } from './delete';
import { getList } from './get';
import { getAllLists } from './getAll';
import { getListMembers } from './getMembers';
import { updateList } from './update';

/** Contact lists and their members. */
export const contactList: Resource<ConstantContactV2Api> = {
	value: 'contactList',
	name: 'Contact List',
	description: 'Mailing lists',
	operations: [createList, deleteList, getList, getAllLists, getListMembers, updateList],
};
