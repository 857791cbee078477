import type { Resource } from '../../kit';
import { declareListOperations } from '../../constantContactShared/contactLists';
import type { ConstantContactV1Api } from '../api/client';
import { listField } from '../fields/common';
import { plain } from '../operation';
import { createList } from './create';
import { getAllLists } from './getAll';
import { getListMembers } from './getMembers';
import { listSchema } from './schema';
import { updateList } from './update';

const { getList, deleteList } = declareListOperations(plain, listField, listSchema);

/** Contact lists and their members. */
export const contactList: Resource<ConstantContactV1Api> = {
	value: 'contactList',
	name: 'Contact List',
	description: 'Mailing lists',
	operations: [createList, deleteList, getList, getAllLists, getListMembers, updateList],
};
