import { schema } from '../../kit';
import { createActivitySchemas, errorList } from '../../constantContactShared/bulk/schemas';

const { text, number } = schema;

/** What operations on bulk jobs output (V1 API 4.4). */
export const { activitySchema, exportSchema, bulkSchema } = createActivitySchemas({
	id: { type: 'string' },
	type: text,
	status: text,
	errors: errorList,
	error_count: number,
	file_name: text,
	transaction_count: number,
	run_start_time: text,
	run_finish_time: text,
	insert_time: text,
	uri: text,
	updated: text,
});
