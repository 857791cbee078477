import { LANGUAGES, type PersonField } from './columnRow';
import { removeAccents } from './names';
import { personColumns } from './personColumns';

/** All names of a field's column, including those with accents removed. */
export function getPersonColumnNames(...fields: PersonField[]): string[] {
	const names = personColumns
		.filter(({ field }) => fields.includes(field))
		.flatMap(({ programs, ...one }) => [
			...LANGUAGES.flatMap((language) => one[language]),
			...programs,
		]);
	return [...new Set(names.flatMap((name) => [name, toPlainLetters(name)]))];
}

let indexFields: Map<string, PersonField> | undefined;

/** The field that a column stands for; undefined if the name isn't in the table. */
export function findPersonField(column: string): PersonField | undefined {
	indexFields ??= new Map(
		personColumns.flatMap(({ field }) =>
			getPersonColumnNames(field).map((name): [string, PersonField] => [toComparable(name), field]),
		),
	);
	return indexFields.get(toComparable(column));
}

function toComparable(name: string): string {
	return toPlainLetters(name)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

function toPlainLetters(name: string): string {
	return removeAccents(name.replaceAll('ß', 'ss'));
}
