import { schema, type JsonSchema } from '../../kit';

const { text, number, list, optional, anything } = schema;

/** Properties of a bulk activity (V3 API 6). */
const properties: Record<string, JsonSchema> = {
	activity_id: { type: 'string' },
	state: text,
	started_at: text,
	completed_at: text,
	created_at: text,
	updated_at: text,
	source_file_name: text,
	percent_done: number,
	// Texts, or objects with a message.
	activity_errors: list(anything),
	status: optional({
		items_total_count: number,
		items_completed_count: number,
		person_count: number,
		error_count: number,
		correctable_count: number,
		cannot_add_to_list_count: number,
		list_count: number,
	}),
	_links: optional({ self: optional({ href: text }), results: optional({ href: text }) }),
};

/** A bulk activity. Properties that the server hasn't sent yet are missing. */
export const activitySchema: JsonSchema = schema.object(properties, ['activity_id']);
