import { schema, type JsonSchema } from '../../kit';

const { text, number } = schema;

/** An error as listed in a job. */
export const errorList = schema.list(
	schema.object({ line_number: number, email_address: text, message: text }),
);

/** One of the user's rows: an input item, or a line of the table in an input item's file. */
const place = {
	item: { type: 'integer', description: 'Input item, counted from 0' },
	row: number,
	email_address: text,
};

/** The outputs of operations on bulk jobs. Properties that the server hasn't sent yet are missing. */
interface ActivitySchemas {
	/** A bulk job. */
	activitySchema: JsonSchema;
	/** A bulk job with its file, or one of the contacts in that file. */
	exportSchema: JsonSchema;
	/** A bulk job for rows. */
	bulkSchema: JsonSchema;
}

/** The outputs of operations on bulk jobs with these properties. */
export function createActivitySchemas(properties: Record<string, JsonSchema>): ActivitySchemas {
	return {
		activitySchema: schema.object(properties, ['id']),
		exportSchema: schema.object({ ...properties, id: text, email_address: text }),
		bulkSchema: createBulkSchema(properties),
	};
}

/** A bulk job for rows, with those that were rejected or left out. */
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
			// Only a preview has these, and lists what is left out.
			preview: schema.flag,
			rows_to_send: { type: 'integer' },
			requests: { type: 'integer' },
			columns: schema.list(schema.object({ column: text, sent_as: text })),
			rows: schema.list(schema.object({ ...place, contact: schema.optional({}) })),
			// Only a rejected row has these.
			error: text,
			message: text,
			details: schema.optional({}),
		},
		[],
	);
}
