import { schema } from '../../kit';
import {
	createActivitySchema,
	createBulkSchema,
	errorList,
	createExportSchema,
} from '../../constantContactShared/bulk/schemas';

const { text, number } = schema;

/** The properties of a bulk job (V1 API 4.4). */
const activityProperties = {
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
};

/** A bulk job. */
export const activitySchema = createActivitySchema(activityProperties);

/** A bulk job with its file, or one of the contacts in that file. */
export const exportSchema = createExportSchema(activityProperties);

/** A bulk job for rows, with those that were refused or left out. */
export const bulkSchema = createBulkSchema(activityProperties);
