import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { TellHint } from '../errors/hints';

/** The context in which a field reads a value. */
export interface FieldContext {
	/** The field's display name, for messages. */
	label: string;
	/** The input item for which the operation runs. */
	item: INodeExecutionData;
	/**
	 * The value as the user entered it, with expressions as text. It distinguishes an expression that returned nothing from a
	 * field left empty by hand. Undefined if unknown.
	 */
	written?: unknown;
	/** Evaluates an expression (without the leading `=`) for the item. */
	evaluate?: (expression: string) => unknown;
	/** Time zone of times without an offset: the workflow's. */
	zone?: string;
	/** Tells the user something about the value that isn't an error. */
	hint?: TellHint;
}

/** A parameter as the editor shows it; its name and display conditions are added when the resource is assembled. */
export type FieldProperty = Omit<INodeProperties, 'name'>;

/** A parameter: how the editor shows it, and how its value is turned into what the operation uses. */
export interface Field<Value> {
	property: FieldProperty;
	/**
	 * Reads a value after n8n has resolved its expressions.
	 *
	 * @throws InputError if the value is invalid; the message names the field and what was expected
	 */
	read(raw: unknown, context: FieldContext): Value;
	/** Whether the value depends on the item, so that it can't be read once for all items. */
	usesItem?(raw: unknown): boolean;
	/** The field applies only while sibling fields have one of these values. */
	when?: Record<string, Array<string | boolean>>;
	/** The editor hides the field while sibling fields have one of these values; it is still read. */
	unless?: Record<string, string[]>;
}

/** Fields by parameter name, in display order. */
export type Fields = Record<string, Field<unknown>>;

/** The values that an operation gets: one for each field name. */
export type ValuesOf<F extends Fields> = {
	[Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never;
};

/** What the author of a field specifies: everything but the type. */
export type FieldTexts<Extra = object> = Pick<
	INodeProperties,
	'displayName' | 'description' | 'hint' | 'placeholder' | 'builderHint'
> &
	Extra;

/**
 * The same field, shown and read only while sibling fields have one of the given values.
 *
 * @returns a field whose value is undefined while it is hidden
 */
export function when<Value>(
	conditions: Record<string, Array<string | boolean>>,
	field: Field<Value>,
): Field<Value | undefined> {
	return { ...field, when: { ...field.when, ...conditions } };
}

/** Whether a field applies, given the raw values of its siblings. */
export function applies(field: Field<unknown>, siblings: IDataObject): boolean {
	return Object.entries(field.when ?? {}).every(([name, values]) =>
		values.includes(siblings[name] as string | boolean),
	);
}
