import { isExpression, isRecord, type Conversion, type Parameters } from './parameters';

/** Contact fields by their keys in versions 1 and 2; an address has one state and one street line. */
const KEYS: Record<string, string> = {
	email_address: 'email_address',
	first_name: 'first_name',
	last_name: 'last_name',
	job_title: 'job_title',
	company_name: 'company_name',
	home_phone: 'home_phone',
	work_phone: 'work_phone',
	cell_phone: 'mobile_phone',
	...addressKeys('', 'home'),
	...addressKeys('business_', 'work'),
};

function addressKeys(before: string, kind: string): Record<string, string> {
	return {
		[`${before}addr1`]: `${kind}_street`,
		[`${before}city`]: `${kind}_city`,
		[`${before}state_code`]: `${kind}_state`,
		[`${before}state_name`]: `${kind}_state`,
		[`${before}country_code`]: `${kind}_country`,
		[`${before}country_name`]: `${kind}_country`,
		[`${before}postal_code`]: `${kind}_postal_code`,
	};
}

/** The form of a contact with V3's keys, and the note, which is a separate parameter there. */
export function carryContactForm({ from, note }: Conversion): { form: Parameters; text?: unknown } {
	const { contactFields } = from;
	const old = isRecord(contactFields) ? contactFields : {};
	const whole = [contactFields, old.value].find(isExpression);
	if (whole !== undefined) {
		note("The contact fields come from an expression: check that it returns V3's field names.");
		return { form: { mappingMode: 'defineBelow', value: whole } };
	}
	if (old.mappingMode !== 'defineBelow') {
		note(
			"Columns are matched by name: check with 'Preview' that each goes to the right field, custom fields in particular.",
		);
		return { form: { ...old, value: null, schema: [] } };
	}
	const value: Parameters = {};
	const lost: string[] = [];
	const entries = Object.entries(isRecord(old.value) ? old.value : {});
	for (const [key, filled] of entries) {
		if (filled === null || filled === '' || key === 'note') continue;
		const successor = KEYS[key];
		if (successor === undefined || value[successor] !== undefined)
			lost.push(`${key} (${String(filled)})`);
		else value[successor] = filled;
	}
	if (lost.length > 0) {
		note(
			`These values have no field of the same name: ${lost.join('; ')}. Custom fields can be chosen in the form by their labels; V3 has one line for a street.`,
		);
	}
	const text = isRecord(old.value) ? old.value.note : undefined;
	return {
		form: { mappingMode: 'defineBelow', value, schema: [] },
		...(text !== undefined && text !== null && text !== '' && { text }),
	};
}

/** Fields that an update clears, by V3's keys. */
export function carryFieldsToClear({ note }: Conversion, names: unknown): unknown {
	if (!Array.isArray(names)) {
		if (names !== undefined)
			note("'Fields to Clear' comes from an expression: check that it returns V3's field names.");
		return names;
	}
	const lost = names.filter((name) => KEYS[String(name)] === undefined);
	if (lost.length > 0) note(`These fields to clear must be chosen again: ${lost.join(', ')}.`);
	return [...new Set(names.flatMap((name) => KEYS[String(name)] ?? []))];
}
