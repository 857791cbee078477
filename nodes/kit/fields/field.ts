import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { TellHint } from '../errors/hints';

/** What a field knows when it reads a value. */
export interface FieldContext {
	/** What the user sees above the field, for messages. */
	label: string;
	/** The input item that the operation runs for. */
	item: INodeExecutionData;
	/**
	 * The value as the user wrote it, expressions as text. By it an expression that gave nothing is told from a field that was
	 * left empty by hand. Undefined where that isn't known.
	 */
	written?: unknown;
	/** Evaluates an expression (without the leading `=`) for the item. */
	evaluate?: (expression: string) => unknown;
	/** Zone of times without an offset: the workflow's. */
	zone?: string;
	/** Tells the user something about the value that isn't an error. */
	hint?: TellHint;
}

/** A parameter as the editor shows it; its name and where it shows are added when the resource is assembled. */
export type FieldProperty = Omit<INodeProperties, 'name'>;

/** A parameter: what the editor shows, and how its value becomes what the operation works with. */
export interface Field<Value> {
	property: FieldProperty;
	/**
	 * Reads a value whose expressions n8n has resolved.
	 *
	 * @throws InputError when the value can't be used; the message names the field and what was expected
	 */
	read(raw: unknown, context: FieldContext): Value;
	/** Whether the value is read from the item itself, so that it can't be read once for all items. */
	usesItem?(raw: unknown): boolean;
	/** The field applies only while sibling fields have one of these values. */
	when?: Record<string, Array<string | boolean>>;
	/** The editor hides the field while sibling fields have one of these values; it is read all the same. */
	unless?: Record<string, string[]>;
}

/** Fields by parameter name, in the order in which they are shown. */
export type Fields = Record<string, Field<unknown>>;

/** What an operation gets to see of its fields: a value for each name. */
export type ValuesOf<F extends Fields> = {
	[Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never;
};

/** What a field's author writes: everything but the type. */
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
