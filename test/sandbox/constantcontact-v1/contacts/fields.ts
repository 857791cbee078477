/** Text fields of a contact and their maximum lengths, in the order of the detail (V1 API 2.3). */
export const FIELD_LENGTHS = {
	FirstName: 50,
	MiddleName: 50,
	LastName: 50,
	JobTitle: 50,
	CompanyName: 50,
	HomePhone: 50,
	WorkPhone: 50,
	Addr1: 50,
	Addr2: 50,
	Addr3: 50,
	City: 50,
	StateCode: 2,
	StateName: 50,
	CountryCode: 2,
	CountryName: 50,
	PostalCode: 25,
	SubPostalCode: 25,
	Note: 500,
	CustomField1: 50,
	CustomField2: 50,
	CustomField3: 50,
	CustomField4: 50,
	CustomField5: 50,
	CustomField6: 50,
	CustomField7: 50,
	CustomField8: 50,
	CustomField9: 50,
	CustomField10: 50,
	CustomField11: 50,
	CustomField12: 50,
	CustomField13: 50,
	CustomField14: 50,
	CustomField15: 50,
} as const;

export type FieldName = keyof typeof FIELD_LENGTHS;

/** In the order of the detail. */
export const FIELD_NAMES = Object.keys(FIELD_LENGTHS) as FieldName[];

/** Maximum length of an email address. */
export const EMAIL_LENGTH = 80;

/** Elements that a client may send back, but not change. */
export const READ_ONLY = [
	'Status',
	'Name',
	'OptInTime',
	'OptOutTime',
	'OptOutReason',
	'Confirmed',
	'InsertTime',
	'LastUpdateTime',
] as const;

/** Whether a text could be an email address. */
export function isEmail(text: string): boolean {
	return text.length <= EMAIL_LENGTH && /^[^\s@<>(),;:"[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}
