import { parseDay } from '../contacts/dates';
import { parseTime } from '../wire';
import { isSelect, type FieldRecord } from './record';

function choiceFault(
	{ label, type, choices }: FieldRecord,
	value: string,
	choiceIds: string[] | undefined,
): string | undefined {
	const ids = choiceIds ?? [];
	if (ids.length > 1 && type === 'single_select') return `${label} takes one choice only`;
	const unknown = ids.find((id) => !choices.some(({ choiceId }) => String(choiceId) === id));
	if (unknown !== undefined) return `${label} has no choice ${unknown}`;
	if (ids.length > 0 || value === '') return undefined;
	return choices.some((choice) => choice.label === value)
		? undefined
		: `${label} has no choice '${value}'`;
}

function numberFault({ label, metadata }: FieldRecord, value: string): string | undefined {
	if (!/^-?\d+(\.\d+)?$/.test(value)) return `${label} is not a number`;
	const { integer, allow_negative = false, decimal_places = 4 } = metadata;
	if (value.startsWith('-') && !allow_negative) return `${label} must not be negative`;
	const decimals = value.split('.')[1]?.length ?? 0;
	if (decimals > (integer === true ? 0 : decimal_places)) return `${label} has too many decimals`;
	return undefined;
}

/** What is wrong with a value of a custom field; undefined if it is valid. */
export function fieldFault(
	field: FieldRecord,
	value: string,
	choiceIds?: string[],
): string | undefined {
	const { label, type, version } = field;
	if (isSelect(type)) return choiceFault(field, value, choiceIds);
	if (choiceIds !== undefined && choiceIds.length > 0) return `${label} has no choices`;
	if (value === '') return undefined;
	switch (type) {
		case 'number':
		case 'currency':
			return numberFault(field, value);
		case 'boolean':
			return /^(true|false)$/i.test(value) ? undefined : `${label} must be true or false`;
		case 'date':
			// Fields of version 1 store dates as text (V3 API 5)
			if (version === 1) return undefined;
			return parseDay(value) === undefined ? `${label} is in an invalid format` : undefined;
		case 'datetime':
			return parseTime(value) === undefined ? `${label} is in an invalid format` : undefined;
		default:
			return undefined;
	}
}
