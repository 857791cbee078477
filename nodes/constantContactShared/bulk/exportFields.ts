import {
	choice,
	choices,
	compareNames,
	InputError,
	guardEmptyExpression,
	timeoutField,
	toggle,
	type Field,
} from '../../kit';
import type { Columns } from './columns';
import { waitOptions } from './waiting';

/** The texts of *Export Contacts*, in both versions. */
export const exportContactsInfo = {
	value: 'exportContacts',
	name: 'Export Contacts',
	action: 'Export contacts of list to file or items',
	description: 'Export the contacts of a list: start the export, wait for it and download it',
	requests: 'Two per export, and one per status check',
};

/** Columns that can be chosen for an exported file; the email address is always included. */
function exportColumns(known: Columns, names = known.names): Field<string[]> {
	const anyColumns = choices({
		displayName: 'Columns',
		description: 'In addition to the email address',
		options: names
			.filter((column) => column !== known.email)
			.map((column) => ({ name: toTitleCase(column), value: column }))
			.sort((left, right) => compareNames(left.name, right.name)),
	});
	return guardEmptyExpression({
		...anyColumns,
		read(raw, context) {
			return anyColumns.read(raw, context).map((name) => {
				const column = known.find(name);
				if (column !== undefined && names.includes(column)) return column;
				throw new InputError(
					`'Columns' contains '${name}', which Constant Contact doesn't recognize`,
					`Use names such as ${names.slice(0, 4).join(', ')}.`,
				);
			});
		},
	});
}

/** The options of every export, except its columns. */
const commonOptions = {
	...waitOptions,
	exportOptDate: toggle({
		displayName: 'Opt-In Date',
		default: false,
		description: 'Whether to add the date of joining',
	}),
	exportOptSource: toggle({
		displayName: 'Opt-In Source',
		default: false,
		description: 'Whether to add who added the contact',
	}),
	requestTimeout: timeoutField,
	sortBy: choice({
		displayName: 'Sort By',
		default: 'EMAIL_ADDRESS',
		options: [
			{ name: 'Date, Newest First', value: 'DATE_DESC' },
			{ name: 'Email Address', value: 'EMAIL_ADDRESS' },
		],
	}),
};

/**
 * The options of an export.
 *
 * @param names the columns that can be chosen, if not all
 */
export function exportOptions(
	known: Columns,
	names?: readonly string[],
): typeof commonOptions & { columns: Field<string[]> } {
	return { ...commonOptions, columns: exportColumns(known, names) };
}

/** `FIRST NAME` -> `First Name`, also inside brackets. */
export function toTitleCase(column: string): string {
	return column
		.toLowerCase()
		.replace(
			/(^|[\s/(])([a-z])/g,
			(_, before: string, letter: string) => before + letter.toUpperCase(),
		);
}
