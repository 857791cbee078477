import type { FieldType, ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { getKey, readCustomFields } from '../contact/form/customFields';
import { contactFields, SMS_PERMISSIONS, type FieldKind } from '../contact/form/fields';
import { loadFromApi } from './loadFromApi';

const TYPES: Record<FieldKind, FieldType> = {
	email: 'string',
	text: 'string',
	month: 'number',
	day: 'number',
	date: 'string',
	smsNumber: 'string',
	smsPermission: 'options',
};

/** Types of custom fields other than text. Dates stay text: n8n would add a time and a zone. */
const CUSTOM_TYPES: Record<string, FieldType> = {
	boolean: 'boolean',
	datetime: 'dateTime',
	single_select: 'options',
	multi_select: 'array',
};

/** Operations that require the address. */
const WITH_EMAIL = ['upsert', 'signUp'];

/** The form for a contact, with the account's custom fields by label. */
export async function getContactFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const needsEmail = WITH_EMAIL.includes(String(this.getCurrentNodeParameter('operation')));
	return await loadFromApi(this, 'list custom fields', async (api) => {
		const custom = await readCustomFields(api);
		const shared = { required: false, defaultMatch: false, display: true };
		return {
			fields: [
				...contactFields.map(({ key, label, kind }) => ({
					...shared,
					id: key,
					displayName: label,
					required: needsEmail && kind === 'email',
					type: TYPES[kind],
					...(kind === 'smsPermission' && { options: SMS_PERMISSIONS }),
				})),
				...custom.map((field) => ({
					...shared,
					id: getKey(field),
					displayName: field.label,
					type: CUSTOM_TYPES[field.type] ?? 'string',
					...(field.type === 'single_select' && {
						options: field.choices.map(({ label }) => ({ name: label, value: label })),
					}),
				})),
			],
		};
	});
}
