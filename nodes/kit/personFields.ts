import { LANGUAGES, personColumns, type PersonField } from './personColumns';

/** Everything that the column of a field may be called; letters with accents also without. */
export function namesOfColumn(...fields: PersonField[]): string[] {
	const names = personColumns
		.filter(({ field }) => fields.includes(field))
		.flatMap(({ programs, ...one }) => [
			...LANGUAGES.flatMap((language) => one[language]),
			...programs,
		]);
	return [...new Set(names.flatMap((name) => [name, withoutAccents(name)]))];
}

let fieldsByName: Map<string, PersonField> | undefined;

/** The field that a column means; undefined for a name that the table doesn't have. */
export function personFieldOf(column: string): PersonField | undefined {
	fieldsByName ??= new Map(
		personColumns.flatMap(({ field }) =>
			namesOfColumn(field).map((name): [string, PersonField] => [comparable(name), field]),
		),
	);
	return fieldsByName.get(comparable(column));
}

function comparable(name: string): string {
	return withoutAccents(name)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

function withoutAccents(name: string): string {
	return name.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
