/** The subset of JSON schema used for output schemas. */
export interface JsonSchema {
	type?: string | string[];
	description?: string;
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
	additionalProperties?: boolean;
	required?: string[];
	enum?: Array<string | number | boolean | null>;
}

/** Shorthand for output schemas. */
export const schema = {
	text: { type: ['string', 'null'] },
	number: { type: ['number', 'null'] },
	flag: { type: ['boolean', 'null'] },
	anything: {},
	list: (items: JsonSchema): JsonSchema => ({ type: ['array', 'null'], items }),
	/** An object; additional keys are allowed, because servers add some over the years. */
	object: (properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema => ({
		type: 'object',
		properties,
		...(required.length > 0 && { required }),
	}),
	/** An object that may be null. */
	optional: (properties: Record<string, JsonSchema>): JsonSchema => ({
		type: ['object', 'null'],
		properties,
	}),
} satisfies Record<string, unknown>;

/** Dotted paths of everything in a schema that isn't an object: the columns of a table of such records. A list is one column. */
export function listLeafPaths(node: JsonSchema, prefix = ''): string[] {
	if (node.properties === undefined) return prefix === '' ? [] : [prefix];
	return Object.entries(node.properties).flatMap(([key, child]) =>
		listLeafPaths(child, prefix === '' ? key : `${prefix}.${key}`),
	);
}
