import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { toMapperFields } from '../../contactForm/mapping';
import { contactFields } from '../contact/contactFields';

/** The form for a contact. The address is needed for a new one. */
export async function getContactFieldsV2(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return toMapperFields(contactFields, this.getCurrentNodeParameter('operation') !== 'update');
}
