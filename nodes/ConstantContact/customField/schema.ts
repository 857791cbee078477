import { schema, type JsonSchema } from '../../kit';

const { text, number, flag, list, object, optional } = schema;

/** A custom field of contacts (V3 API 5). */
export const customFieldSchema: JsonSchema = object(
	{
		custom_field_id: { type: 'string' },
		label: text,
		name: text,
		type: text,
		metadata: optional({
			display_type: text,
			display_format: text,
			allow_negative: flag,
			decimal_places: number,
			currency_code: text,
			integer: flag,
		}),
		version: number,
		choices: list(
			object({
				custom_field_id: text,
				choice_id: number,
				choice_label: text,
				display_order: number,
				created_at: text,
				updated_at: text,
				deleted_at: text,
			}),
		),
		created_at: text,
		updated_at: text,
	},
	['custom_field_id'],
);
