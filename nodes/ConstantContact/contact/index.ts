import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createContact } from './create';
import { deleteContact } from './delete';
import { getContact } from './get';
import { getAllContacts } from './getAll';
import { getContactCounts } from './getCounts';
import { getSmsHistory } from './getSmsHistory';
import {
	addContactTag,
	addContactToList,
	removeContactFromList,
	removeContactTag,
} from './memberships';
import { resubscribeContact } from './resubscribe';
import { signUpContact } from './signUp';
import { unsubscribeContact } from './unsubscribe';
import { updateContact } from './update';
import { upsertContact } from './upsert';

/** People, with an email address or a number for text messages. */
export const contact: Resource<ConstantContactApi> = {
	value: 'contact',
	name: 'Contact',
	description: 'People',
	operations: [
		addContactTag,
		addContactToList,
		createContact,
		upsertContact,
		deleteContact,
		getContact,
		getContactCounts,
		getAllContacts,
		getSmsHistory,
		removeContactFromList,
		removeContactTag,
		resubscribeContact,
		signUpContact,
		unsubscribeContact,
		updateContact,
	],
};
