import { collection, path } from '../../kit';
import {
	exportContactsInfo,
	exportOptions,
	toTitleCase,
} from '../../constantContactShared/bulk/exportFields';
import { CUSTOM_FIELDS } from '../../constantContactShared/bulk/columns';
import { fileFields } from '../../constantContactShared/bulk/exportFile';
import { runJob } from '../../constantContactShared/bulk/waiting';
import { listField } from '../fields/common';
import { define } from '../operation';
import { columns as known, exportedColumns } from './columns';
import { downloadFile } from './exportFile';
import { createJobs } from './jobs';
import { exportSchema } from './schema';

export const exportContacts = define.item({
	...exportContactsInfo,
	output: exportSchema,
	fields: {
		list: listField,
		...fileFields,
		activityOptions: collection({
			displayName: 'Options',
			fields: exportOptions(known, exportedColumns),
		}),
	},
	async run({ api: client, params, hint }) {
		const { columns = [], requestTimeout, ...options } = params.activityOptions;
		const api = client.withTimeout(requestTimeout);
		const order = {
			file_type: 'CSV',
			sort_by: options.sortBy ?? 'EMAIL_ADDRESS',
			export_date_added: options.exportOptDate ?? false,
			export_added_by: options.exportOptSource ?? false,
			lists: [params.list],
			column_names: [...new Set([known.email, ...columns])].map(toExportName),
		};
		const submit = async () => await api.postJob(path`/activities/exportcontacts`, order);
		const activity = await runJob(createJobs(api), submit, { wait: true, waiting: options, hint });
		return await downloadFile(api, activity, params);
	},
});

/** An export names its columns differently from an import (V2 API 2.9). */
function toExportName(column: string): string {
	if (column === known.email) return 'Email Address';
	return CUSTOM_FIELDS.includes(column)
		? column.replace('CUSTOM FIELD', 'Custom field')
		: toTitleCase(column);
}
