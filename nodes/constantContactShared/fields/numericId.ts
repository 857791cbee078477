import { InputError, type Field } from '../../kit';

/** A number with zeros before it, alone or at the end of a URI. */
const PADDED = /(?:^|\/)-?0\d+\/*$/;

/**
 * The same field, for a record whose ID is a number. The services read `011` as 11 and return the record 11, which isn't the one
 * that was requested.
 */
export function refuseLeadingZeros<Value extends string | undefined>(
	field: Field<Value>,
): Field<Value> {
	return {
		...field,
		read(raw, context) {
			const id = field.read(raw, context);
			if (id === undefined || !PADDED.test(id)) return id;
			throw new InputError(
				`'${context.label}' is '${id}', but no ID begins with a zero`,
				"Use the ID as 'Get Many' returns it: a spreadsheet or a database may have added the zero.",
			);
		},
	};
}
