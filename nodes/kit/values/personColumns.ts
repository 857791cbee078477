/** Column names in tables of people, in the languages and programs that export them. */
export type PersonField =
	| 'email'
	| 'firstName'
	| 'middleName'
	| 'lastName'
	| 'company'
	| 'jobTitle'
	| 'phone'
	| 'homePhone'
	| 'mobilePhone'
	| 'street'
	| 'street2'
	| 'city'
	| 'state'
	| 'postalCode'
	| 'country'
	| 'workStreet'
	| 'workStreet2'
	| 'workCity'
	| 'workState'
	| 'workPostalCode'
	| 'workCountry'
	| 'birthday';

/** Names of a column by language, and those of programs' exports. */
export interface ColumnNames {
	field: PersonField;
	label: string;
	english: string[];
	italian: string[];
	german: string[];
	french: string[];
	spanish: string[];
	portuguese: string[];
	/** As exported by address books, shops and email services. */
	programs: string[];
}

/** The languages of the table, in the order of the docs. */
export const LANGUAGES = [
	'english',
	'italian',
	'german',
	'french',
	'spanish',
	'portuguese',
] as const;

const row = (
	field: PersonField,
	label: string,
	names: Partial<Omit<ColumnNames, 'field' | 'label'>>,
): ColumnNames => ({
	field,
	label,
	english: [],
	italian: [],
	german: [],
	french: [],
	spanish: [],
	portuguese: [],
	programs: [],
	...names,
});

/**
 * Names of the common columns. Names that mean something else elsewhere are left out: `Name`, `Status`, `Stato`, `Estado` and
 * `Aniversário` must not fill a field by mistake.
 */
export const personColumns: ColumnNames[] = [
	row('email', 'Email address', {
		english: ['Email', 'Email Address', 'Mail'],
		italian: ['Indirizzo e-mail', 'Indirizzo di posta elettronica', 'Posta elettronica'],
		german: ['E-Mail-Adresse', 'E-Mail', 'Mailadresse'],
		french: ['Adresse e-mail', 'Adresse électronique', 'Adresse de messagerie', 'Courriel'],
		spanish: ['Correo electrónico', 'Dirección de correo electrónico', 'Correo'],
		portuguese: ['Endereço de e-mail', 'Correio eletrónico', 'Correio eletrônico'],
		programs: ['E-mail 1 - Value', 'Email address', 'Billing Email', 'Person Account: Email'],
	}),
	row('firstName', 'First name', {
		english: ['First Name', 'Given Name', 'Forename'],
		italian: ['Nome'],
		german: ['Vorname'],
		french: ['Prénom'],
		spanish: ['Nombre', 'Nombre de pila'],
		portuguese: ['Primeiro nome'],
		programs: ['FNAME', 'Billing First Name'],
	}),
	row('middleName', 'Middle name', {
		english: ['Middle Name', 'Additional Name'],
		italian: ['Secondo nome'],
		german: ['Zweiter Vorname'],
		french: ['Deuxième prénom'],
		spanish: ['Segundo nombre'],
		portuguese: ['Nome do meio', 'Segundo nome'],
	}),
	row('lastName', 'Last name', {
		english: ['Last Name', 'Surname', 'Family Name'],
		italian: ['Cognome'],
		german: ['Nachname', 'Familienname'],
		french: ['Nom', 'Nom de famille'],
		spanish: ['Apellido', 'Apellidos'],
		portuguese: ['Sobrenome', 'Último nome'],
		programs: ['LNAME', 'Billing Last Name'],
	}),
	row('company', 'Company', {
		english: ['Company', 'Company Name', 'Organization', 'Organisation'],
		italian: ['Azienda', 'Società', 'Ragione sociale', 'Nome azienda'],
		german: ['Firma', 'Firmenname', 'Unternehmen'],
		french: ['Société', 'Entreprise', "Nom de l'entreprise"],
		spanish: ['Empresa', 'Compañía', 'Nombre de la empresa'],
		portuguese: ['Empresa', 'Companhia', 'Nome da empresa'],
		programs: ['Organization Name', 'Account Name', 'Default Address Company', 'Billing Company'],
	}),
	row('jobTitle', 'Job title', {
		english: ['Job Title', 'Position'],
		italian: ['Qualifica', 'Mansione', 'Posizione'],
		german: ['Position', 'Berufsbezeichnung'],
		french: ['Fonction', 'Intitulé du poste'],
		spanish: ['Cargo', 'Puesto'],
		portuguese: ['Cargo'],
		programs: ['Organization Title'],
	}),
	row('phone', 'Phone', {
		english: ['Phone', 'Phone Number', 'Telephone', 'Work Phone', 'Business Phone'],
		italian: ['Telefono', 'Numero di telefono', 'Telefono ufficio', 'Telefono (ufficio)'],
		german: ['Telefon', 'Telefonnummer', 'Telefon geschäftlich', 'Telefon (geschäftlich)'],
		french: ['Téléphone', 'Numéro de téléphone', 'Téléphone (bureau)', 'Tél'],
		spanish: ['Teléfono', 'Número de teléfono', 'Teléfono del trabajo'],
		portuguese: ['Telefone', 'Número de telefone', 'Telefone comercial'],
		programs: ['Phone 1 - Value', 'Phone - work', 'Billing Phone'],
	}),
	row('homePhone', 'Home phone', {
		english: ['Home Phone'],
		italian: ['Telefono casa', 'Telefono abitazione', 'Telefono (abitazione)'],
		german: ['Telefon privat', 'Telefon (privat)'],
		french: ['Téléphone (domicile)', 'Téléphone personnel'],
		spanish: ['Teléfono de casa', 'Teléfono particular'],
		portuguese: ['Telefone residencial'],
		programs: ['Phone - home'],
	}),
	row('mobilePhone', 'Mobile phone', {
		english: ['Mobile Phone', 'Mobile', 'Cell Phone', 'Mobile Number'],
		italian: ['Cellulare', 'Telefono cellulare'],
		german: ['Mobiltelefon', 'Handy', 'Mobilnummer'],
		french: ['Téléphone portable', 'Portable', 'Téléphone mobile'],
		spanish: ['Móvil', 'Teléfono móvil', 'Celular'],
		portuguese: ['Celular', 'Telemóvel', 'Telefone celular'],
		programs: ['Mobile Phone Number', 'Phone - mobile'],
	}),
	row('street', 'Street', {
		english: ['Street', 'Address', 'Address Line 1', 'Street Address', 'Home Street'],
		italian: ['Indirizzo', 'Via'],
		german: ['Straße', 'Adresse', 'Anschrift', 'Straße und Hausnummer'],
		french: ['Adresse', 'Rue', 'Adresse postale'],
		spanish: ['Dirección', 'Calle', 'Domicilio'],
		portuguese: ['Endereço', 'Morada', 'Rua'],
		programs: [
			'Address 1 - Street',
			'Mailing Street',
			'Default Address Address1',
			'Billing Address 1',
			'Street address line 1 - Home',
		],
	}),
	row('street2', 'Address line 2', {
		english: ['Address Line 2', 'Street 2'],
		italian: ['Indirizzo 2'],
		german: ['Adresszusatz', 'Adresszeile 2'],
		french: ["Complément d'adresse", 'Adresse 2'],
		spanish: ['Dirección 2'],
		portuguese: ['Complemento', 'Endereço 2'],
		programs: ['Default Address Address2', 'Billing Address 2', 'Street address line 2 - Home'],
	}),
	row('city', 'City', {
		english: ['City', 'Town', 'Home City'],
		italian: ['Città', 'Comune', 'Località'],
		german: ['Ort', 'Stadt', 'Wohnort'],
		french: ['Ville', 'Localité'],
		spanish: ['Ciudad', 'Localidad', 'Población'],
		portuguese: ['Cidade', 'Localidade'],
		programs: [
			'Address 1 - City',
			'Mailing City',
			'Default Address City',
			'Billing City',
			'City - Home',
		],
	}),
	row('state', 'State or province', {
		english: ['State', 'Province', 'State/Province', 'State/Region', 'Home State'],
		italian: ['Provincia', 'Prov.'],
		german: ['Bundesland'],
		french: ['Région', 'Province', 'Département'],
		spanish: ['Provincia', 'Estado/Provincia'],
		portuguese: ['UF', 'Distrito', 'Estado/Província'],
		programs: [
			'Address 1 - Region',
			'Mailing State/Province',
			'Default Address Province Code',
			'Billing State',
			'State/Province - Home',
		],
	}),
	row('postalCode', 'Postal code', {
		english: ['Postal Code', 'ZIP', 'ZIP Code', 'Postcode', 'Home Postal Code', 'ZIP/Postal Code'],
		italian: ['CAP', 'Codice postale', 'Codice di avviamento postale'],
		german: ['PLZ', 'Postleitzahl'],
		french: ['Code postal', 'CP'],
		spanish: ['Código postal', 'C.P.'],
		portuguese: ['CEP', 'Código postal'],
		programs: [
			'Address 1 - Postal Code',
			'Mailing Zip/Postal Code',
			'Default Address Zip',
			'Billing Postcode',
			'Zip/Postal code - Home',
		],
	}),
	row('country', 'Country', {
		english: ['Country', 'Country/Region', 'Home Country/Region', 'Home Country'],
		italian: ['Paese', 'Nazione'],
		german: ['Land', 'Staat'],
		french: ['Pays'],
		spanish: ['País'],
		portuguese: ['País'],
		programs: [
			'Address 1 - Country',
			'Mailing Country',
			'Default Address Country Code',
			'Billing Country',
			'Country - Home',
		],
	}),
	row('workStreet', 'Street at work', {
		english: ['Business Street', 'Work Street'],
		italian: ['Via (ufficio)', 'Indirizzo ufficio'],
		german: ['Straße geschäftlich'],
		french: ['Rue (bureau)'],
		spanish: ['Calle del trabajo'],
		portuguese: ['Rua comercial', 'Endereço comercial'],
	}),
	row('workStreet2', 'Address line 2 at work', {
		english: ['Business Street 2'],
		italian: ['Via (ufficio) 2'],
		german: ['Straße geschäftlich 2'],
		french: ['Rue (bureau) 2'],
		spanish: ['Calle del trabajo 2'],
		portuguese: ['Rua comercial 2'],
	}),
	row('workCity', 'City at work', {
		english: ['Business City', 'Work City'],
		italian: ['Città (ufficio)'],
		german: ['Ort geschäftlich'],
		french: ['Ville (bureau)'],
		spanish: ['Ciudad de trabajo'],
		portuguese: ['Cidade comercial'],
	}),
	row('workState', 'State or province at work', {
		english: ['Business State', 'Work State'],
		italian: ['Provincia (ufficio)'],
		german: ['Region geschäftlich', 'Bundesland/Kanton geschäftlich'],
		french: ['Dép/Région (bureau)'],
		spanish: ['Provincia o estado de trabajo'],
		portuguese: ['Estado comercial'],
	}),
	row('workPostalCode', 'Postal code at work', {
		english: ['Business Postal Code', 'Work Postal Code'],
		italian: ['CAP (ufficio)'],
		german: ['Postleitzahl geschäftlich'],
		french: ['Code postal (bureau)'],
		spanish: ['Código postal del trabajo'],
		portuguese: ['CEP comercial'],
	}),
	row('workCountry', 'Country at work', {
		english: ['Business Country/Region', 'Business Country', 'Work Country'],
		italian: ['Paese (ufficio)'],
		german: ['Land/Region geschäftlich', 'Land geschäftlich'],
		french: ['Pays (bureau)'],
		spanish: ['País o región del trabajo'],
		portuguese: ['País comercial'],
	}),
	row('birthday', 'Date of birth', {
		english: ['Birthday', 'Birth Date', 'Birthdate', 'Date of Birth'],
		italian: ['Data di nascita', 'Compleanno'],
		german: ['Geburtsdatum', 'Geburtstag'],
		french: ['Date de naissance'],
		spanish: ['Fecha de nacimiento', 'Cumpleaños'],
		portuguese: ['Data de nascimento'],
	}),
];
