import { badRequest } from '../errors';

/** Properties of an imported contact, by column (V2 API 2.9). */
const IMPORT_COLUMNS: Record<string, string> = {
	EMAIL: 'email',
	'FIRST NAME': 'first_name',
	'MIDDLE NAME': 'middle_name',
	'LAST NAME': 'last_name',
	BIRTHDAY_DAY: 'birthday_day',
	BIRTHDAY_MONTH: 'birthday_month',
	ANNIVERSARY: 'anniversary',
	'JOB TITLE': 'job_title',
	'COMPANY NAME': 'company_name',
	'WORK PHONE': 'work_phone',
	'HOME PHONE': 'home_phone',
	'ADDRESS LINE 1': 'line1',
	'ADDRESS LINE 2': 'line2',
	'ADDRESS LINE 3': 'line3',
	CITY: 'city',
	STATE: 'state_code',
	'US STATE/CA PROVINCE': 'state_code',
	COUNTRY: 'country_code',
	'ZIP/POSTAL CODE': 'postal_code',
	'SUB ZIP/POSTAL CODE': 'sub_postal_code',
	...Object.fromEntries(
		Array.from({ length: 15 }, (_, at) => [`CUSTOM FIELD ${at + 1}`, `custom_field_${at + 1}`]),
	),
};

const EXPORT_COLUMNS: Record<string, string> = {
	...IMPORT_COLUMNS,
	'EMAIL ADDRESS': 'email',
};

/** Properties of an import that contacts don't have, so that exports don't include them. */
const IMPORT_ONLY = ['birthday_day', 'birthday_month', 'anniversary'];

/**
 * The properties for the columns of an import.
 * @throws ApiError 400 for an unknown column, or if there are columns but EMAIL is missing
 */
export function importProperties(columns: string[]): string[] {
	const properties = columns.map((column) => propertyOf(IMPORT_COLUMNS, column));
	if (new Set(properties).size < properties.length) throw badRequest('A column appears twice.');
	if (columns.length > 0 && !properties.includes('email')) {
		throw badRequest('The column names must contain EMAIL.');
	}
	return properties;
}

/**
 * The properties for the columns of an export.
 * @throws ApiError 400 for an unknown column
 */
export function exportProperties(columns: string[]): string[] {
	return columns.map((column) => {
		const property = propertyOf(EXPORT_COLUMNS, column);
		if (IMPORT_ONLY.includes(property)) throw badRequest(`Unknown column name '${column}'.`);
		return property;
	});
}

function propertyOf(columns: Record<string, string>, name: string): string {
	const column = name.trim().toUpperCase();
	const property = Object.hasOwn(columns, column) ? columns[column] : undefined;
	if (property === undefined) throw badRequest(`Unknown column name '${name}'.`);
	return property;
}
