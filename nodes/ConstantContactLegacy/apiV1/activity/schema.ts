import { schema, type JsonSchema } from '../../../kit';

const { text, number } = schema;

const error = schema.object({ line_number: number, email_address: text, message: text });

const activityProperties = {
	id: { type: 'string' },
	type: text,
	status: text,
	errors: schema.list(error),
	file_name: text,
	transaction_count: number,
	run_start_time: text,
	run_finish_time: text,
	insert_time: text,
	uri: text,
	updated: text,
};

/** A bulk job (API notes 4.4). What the server hasn't told yet is missing. */
export const activitySchema: JsonSchema = schema.object(activityProperties, ['id']);

/** A bulk job with its file, or one of the contacts in that file. */
export const exportSchema: JsonSchema = schema.object({
	...activityProperties,
	id: text,
	email_address: text,
});

/** A row of the user's: an input item, or a line of a table in the input item's file. */
const place = {
	item: { type: 'integer', description: 'Input item, counted from 0' },
	row: number,
	email_address: text,
};

const { errors, ...told } = activityProperties;

/** A bulk job that was sent rows, with the rows that were refused or left out. */
export const bulkSchema: JsonSchema = schema.object(
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
		rows_skipped: schema.list(schema.object({ ...place, message: text })),
		duplicates: schema.list(schema.object({ ...place, message: text })),
	},
	['id', 'rows_sent'],
);
