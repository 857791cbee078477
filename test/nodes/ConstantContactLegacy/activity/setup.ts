import type { IDataObject } from 'n8n-workflow';

/** Polls the status ten times per second. */
export const quickly = { activityOptions: { checkEvery: 0.1 } };

/** The form in a request: names with all their values. */
export function formOf(body: unknown): Record<string, string[]> {
	const form: Record<string, string[]> = {};
	for (const [name, value] of new URLSearchParams(String(body))) {
		form[name] = [...(form[name] ?? []), value];
	}
	return form;
}

/** Contacts as input items. */
export function people(count: number, first = 0): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({
		email_address: `person${first + index}@example.com`,
		'First Name': `Name ${first + index}`,
	}));
}

/** A CSV file with this many contacts, about 80 bytes each. */
export function manyRows(count: number): string {
	const rows = Array.from(
		{ length: count },
		(_, index) =>
			`person.number.${index}@example.com,First ${index},Last name ${index},${'x'.repeat(20)}\n`,
	);
	return `Email,First Name,Last Name,City\n${rows.join('')}`;
}
