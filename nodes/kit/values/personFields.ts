import { LANGUAGES, type PersonField } from './columnRow';
import { personColumns } from './personColumns';

/** All names of a field's column, including those with accents removed. */
export function getPersonColumnNames(...fields: PersonField[]): string[] {
	const names = personColumns
		.filter(({ field }) => fields.includes(field))
		.flatMap(({ programs, ...one }) => [
			...LANGUAGES.flatMap((language) => one[language]),
			...programs,
		]);
	return [...new Set(names.flatMap((name) => [name, removeAccents(name)]))];
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
	return removeAccents(name)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

function removeAccents(name: string): string {
	return name.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
