import { InputError } from '../errors/errors';
import { show } from '../values/show';
import { choice } from './basic';
import type { Field } from './field';
import type { TellHint } from '../errors/hints';
import { isSameJson } from '../values/json';
import { toResultSync } from '../async/result';

/** What becomes of a value of the incoming item that can't be used: *Unusable Values*. */
export type UnusableValues = 'leaveOut' | 'stop';

/**
 * What becomes of values that can't be used, under *Map Automatically*.
 *
 * @param form name of the parameter whose fields are mapped
 */
export function createUnusableValuesField(form: string): Field<UnusableValues> {
	return {
		...choice({
			displayName: 'Unusable Values',
			default: 'stop',
			description: 'Values that a field does not accept',
			options: [
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

/** A field, and the column of the item that holds its value. */
interface MappedColumn {
	/** Names the field. */
	key: string;
	/** What the user sees of the field. */
	label: string;
	column: string;
	/** What the column holds. */
	raw: unknown;
	/** Whether the item is of no use without the value, e.g. an address, so that it is never left out. */
	isNeeded?: boolean;
}

/** Told what a column is sent as; null for one that is left out. */
export type TellColumn = (column: string, sentAs: string | null) => void;

/** How columns are read. */
export interface MappingRules {
	/** Default: `stop`. */
	unusable?: UnusableValues | undefined;
	hint: TellHint;
	/** Told what becomes of the columns of an item, where somebody wants to see it. */
	mapped?: TellColumn | undefined;
}

interface MappedValue<Value> {
	column: string;
	value: Value;
}

/** The values of an item by field, of which several columns may mean the same one. */
export class MappedValues<Value> {
	private readonly byKey = new Map<string, MappedValue<Value>>();

	constructor(private readonly rules: MappingRules) {}

	/**
	 * Reads the value of a column.
	 *
	 * @throws InputError when it can't be used, or when another column has another value for the field
	 */
	add({ key, label, column, raw, isNeeded = false }: MappedColumn, read: () => Value): void {
		const result = toResultSync(read);
		if (!result.ok) {
			const mayGo = !isNeeded && this.rules.unusable === 'leaveOut';
			if (!mayGo || !(result.error instanceof InputError)) throw result.error;
			this.rules.hint(
				`Left out invalid values for '${label}'`,
				`column '${column}' holds ${show(raw)}`,
			);
			return;
		}
		const known = this.byKey.get(key);
		if (known === undefined) this.byKey.set(key, { column, value: result.value });
		else if (!isSame(known.value, result.value)) {
			throw severalValuesError(label, known.column, column);
		}
	}

	/** Fields and their values. */
	*entries(): Generator<[string, Value]> {
		for (const [key, { value }] of this.byKey) yield [key, value];
	}
}

/** The error for two columns that mean the same field and differ. */
function severalValuesError(label: string, one: string, other: string): InputError {
	return new InputError(
		`The item has several values for '${label}', in '${one}' and '${other}'`,
		'Leave only one of the columns, or rename the other one. Empty and equal ones are no trouble.',
	);
}

/** Addresses are the same in whatever case they are written. */
function isSame(one: unknown, other: unknown): boolean {
	if (typeof one !== 'string' || typeof other !== 'string') return isSameJson(one, other);
	return one === other || (one.includes('@') && one.toLowerCase() === other.toLowerCase());
}
