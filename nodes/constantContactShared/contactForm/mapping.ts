import type { INodePropertyOptions, ResourceMapperFields } from 'n8n-workflow';

import type { ContactFieldKind, FormField } from './fields';
import { countryCodes, getCountryName, states } from './places';
import { EMAIL_TYPES } from './values';

/**
 * The form for a contact as the editor shows it.
 *
 * @param isNew whether the contact is to be created, which requires the address
 */
export function toMapperFields(fields: FormField[], isNew: boolean): ResourceMapperFields {
	return {
		fields: fields.map(({ key, label, kind }) => {
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

/** The choices of fields that accept only certain values. */
const OPTIONS: Partial<Record<ContactFieldKind, () => INodePropertyOptions[]>> = {
	emailType: () => EMAIL_TYPES.map((type) => ({ name: type, value: type })),
	stateCode: () => sortByName(states.map(({ code, name }) => ({ name, value: code }))),
	countryCode: () =>
		sortByName(countryCodes.map((code) => ({ name: getCountryName(code), value: code }))),
};

function sortByName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return options.sort((left, right) => left.name.localeCompare(right.name));
}
