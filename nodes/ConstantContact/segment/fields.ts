import type { IDataObject } from 'n8n-workflow';

import {
	InputError,
	jsonObject,
	resourceLocator,
	optionalResourceLocator,
	path,
	required,
	show,
	text,
	type Field,
} from '../../kit';

const shared = { searchListMethod: 'searchSegments', typed: { placeholder: 'e.g. 1234' } };

/** The segment that an operation is about. */
export const segmentField: Field<number> = asNumber(
	resourceLocator({ displayName: 'Segment', ...shared }),
);

/** An optional segment. */
export function segmentChoice(description: string): Field<number | undefined> {
	return asNumber(optionalResourceLocator({ displayName: 'Segment', description, ...shared }));
}

/** Unlike all other IDs, the ID of a segment is a whole number (V3 API 3). */
function asNumber<Value extends string | undefined>(
	field: Field<Value>,
): Field<Value extends string ? number : number | undefined> {
	return {
		...field,
		read(raw, context) {
			const id = field.read(raw, context);
			if (id === undefined || /^\d{1,10}$/.test(id)) {
				return (id === undefined ? undefined : Number(id)) as Value extends string
					? number
					: number | undefined;
			}
			throw new InputError(
				`'${context.label}' is ${show(id)}, which isn't the ID of a segment`,
				'Choose a segment from the list, or enter the segment_id from Segment: Get Many.',
			);
		},
	};
}

export const nameField = required(
	text({
		displayName: 'Name',
		placeholder: 'e.g. Customers in Rome',
	}),
);

export const criteriaField: Field<IDataObject> = required(
	jsonObject({
		displayName: 'Criteria',
		description:
			'E.g. {"version": "1.0.0", "criteria": {"type": "and", "group": [...]}}. Copy it from a segment created in Constant Contact.',
		builderHint: {
			propertyHint:
				'E.g. {"version": "1.0.0", "criteria": {"type": "and", "group": [{"source": "contacts", "field": "email_domain", "op": "eq", "value": "example.net"}]}}',
		},
	}),
);

/** Path of a segment. */
export function getSegmentPath(id: number): string {
	return path`/segments/${String(id)}`;
}
