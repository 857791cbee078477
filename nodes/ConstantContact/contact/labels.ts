import type { IDataObject } from 'n8n-workflow';

import type { ConstantContactApi } from '../api/client';
import { getRecords } from './form/body';
import { readCustomFieldsById, type CustomField } from './form/customFields';

/** The same contact, with labels for its custom fields and their choices: responses have only IDs. */
export async function addLabels(
	api: ConstantContactApi,
	contact: IDataObject,
): Promise<IDataObject> {
	const [labelled = contact] = await addLabelsToAll(api, [contact]);
	return labelled;
}

/** The same for the contacts of a page. */
export async function addLabelsToAll(
	api: ConstantContactApi,
	contacts: IDataObject[],
): Promise<IDataObject[]> {
	const hasNone = (contact: IDataObject) => getRecords(contact, 'custom_fields').length === 0;
	if (contacts.every(hasNone)) return contacts;
	const fields = await readCustomFieldsById(api);
	return contacts.map((contact) => labelFields(contact, fields));
}

function labelFields(contact: IDataObject, fields: Map<string, CustomField>): IDataObject {
	const values = getRecords(contact, 'custom_fields');
	if (values.length === 0) return contact;
	const labelled = values.map((entry) => {
		const { custom_field_id: id, ...rest } = entry;
		const field = fields.get(String(id));
		if (field === undefined) return entry;
		const chosen = Array.isArray(entry.choice_ids) ? entry.choice_ids.map(String) : undefined;
		const choices = chosen?.map((choice) => field.choiceLabels.get(choice) ?? choice);
		return { custom_field_id: id, label: field.label, ...rest, ...(choices && { choices }) };
	});
	return { ...contact, custom_fields: labelled };
}
