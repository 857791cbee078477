import {
	additionalFields,
	createClearingField,
	createUnusableValuesField,
	previewField,
	resourceMapper,
	text,
} from '../../kit';
import { moreJsonField, nodeField, sessionIdField } from '../fields/common';
import { customerFields } from '../model/customerFields';

const form = {
	displayName: 'Customer Fields',
	description: 'Empty values are not sent',
	resourceMapperMethod: 'getCustomerFields',
	builderHint: {
		propertyHint:
			'Keys: externalId, base.firstName, base.contacts.email, base.address.city, consents.disclaimer.date, tags.manual, extended.NAME',
	},
	fieldWords: { singular: 'field', plural: 'fields' },
	naming: ['externalId'],
};

/** The form for a customer's data; its fields are the documented ones and the workspace's own. */
export const customerForm = resourceMapper(form);

/** Fields that an update clears. */
export const fieldsToClear = createClearingField(
	customerFields.map(({ label, path }) => ({ name: label, value: path })),
);

/** Optional parts of writing a new customer. */
const createExtras = additionalFields({
	json: moreJsonField,
	node: nodeField,
	sessionId: sessionIdField,
});

/** What to do with invalid values. */
export const unusableValues = createUnusableValuesField('customerFields');

/** The fields of every operation that writes a whole customer. */
export const newCustomerFields = {
	customerFields: resourceMapper({ ...form, opensWithFields: true }),
	unusableValues,
	additionalFields: createExtras,
	preview: previewField,
};

/** The fields of *Create or Update*. */
export const upsertFields = {
	...newCustomerFields,
	customerFields: resourceMapper({
		...form,
		hint: 'ContactHub recognizes a customer by Email or External ID: fill in at least one of them',
		opensWithFields: true,
	}),
};

/** An external ID to look for. */
export const externalIdField = text({
	displayName: 'External ID',
	placeholder: 'e.g. CRM-4711',
});
