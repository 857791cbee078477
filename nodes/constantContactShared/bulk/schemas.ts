import { schema, type JsonSchema } from '../../kit';

const { text, number } = schema;

/** What a job names as errors. */
export const errorList = schema.list(
	schema.object({ line_number: number, email_address: text, message: text }),
);

/** A row of the user's: an input item, or a line of a table in the input item's file. */
const place = {
	item: { type: 'integer', description: 'Input item, counted from 0' },
	row: number,
	email_address: text,
};

/** A bulk job. What the server hasn't told yet is missing. */
export function createActivitySchema(properties: Record<string, JsonSchema>): JsonSchema {
	return schema.object(properties, ['id']);
}

/** A bulk job with its file, or one of the contacts in that file. */
export function createExportSchema(properties: Record<string, JsonSchema>): JsonSchema {
	return schema.object({ ...properties, id: text, email_address: text });
}

/** A bulk job for rows, with those that were refused or left out. */
export function createBulkSchema({ errors, ...told }: Record<string, JsonSchema>): JsonSchema {
	return schema.object(
		{
			...told,
			errors: {
				...errors,
				items: schema.object({
					...place,
					line_number: number,
					message: text,
					contact: schema.optional({}),
				}),
			},
			rows_sent: { type: 'integer' },
			first: schema.object(place),
			last: schema.object(place),
			list: schema.optional({ id: text, name: text, created: schema.flag }),
			rows_skipped: schema.list(schema.object({ ...place, message: text })),
			duplicates: schema.list(schema.object({ ...place, message: text })),
			// A preview has these, and what is left out.
			preview: schema.flag,
			rows_to_send: { type: 'integer' },
			requests: { type: 'integer' },
			columns: schema.list(schema.object({ column: text, sent_as: text })),
			rows: schema.list(schema.object({ ...place, contact: schema.optional({}) })),
			// A row that was refused has these alone.
			error: text,
			message: text,
			details: schema.optional({}),
		},
		[],
	);
}
