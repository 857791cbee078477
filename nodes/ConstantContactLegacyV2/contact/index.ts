import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { addContactToList } from './addToList';
import { createContact } from './create';
import { getContact } from './get';
import { getAllContacts } from './getAll';
import { removeContactFromList } from './removeFromList';
import { unsubscribeContact } from './unsubscribe';
import { updateContact } from './update';
import { upsertContact } from './upsert';

/** Contacts and the lists that they are in. */
export const contact: Resource<ConstantContactV2Api> = {
	value: 'contact',
	name: 'Contact',
	description: 'People and their subscriptions',
	operations: [
		addContactToList,
		createContact,
		upsertContact,
		getContact,
		getAllContacts,
		removeContactFromList,
		unsubscribeContact,
		updateContact,
	],
};
