import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { toMapperFields } from '../../constantContactShared/contactForm/mapping';
import { contactFields } from '../contact/contactFields';

/** The form for a contact. A new contact requires an address. */
export async function getContactFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return toMapperFields(contactFields, this.getCurrentNodeParameter('operation') !== 'update');
}
