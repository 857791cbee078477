import type { IDataObject } from 'n8n-workflow';

import { schema, type JsonSchema } from '../../kit';
import { isComplete, runJob, type JobOptions } from '../../constantContactShared/bulk/waiting';
import type { ConstantContactApi } from '../api/client';
import { createJobs, requireNoErrors } from './jobs';
import { activitySchema } from './schema';

/**
 * The output of a deletion: whether it is done, and the bulk activity that performs it (V3 API 5).
 *
 * @param idKey key of the deleted record's ID, e.g. `list_id`
 */
export function createDeletionSchema(idKey: string): JsonSchema {
	return schema.object(
		{ deleted: { type: 'boolean' }, [idKey]: { type: 'string' }, ...activitySchema.properties },
		['deleted', idKey],
	);
}

/**
 * Deletes through a bulk activity and, if requested, waits for it: until then, the name can't be used again.
 *
 * @param record what the output has besides the activity, e.g. `{ list_id }`
 */
export async function deleteByActivity(
	api: ConstantContactApi,
	target: string,
	record: IDataObject,
	options: JobOptions,
): Promise<IDataObject> {
	const started = await api.delete(target);
	// If the first try succeeded but its response was lost, the repeated request finds nothing and returns no activity.
	if (started === undefined) return { deleted: true, ...record };
	const jobs = createJobs(api);
	const activity = await runJob(jobs, () => Promise.resolve(started), options);
	requireNoErrors(activity);
	return { deleted: isComplete(jobs, activity), ...record, ...activity };
}
