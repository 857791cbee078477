import { customerFields } from '../../nodes/ContactHub/model/customerFields';
import { draftCustomer } from '../../nodes/ContactHub/model/customerDraft';
import type { FieldKind } from '../../nodes/ContactHub/model/types';
import { getValueAt } from '../../nodes/kit';
import { describedFields } from '../../scripts/docs/contactHub';

/** A value that a field of this kind accepts. */
const SAMPLES: Partial<Record<FieldKind, unknown>> = {
	date: '1990-05-31',
	dateTime: '2026-05-31T14:30:00Z',
	email: 'ada@example.com',
	boolean: true,
	json: [{ id: '1' }],
	locale: 'it_IT',
	number: 45.5,
	timezone: 'Europe/Rome',
	url: 'https://example.com/a.jpg',
};

const kinds = new Map(customerFields.map(({ path, kind }) => [path, kind]));

/** Every name that docs/contacthub.md lists as recognized, and its field. */
const promises = describedFields().flatMap(({ label, path, columns }) => {
	const isConsent = !kinds.has(path);
	if (isConsent)
		return [
			[`${path}.status`, `${path}.status`],
			[`${label}: Status`, `${path}.status`],
		];
	const names = [path, path.replace(/^base\./, ''), label, label.toUpperCase(), ...columns];
	return names.map((name) => [name, path]);
});

it.each(promises)('the column %s is %s', (column, path) => {
	const sample = SAMPLES[kinds.get(path as string) ?? 'text'] ?? 'a text';
	const values = { [column as string]: sample };
	const { customer, unmatched } = draftCustomer({ automatic: true, values, known: [] });
	expect(unmatched).toEqual([]);
	expect(getValueAt(customer, path as string)).toBeDefined();
});

it('the table has every field', () => {
	const described = describedFields().map(({ path }) => path);
	const fields = customerFields.map(({ path }) =>
		path.replace(/\.(status|limitation|objection)$/, ''),
	);
	expect(described).toEqual([...new Set(fields)]);
});
