import { choice, choices, collection, InputError, path, toggle, type Field } from '../../../kit';
import { listField } from '../fields/common';
import { define } from '../operation';
import { columnOf, COLUMNS, EMAIL } from './columns';
import { downloadFile, fileFields } from './exportFile';
import { encodeForm } from './form';
import { exportSchema } from './schema';
import { ACTIVITIES, runJob, waitOptions } from './waiting';

const anyColumns = choices({
	displayName: 'Columns',
	description: 'What is exported beside the email address',
	options: COLUMNS.filter((column) => column !== EMAIL)
		.map((column) => ({
			name: titleCase(column),
			value: column,
		}))
		.sort((left, right) => left.name.localeCompare(right.name)),
});

const columnsField: Field<string[]> = {
	...anyColumns,
	read(raw, context) {
		return anyColumns.read(raw, context).map((name) => {
			const column = columnOf(name);
			if (column !== undefined) return column;
			throw new InputError(
				`'Columns' holds '${name}', which Constant Contact doesn't know`,
				`Use names such as ${COLUMNS.slice(0, 4).join(', ')}.`,
			);
		});
	},
};

export const exportContacts = define.item({
	value: 'exportContacts',
	name: 'Export Contacts',
	action: 'Export contacts of list',
	description: 'Export the contacts of a list: starts the export, waits for it and downloads it',
	requests: 'Two per export, and one for each look at the status',
	output: exportSchema,
	fields: {
		list: listField,
		...fileFields,
		waiting: waitOptions,
		exportOptions: collection({
			displayName: 'Export Options',
			description: 'What the file holds, and how',
			fields: {
				columns: columnsField,
				exportListName: toggle({
					displayName: 'List Name',
					default: false,
					description: 'Whether to add a column with the name of the list',
				}),
				exportOptDate: toggle({
					displayName: 'Opt-In Date',
					default: false,
					description: 'Whether to add a column with the date of joining',
				}),
				exportOptSource: toggle({
					displayName: 'Opt-In Source',
					default: false,
					description: 'Whether to add a column that tells who added the contact',
				}),
				fileType: choice({
					displayName: 'File Type',
					default: 'CSV',
					description: 'Format of the file',
					options: [
						{ name: 'CSV', value: 'CSV' },
						{ name: 'TXT', value: 'TXT' },
					],
				}),
				sortBy: choice({
					displayName: 'Sort By',
					default: 'EMAIL_ADDRESS',
					description: 'Order of the contacts',
					options: [
						{ name: 'Date, Newest First', value: 'DATE_DESC' },
						{ name: 'Email Address', value: 'EMAIL_ADDRESS' },
					],
				}),
			},
		}),
	},
	async run({ api, params, hint }) {
		const {
			columns = [],
			exportListName = false,
			exportOptDate = false,
			exportOptSource = false,
			fileType = 'CSV',
			sortBy = 'EMAIL_ADDRESS',
		} = params.exportOptions;
		// The server's own defaults aren't documented (API notes 4.2), so all is said.
		const form = encodeForm([
			['activityType', 'EXPORT_CONTACTS'],
			['fileType', fileType],
			['exportOptDate', String(exportOptDate)],
			['exportOptSource', String(exportOptSource)],
			['exportListName', String(exportListName)],
			['sortBy', sortBy],
			...[...new Set([EMAIL, ...columns])].map((column): [string, string] => ['columns', column]),
			['listId', api.uri(path`/lists/${params.list}`)],
		]);
		const submit = async () => await api.postForm(ACTIVITIES, form);
		const { waiting } = params;
		const activity = await runJob(api, submit, { wait: true, waiting, hint });
		return await downloadFile(api, activity, params);
	},
});

/** `FIRST NAME` -> `First Name`; what stands in brackets stays. */
function titleCase(column: string): string {
	return column
		.toLowerCase()
		.replace(
			/(^|[\s/(])([a-z])/g,
			(_, before: string, letter: string) => before + letter.toUpperCase(),
		);
}
