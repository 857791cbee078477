import { InputError, type Field } from '../../kit';

/** A number with zeros before it, alone or at the end of a URI. */
const PADDED = /(?:^|\/)-?0\d+\/*$/;

/**
 * The same field, for one record or several whose IDs are numbers. The services read `011` as 11 and return the record 11, which
 * isn't the one that was requested.
 */
export function refuseLeadingZeros<Value extends string | string[] | undefined>(
	field: Field<Value>,
): Field<Value> {
	return {
		...field,
		read(raw, context) {
			const value = field.read(raw, context);
			const padded = [value ?? []].flat().find((id) => PADDED.test(id));
			if (padded === undefined) return value;
			throw new InputError(
				`'${context.label}' is '${padded}', but no ID begins with a zero`,
				"Use the ID as 'Get Many' returns it: a spreadsheet or a database may have added the zero.",
			);
		},
	};
}
