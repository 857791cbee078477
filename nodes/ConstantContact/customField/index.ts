import { path, type Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { customFieldField } from '../fields/common';
import { plain } from '../operation';
import { createCustomField } from './create';
import { getAllCustomFields } from './getAll';
import { customFieldSchema } from './schema';
import { updateCustomField } from './update';

const getCustomField = plain.get({
	noun: 'custom field',
	description: 'Retrieve a custom field',
	requests: 'One per field',
	output: customFieldSchema,
	fields: { customField: customFieldField },
	run: async ({ api, params }) => await api.get(path`/contact_custom_fields/${params.customField}`),
});

const deleteCustomField = plain.delete({
	noun: 'custom field',
	description: 'Delete a custom field, with the values that contacts have in it',
	requests: 'One per field',
	fields: { customField: customFieldField },
	target: ({ params: { customField } }) => path`/contact_custom_fields/${customField}`,
	ids: { custom_field_id: 'customField' },
});

/** The fields that an account has added to its contacts. */
export const customField: Resource<ConstantContactApi> = {
	value: 'customField',
	name: 'Custom Field',
	description: 'Your own contact fields',
	operations: [
		createCustomField,
		deleteCustomField,
		getCustomField,
		getAllCustomFields,
		updateCustomField,
	],
};
