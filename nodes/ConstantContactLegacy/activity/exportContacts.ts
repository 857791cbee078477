import { choice, collection, path, toggle } from '../../kit';
import { exportContactsInfo, exportOptions } from '../../constantContactShared/bulk/exportFields';
import { fileFields } from '../../constantContactShared/bulk/exportFile';
import { runJob } from '../../constantContactShared/bulk/waiting';
import { listField } from '../fields/common';
import { define } from '../operation';
import { columns as known } from './columns';
import { downloadFile } from './exportFile';
import { encodeForm, startJob } from './form';
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
			fields: {
				...exportOptions(known),
				exportListName: toggle({
					displayName: 'List Name',
					default: false,
					description: 'Whether to add the name of the list',
				}),
				fileType: choice({
					displayName: 'File Type',
					default: 'CSV',
					options: [
						{ name: 'CSV', value: 'CSV' },
						{ name: 'TXT', value: 'TXT' },
					],
				}),
			},
		}),
	},
	async run({ api: client, params, hint }) {
		const { columns = [], requestTimeout, ...options } = params.activityOptions;
		const api = client.withTimeout(requestTimeout);
		// The server's defaults aren't documented (V1 API 4.2), so everything is specified.
		const form = encodeForm([
			['activityType', 'EXPORT_CONTACTS'],
			['fileType', options.fileType ?? 'CSV'],
			['exportOptDate', String(options.exportOptDate ?? false)],
			['exportOptSource', String(options.exportOptSource ?? false)],
			['exportListName', String(options.exportListName ?? false)],
			['sortBy', options.sortBy ?? 'EMAIL_ADDRESS'],
			...[...new Set([known.email, ...columns])].map((column): [string, string] => [
				'columns',
				column,
			]),
			['listId', api.uri(path`/lists/${params.list}`)],
		]);
		const submit = async () => await startJob(api, form);
		const activity = await runJob(createJobs(api), submit, { wait: true, waiting: options, hint });
		return await downloadFile(api, activity, params);
	},
});
