import type { IDataObject } from 'n8n-workflow';

import {
	jsonObject,
	nothingToUpdateError,
	path,
	removeNulls,
	required,
	text,
	updateFields,
	withLock,
} from '../../kit';
import { createClearing } from '../../constantContactShared/fields/clearing';
import { define } from '../operation';
import { automationField } from './fields';
import { automationSchema } from './schema';

/** Properties of an automation by parameter. */
const PROPERTIES = {
	activeDefinition: 'active_definition',
	description: 'description',
	draftDefinition: 'draft_definition',
	name: 'name',
} as const;

const descriptionField = text({ displayName: 'Description', rows: 3 });

/** The properties that an automation can do without. */
const clearing = createClearing({ description: descriptionField });

export const updateAutomation = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update automation',
	description:
		"Change the name, description or definition of an automation; fields you don't set are kept",
	requests: 'Two per automation: one to read, one to write',
	output: automationSchema,
	fields: {
		automation: automationField,
		updateFields: updateFields({
			activeDefinition: jsonObject({
				displayName: 'Active Definition',
				description:
					'The definition, as returned by Automation: Get, e.g. {"state": "ACTIVE", "trigger": {...}}. This activates it.',
			}),
			description: descriptionField,
			draftDefinition: jsonObject({
				displayName: 'Draft Definition',
				description:
					'The draft in the format of Automation: Get, e.g. {"state": "DRAFT", "trigger": {...}}',
			}),
			fieldsToClear: clearing.field,
			name: required(text({ displayName: 'Name', maxLength: 255 })),
		}),
	},
	async run({ api, params: { automation, updateFields } }) {
		const { fieldsToClear, ...values } = updateFields;
		const changes: IDataObject = {};
		for (const [name, value] of clearing.listChanges(values, fieldsToClear)) {
			changes[PROPERTIES[name as keyof typeof PROPERTIES]] = value;
		}
		if (Object.keys(changes).length === 0) throw nothingToUpdateError();
		const target = path`/automations/workflows/${automation}`;
		return await withLock(api.getKey(target), async () => {
			// Whether a PUT keeps properties that it omits isn't documented.
			const current = await api.get(target);
			return await api.put(target, { automation_flow: { ...removeNulls(current), ...changes } });
		});
	},
});
