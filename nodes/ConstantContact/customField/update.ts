import type { IDataObject } from 'n8n-workflow';

import {
	composeName,
	InputError,
	listRecords,
	nothingToUpdateError,
	path,
	updateFields,
	withLock,
} from '../../kit';
import { isDeletedChoice } from '../contact/form/customFields';
import { customFieldField } from '../fields/common';
import { define } from '../operation';
import { choiceLines, labelField, MOST_CHOICES } from './fields';
import { customFieldSchema } from './schema';

export const updateCustomField = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update custom field',
	description: "Change the label or choices of a custom field; fields you don't set are kept",
	requests: 'Two per field: one to read, one to write',
	output: customFieldSchema,
	fields: {
		customField: customFieldField,
		updateFields: updateFields({
			addChoices: choiceLines('Add Choices', 'One per line'),
			label: labelField,
			removeChoices: choiceLines(
				'Remove Choices',
				'One per line; contacts that have them lose them',
			),
		}),
	},
	async run({ api, params: { customField, updateFields } }) {
		const { label, addChoices = [], removeChoices = [] } = updateFields;
		if (label === undefined && addChoices.length + removeChoices.length === 0)
			throw nothingToUpdateError();
		const target = path`/contact_custom_fields/${customField}`;
		return await withLock(api.getKey(target), async () => {
			const current = await api.get(target);
			const choices = mergeChoices(current, addChoices, removeChoices);
			return await api.put(target, {
				label: label ?? current.label,
				// A PUT replaces the choices, even with an empty list (V3 API 5).
				...(choices !== undefined && { choices }),
			});
		});
	},
});

function readLabel({ choice_label: label }: IDataObject): string {
	return composeName(String(label));
}

/** The choices of a field after a change; undefined for a field without choices. */
function mergeChoices(
	{ label, type, choices }: IDataObject,
	added: string[],
	removed: string[],
): IDataObject[] | undefined {
	if (!Array.isArray(choices)) {
		if (added.length + removed.length === 0) return undefined;
		throw new InputError(
			`The custom field '${String(label)}' has no choices: its type is ${String(type)}`,
			"Remove 'Add Choices' and 'Remove Choices', or choose another field.",
		);
	}
	// In the order in which people see them: that of the response may be another.
	const current = listRecords(choices)
		.filter((one) => !isDeletedChoice(one))
		.sort((one, other) => Number(one.display_order ?? 0) - Number(other.display_order ?? 0));
	const labels = new Set(current.map(readLabel));
	const missing = removed.find((name) => !labels.has(composeName(name)));
	if (missing !== undefined) {
		const known = current.map(({ choice_label: name }) => String(name)).join(', ');
		throw new InputError(
			`The custom field '${String(label)}' has no choice '${missing}'`,
			`Use one or more of: ${known}.`,
		);
	}
	const gone = new Set(removed.map(composeName));
	const kept = current.filter((one) => !gone.has(readLabel(one)));
	const left = new Set(kept.map(readLabel));
	const fresh = added.filter((name) => !left.has(composeName(name)));
	const changed: IDataObject[] = [
		...kept.map(({ choice_id, choice_label }) => ({ choice_id, choice_label })),
		...fresh.map((choice_label) => ({ choice_label })),
	].map((entry, index) => ({ ...entry, display_order: index }));
	if (changed.length > 0 && changed.length <= MOST_CHOICES) return changed;
	throw new InputError(
		`The custom field '${String(label)}' would have ${changed.length} choices`,
		`It needs at least one, and allows at most ${MOST_CHOICES}.`,
	);
}
