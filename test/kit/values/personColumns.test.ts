import {
	LANGUAGES,
	getPersonColumnNames,
	personColumns,
	findPersonField,
} from '../../../nodes/kit';

const fields = personColumns.map(({ field }) => field);

it.each(fields)('each name of %s means that field alone', (field) => {
	const names = getPersonColumnNames(field);
	expect(names.length).toBeGreaterThan(5);
	expect(names.map((name) => [name, findPersonField(name)])).toEqual(
		names.map((name) => [name, field]),
	);
});

it('each field has a name in every language', () => {
	const missing = personColumns.flatMap((column) =>
		LANGUAGES.filter((language) => column[language].length === 0).map(
			(language) => `${column.field} in ${language}`,
		),
	);
	expect(missing).toEqual([]);
});

it.each([
	['email', ['e-mail', 'EMAIL', 'Indirizzo_e-mail', 'E-Mail-Adresse', 'correo electronico']],
	['firstName', ['FIRST NAME', 'firstName', 'prenom', 'Prénom', 'Prénom']],
	['city', ['CITTÀ', 'citta', 'Città', 'Città']],
	['street', ['Straße', 'Strasse', 'STRASSE']],
	['postalCode', ['C.P.', 'cap', 'plz', 'Postal Code']],
])('%s is meant by %j, however it is written', (field, names) => {
	expect(names.map((name) => findPersonField(name))).toEqual(names.map(() => field));
});

it.each([
	'',
	' ',
	'Name',
	'Status',
	'Stato',
	'Estado',
	'Aniversário',
	'Titolo',
	'ID',
	'constructor',
	'名前',
])('no field is meant by %j', (name) => {
	expect(findPersonField(name)).toBeUndefined();
});
