import { schema } from '../../kit';
import { createActivitySchemas, errorList } from '../../constantContactShared/bulk/schemas';

const { text, number, list, anything } = schema;

/** What operations on bulk jobs output (V2 API 2.9). */
export const { activitySchema, exportSchema, bulkSchema } = createActivitySchemas({
	id: { type: 'string' },
	type: text,
	status: text,
	errors: errorList,
	warnings: list(anything),
	file_name: text,
	error_count: number,
	contact_count: number,
	start_date: text,
	finish_date: text,
	created_date: text,
});
