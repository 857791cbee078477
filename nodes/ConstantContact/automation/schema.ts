import { schema, type JsonSchema } from '../../kit';

const { text, flag, list, object, optional, anything } = schema;

const tags = list(object({ key: text, value: text, display_value: text }));

/** Trigger and steps; their contents vary between automations. */
const definition = optional({ state: text, trigger: anything, workflow: anything });

/** An automation as returned in lists (V3 API appendix A). */
export const automationSummarySchema: JsonSchema = object(
	{
		id: { type: 'string' },
		name: text,
		description: text,
		status: text,
		active_state: text,
		draft_state: text,
		created_by_id: text,
		created_date: text,
		promoted_by_id: text,
		promoted_date: text,
		update_date: text,
		template_id: text,
		structured_tags: tags,
	},
	['id'],
);

/** A whole automation (V3 API appendix A). */
export const automationSchema: JsonSchema = object(
	{
		id: { type: 'string' },
		name: text,
		name_explicitly_set: flag,
		description: text,
		status: text,
		structured_tags: tags,
		active_definition: definition,
		draft_definition: definition,
	},
	['id'],
);
