import type { IDataObject } from 'n8n-workflow';

import { InputError, isBlank, listRecords, toComparableName } from '../../../kit';
import type { ConstantContactApi } from '../../api/client';
import { CUSTOM_FIELDS } from '../../fields/common';

/** A choice of a custom field. */
export interface FieldChoice {
	id: string;
	label: string;
}

/** Whether a choice of a custom field, as returned by the API, was deleted. */
export function isDeletedChoice({ deleted_at: when }: IDataObject): boolean {
	return !isBlank(when);
}

/** A custom field of the account. */
export interface CustomField {
	id: string;
	label: string;
	/** Its name in imports. */
	name: string;
	type: string;
	/** Those that contacts can get. */
	choices: FieldChoice[];
	/** Labels of all choices by ID: contacts may still have one that was deleted. */
	choiceLabels: Map<string, string>;
}

/** The prefix of the key of a custom field's value; the ID follows. */
const PREFIX = 'cf:';

/** Key of a custom field in forms. */
export function getKey({ id }: CustomField): string {
	return `${PREFIX}${id}`;
}

/** Whether a key of a form names a custom field. */
export function isCustomKey(key: string): boolean {
	return key.startsWith(PREFIX);
}

/** The name by which the fields are read once. */
const READ = 'customFields';

/** Whether an item has asked for the custom fields: another one that waits for them, too, stays behind it. */
export function areCustomFieldsRead(api: ConstantContactApi): boolean {
	return api.isReadOnce(READ);
}

/** The custom fields of the account, read once for all items of a run. */
export async function readCustomFields(api: ConstantContactApi): Promise<CustomField[]> {
	return await api.readOnce(READ, async () => {
		const fields: CustomField[] = [];
		for await (const page of api.pages(CUSTOM_FIELDS, 'custom_fields', { limit: 100 })) {
			for (const record of page) fields.push(toCustomField(record));
		}
		return fields;
	});
}

/** The same by their IDs: lists of contacts look up each value of each contact. */
export async function readCustomFieldsById(
	api: ConstantContactApi,
): Promise<Map<string, CustomField>> {
	return await api.readOnce('customFieldsById', async () => {
		return new Map((await readCustomFields(api)).map((field) => [field.id, field]));
	});
}

/**
 * The custom field that a column stands for: by key, label or name, or else by a similar name.
 *
 * @throws InputError if several are similar and none matches exactly: the value might go into the wrong field
 */
export function findCustomField(fields: CustomField[], column: string): CustomField | undefined {
	const same = fields.find((field) => [getKey(field), field.label].includes(column));
	if (same !== undefined) return same;
	const wanted = toComparableName(column);
	if (wanted === '') return undefined;
	const alike = fields.filter(({ label, name }) =>
		[label, name].some((known) => toComparableName(known) === wanted),
	);
	if (alike.length <= 1) return alike[0];
	const labels = alike.map(({ label }) => `'${label}'`).join(' and ');
	throw new InputError(
		`The column '${column}' may be any of the custom fields ${labels}`,
		'Name the column exactly as one of them, or map it by hand.',
	);
}

function toCustomField(record: IDataObject): CustomField {
	const choices = listRecords(record.choices);
	const toChoice = ({ choice_id: id, choice_label: label }: IDataObject): FieldChoice => ({
		id: String(id),
		label: String(label),
	});
	return {
		id: String(record.custom_field_id),
		label: String(record.label ?? ''),
		name: String(record.name ?? ''),
		type: String(record.type ?? 'string'),
		choices: choices.filter((choice) => !isDeletedChoice(choice)).map(toChoice),
		choiceLabels: new Map(choices.map(toChoice).map(({ id, label }) => [id, label])),
	};
}
