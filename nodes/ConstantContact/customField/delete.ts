import { path, schema } from '../../kit';
import { customFieldField } from '../fields/common';
import { define } from '../operation';

export const deleteCustomField = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete custom field',
	description: 'Delete a custom field, with the values that contacts have in it',
	requests: 'One per field',
	output: schema.object({ deleted: { type: 'boolean' }, custom_field_id: { type: 'string' } }, [
		'deleted',
		'custom_field_id',
	]),
	fields: { customField: customFieldField },
	async run({ api, params: { customField } }) {
		await api.delete(path`/contact_custom_fields/${customField}`);
		return { deleted: true, custom_field_id: customField };
	},
});
