import { InputError } from '../errors/errors';
import { show } from '../values/show';
import { choice } from './basic';
import type { Field } from './field';
import type { TellHint } from '../errors/hints';
import { isSameJson } from '../values/json';
import { isSameText } from '../values/texts';
import { toResultSync } from '../async/result';

/** *Unusable Values*: what happens to a value of the incoming item that can't be used. */
export type UnusableValues = 'cut' | 'leaveOut' | 'stop';

interface UnusableChoice {
	name: string;
	value: UnusableValues;
	description: string;
}

/** A further choice where a service limits the length of texts in which the end matters less: the field's reader cuts them. */
export const CUT_LONG_TEXTS: UnusableChoice = {
	name: 'Cut Long Texts With a Hint',
	value: 'cut',
	description: 'Cut texts of custom fields to the maximum length; stop at other values',
};

/**
 * What happens to values that can't be used under *Map Automatically*.
 *
 * @param form name of the parameter that holds the mapped fields
 * @param more further choices
 */
export function createUnusableValuesField(
	form: string,
	more: UnusableChoice[] = [],
): Field<UnusableValues> {
	return {
		...choice({
			displayName: 'Unusable Values',
			default: 'stop',
			description: "Values that a field doesn't accept",
			options: [
				...more,
				{
					name: 'Leave Out With a Hint',
					value: 'leaveOut',
					description: 'Write the others, and name column, item and value in a hint',
				},
				{ name: 'Stop', value: 'stop', description: 'Stop with an error' },
			],
		}),
		unless: { [`${form}.mappingMode`]: ['defineBelow'] },
	};
}

/** A field, and the column of the item with its value. */
interface MappedColumn {
	/** Identifies the field. */
	key: string;
	/** The display name of the field. */
	label: string;
	column: string;
	/** The value of the column. */
	raw: unknown;
	/** Whether the item is useless without the value, e.g. an address, so that it is never left out. */
	isNeeded?: boolean;
}

/** Called with the value sent for a column; null if it is left out. */
export type TellColumn = (column: string, sentAs: string | null) => void;

/** How columns are read. */
export interface MappingRules {
	/** Default: `stop`. */
	unusable?: UnusableValues | undefined;
	hint: TellHint;
	/** Called with what happens to each column of an item, if anyone wants to know. */
	mapped?: TellColumn | undefined;
}

interface MappedValue<Value> {
	label: string;
	column: string;
	value: Value;
}

/** The values of an item by field; several columns may stand for the same field. */
export class MappedValues<Value> {
	private readonly byKey = new Map<string, MappedValue<Value>>();

	/** The labels of the fields with a value that was left out. */
	private readonly leftOut = new Map<string, string>();

	constructor(private readonly rules: MappingRules) {}

	/**
	 * Reads the value of a column.
	 *
	 * @throws InputError if it can't be used, or if another column has a different value for the field
	 */
	add({ key, label, column, raw, isNeeded = false }: MappedColumn, read: () => Value): void {
		const result = toResultSync(read);
		if (!result.ok) {
			const mayGo = !isNeeded && this.rules.unusable === 'leaveOut';
			if (!mayGo || !(result.error instanceof InputError)) throw result.error;
			this.rules.hint(
				`Left out invalid values for '${label}'`,
				`column '${column}' contains ${show(raw)}`,
			);
			this.leftOut.set(key, label);
			return;
		}
		const known = this.byKey.get(key);
		if (known === undefined) this.byKey.set(key, { label, column, value: result.value });
		else if (!isSame(known.value, result.value)) {
			throw severalValuesError(label, known.column, column);
		}
	}

	/**
	 * Leaves out what belongs to a value that was left out, and says so.
	 *
	 * @param partners keys of fields, each with that of one that means nothing, or something else, without it
	 */
	leaveOutPartners(partners: ReadonlyArray<readonly [key: string, partner: string]>): void {
		for (const [key, partner] of partners) {
			const gone = this.byKey.has(key) ? undefined : this.leftOut.get(key);
			const other = this.byKey.get(partner);
			if (gone === undefined || other === undefined) continue;
			this.byKey.delete(partner);
			this.rules.hint(`Left out '${other.label}', because '${gone}' is invalid`);
		}
	}

	/** Fields and their values. */
	*entries(): Generator<[string, Value]> {
		for (const [key, { value }] of this.byKey) yield [key, value];
	}
}

/** The error for two columns that stand for the same field but differ. */
function severalValuesError(label: string, one: string, other: string): InputError {
	return new InputError(
		`The item has several values for '${label}', in '${one}' and '${other}'`,
		'Leave only one of the columns, or rename the other one. Empty or identical values are fine.',
	);
}

function isSame(one: unknown, other: unknown): boolean {
	if (typeof one !== 'string' || typeof other !== 'string') return isSameJson(one, other);
	return isSameText(one, other);
}
