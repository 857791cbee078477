import { schema } from '../../kit';
import {
	createActivitySchema,
	createBulkSchema,
	errorList,
	createExportSchema,
} from '../../constantContactShared/bulk/schemas';

const { text, number, list, anything } = schema;

/** The properties of a bulk job (V2 API 2.9). */
const activityProperties = {
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
};

/** A bulk job. */
export const activitySchema = createActivitySchema(activityProperties);

/** A bulk job with its file, or one of the contacts in that file. */
export const exportSchema = createExportSchema(activityProperties);

/** A bulk job for rows, with those that were refused or left out. */
export const bulkSchema = createBulkSchema(activityProperties);
