import type { IDataObject } from 'n8n-workflow';

import { createJsonEncoding, type Encoding } from '../../constantContactShared/bulk/chunks';
import type { Row } from '../../constantContactShared/bulk/rows';
import { columns } from './columns';

/** Properties of the contact itself, by column (V2 API 2.9). */
const PROPERTIES: Record<string, string> = {
	'FIRST NAME': 'first_name',
	'MIDDLE NAME': 'middle_name',
	'LAST NAME': 'last_name',
	BIRTHDAY_DAY: 'birthday_day',
	BIRTHDAY_MONTH: 'birthday_month',
	ANNIVERSARY: 'anniversary',
	'JOB TITLE': 'job_title',
	'COMPANY NAME': 'company_name',
	'WORK PHONE': 'work_phone',
	'HOME PHONE': 'home_phone',
};

/** Properties of its address. In bulk data, the state code is free text (V2 API 2.9). */
const ADDRESS: Record<string, string> = {
	'ADDRESS LINE 1': 'line1',
	'ADDRESS LINE 2': 'line2',
	'ADDRESS LINE 3': 'line3',
	CITY: 'city',
	STATE: 'state_code',
	COUNTRY: 'country_code',
	'ZIP/POSTAL CODE': 'postal_code',
	'SUB ZIP/POSTAL CODE': 'sub_postal_code',
};

/**
 * Rows as the contacts of a JSON body, each already JSON.
 *
 * @param keepBlanks whether empty values are also sent
 */
export function createContactEncoding(keepBlanks: boolean): Encoding<string> {
	return createJsonEncoding((row) => toContact(row, keepBlanks));
}

function toContact(row: Row, keepBlanks: boolean): IDataObject {
	const contact: IDataObject = {};
	const address: IDataObject = { address_type: 'PERSONAL' };
	let hasAddress = false;
	const customFields: IDataObject[] = [];
	const names = row.source.columns;
	for (let index = 0; index < names.length; index++) {
		const column = names[index] ?? '';
		const value = row.cells[index] ?? '';
		if (value === '' && !keepBlanks) continue;
		const property = PROPERTIES[column];
		const part = ADDRESS[column];
		if (column === columns.email) contact.email_addresses = [value];
		else if (property !== undefined) contact[property] = value;
		else if (part !== undefined) {
			address[part] = value;
			hasAddress = true;
		} else customFields.push({ name: column.toLowerCase().replaceAll(' ', '_'), value });
	}
	if (hasAddress) contact.addresses = [address];
	if (customFields.length > 0) contact.custom_fields = customFields;
	return contact;
}
