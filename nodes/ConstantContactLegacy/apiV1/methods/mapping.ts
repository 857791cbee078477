import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { contactFields, type ContactFieldKind } from '../contact/contactFields';
import { countryCodes, countryName, states } from '../contact/places';
import { EMAIL_TYPES } from '../contact/values';

/** The form for a contact. The address is needed for a new one. */
export async function getContactFieldsV1(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const isNew = this.getCurrentNodeParameter('operation') !== 'update';
	return {
		fields: contactFields.map(({ key, label, kind }) => {
			const options = OPTIONS[kind]?.();
			return {
				id: key,
				displayName: label,
				required: isNew && kind === 'email',
				defaultMatch: false,
				display: true,
				type: options === undefined ? 'string' : 'options',
				...(options && { options }),
			};
		}),
	};
}

/** What can be chosen for the fields that take only some values. */
const OPTIONS: Partial<Record<ContactFieldKind, () => INodePropertyOptions[]>> = {
	emailType: () => EMAIL_TYPES.map((type) => ({ name: type, value: type })),
	stateCode: () => byName(states.map(({ code, name }) => ({ name, value: code }))),
	countryCode: () => byName(countryCodes.map((code) => ({ name: countryName(code), value: code }))),
};

function byName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return options.sort((left, right) => left.name.localeCompare(right.name));
}
