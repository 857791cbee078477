import type { INodeProperties } from 'n8n-workflow';

import { isLeftToAgent, isNothing } from '../fields/emptyExpressions';
import { InputError, type NothingToWriteError } from '../errors/errors';
import { holdsExpression } from '../values/expressions';
import type { FieldProperty } from '../fields/field';
import { isRecord } from '../values/json';
import { listSome } from '../errors/listSome';

/** A parameter as written, and as resolved. */
export interface WrittenParameter {
	property: FieldProperty;
	written: unknown;
	resolved: unknown;
}

/** Maximum number of fields in a message. */
const MOST = 5;

/** Returns the same error, naming the fields that are empty because of their expressions: in the form, they look filled in. */
export function nameEmptyFields(
	error: NothingToWriteError,
	parameters: WrittenParameter[],
): InputError {
	const empty = parameters.flatMap(findEmptyFields);
	if (empty.length === 0) return error;
	const named = listSome(
		empty.map((label) => `'${label}'`),
		MOST,
	);
	const isOne = empty.length === 1;
	return new InputError(
		isOne
			? `${error.message}: the expression of ${named} returns nothing`
			: `${error.message}: the expressions of ${named} return nothing`,
		`Check the expression${isOne ? '' : 's'}, and the incoming data. ${error.nextStep}`,
	);
}

/** Labels of the fields of a parameter whose expressions returned nothing, or of its parts if it has any. */
function findEmptyFields({ property, written, resolved }: WrittenParameter): string[] {
	if (!holdsExpression(written)) return [];
	if (isRecord(written) && !('__rl' in written)) {
		return splitCollection(property, written, resolved).flatMap(findEmptyFields);
	}
	return isNothing(resolved) && !isLeftToAgent(written) ? [property.displayName] : [];
}

/** The entries of a collection or resource mapper. */
function splitCollection(
	property: FieldProperty,
	written: Record<string, unknown>,
	resolved: unknown,
): WrittenParameter[] {
	if ('mappingMode' in written) return splitMapping(written, resolved);
	const values = isRecord(resolved) ? resolved : {};
	const options = (property.options ?? []) as INodeProperties[];
	return Object.entries(written).flatMap(([name, part]) => {
		const option = options.find((known) => known.name === name && 'displayName' in known);
		return option === undefined
			? []
			: [{ property: option, written: part, resolved: values[name] }];
	});
}

function splitMapping(written: Record<string, unknown>, resolved: unknown): WrittenParameter[] {
	const given = isRecord(resolved) && isRecord(resolved.value) ? resolved.value : {};
	const known = Array.isArray(written.schema) ? (written.schema as unknown[]) : [];
	const fields = isRecord(written.value) ? Object.entries(written.value) : [];
	return fields.map(([id, part]) => {
		const field = known.find((entry) => isRecord(entry) && entry.id === id);
		const label = isRecord(field) ? field.displayName : undefined;
		const displayName = typeof label === 'string' ? label : id;
		return {
			property: { displayName, type: 'string', default: '' },
			written: part,
			resolved: given[id],
		};
	});
}
