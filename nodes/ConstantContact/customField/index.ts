import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createCustomField } from './create';
import { deleteCustomField } from './delete';
import { getCustomField } from './get';
import { getAllCustomFields } from './getAll';
import { updateCustomField } from './update';

/** The fields that an account has added to its contacts. */
export const customField: Resource<ConstantContactApi> = {
	value: 'customField',
	name: 'Custom Field',
	description: 'Contact fields of your own',
	operations: [
		createCustomField,
		deleteCustomField,
		getCustomField,
		getAllCustomFields,
		updateCustomField,
	],
};
