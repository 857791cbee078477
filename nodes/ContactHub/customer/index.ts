import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { addTag } from './addTag';
import { createCustomer } from './create';
import { deleteCustomer } from './delete';
import { getCustomer } from './get';
import { getAllCustomers } from './getAll';
import { removeTag } from './removeTag';
import { replaceCustomer } from './replace';
import { updateCustomer } from './update';
import { upsertCustomer } from './upsert';

/** Customers and their tags. */
export const customer: Resource<ContactHubApi> = {
	value: 'customer',
	name: 'Customer',
	description: 'Customers and their tags',
	operations: [
		addTag,
		createCustomer,
		upsertCustomer,
		deleteCustomer,
		getCustomer,
		getAllCustomers,
		removeTag,
		replaceCustomer,
		updateCustomer,
	],
};
