import { resourceLocator, path, schema, type Field, type JsonSchema } from '../../kit';
import type { FieldKind, RecordField } from '../model/types';

/**
 * One of the four kinds of records inside a customer (ContactHub API 2.4). Only their fields differ; the operations in this
 * folder serve them all.
 */
export interface Subresource {
	/** Singular, for texts, e.g. `education`. */
	noun: string;
	/** Plural in the URL and in the customer's `base`, e.g. `educations`. */
	collection: 'educations' | 'jobs' | 'likes' | 'subscriptions';
	fields: RecordField[];
	/** What operations on one record output. */
	output: JsonSchema;
}

/** The values that a record has, by kind of field; all others are texts. */
const OUTPUTS: Partial<Record<FieldKind, JsonSchema>> = {
	boolean: schema.flag,
	integer: schema.number,
	year: schema.number,
	keyValuePairs: schema.list(schema.object({ key: schema.text, value: schema.text })),
};

/** Defines a kind of records. The output follows from their fields. */
export function defineSubresource(definition: Omit<Subresource, 'output'>): Subresource {
	const output: Record<string, JsonSchema> = { id: { type: 'string' } };
	for (const field of definition.fields) output[field.path] = OUTPUTS[field.kind] ?? schema.text;
	return { ...definition, output: schema.object(output, ['id']) };
}

/** The parameter for an existing record. */
export function recordField({ noun }: Subresource): Field<string> {
	return resourceLocator({
		displayName: capitalize(noun),
		searchListMethod: 'searchSubresources',
	});
}

/** The ID of a new record, chosen by the client (ContactHub API 2.4). */
export function idField({ noun }: Subresource): RecordField {
	return {
		path: 'id',
		label: `${capitalize(noun)} ID`,
		kind: 'text',
		description: 'If empty, it is generated',
	};
}

/** Path of all records of a kind, or of one of them. */
export function buildTarget(
	subresource: Subresource,
	customerId: string,
	recordId?: string,
): string {
	const all = `${path`/customers/${customerId}`}/${subresource.collection}`;
	return recordId === undefined ? all : `${all}${path`/${recordId}`}`;
}

/** `education` -> `Education`. */
export function capitalize(noun: string): string {
	return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** `education` -> `an education`. */
export function addArticle(noun: string): string {
	return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
