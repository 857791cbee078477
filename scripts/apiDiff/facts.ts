/** The traits of a fact: its type, limits and so on, e.g. `{ type: 'string', maxLength: 50 }`. */
export type Traits = Record<string, string | number | boolean>;

/**
 * Facts about an API by subject: an operation (`GET /contacts`), a parameter of one (`GET /contacts: query limit`), or a property
 * of a body (`ContactPostRequest.first_name`).
 */
export type Facts = Map<string, Traits>;

/** Enumerations are compared regardless of their order. */
export function enumTrait(values: unknown): Traits {
	if (!Array.isArray(values) || values.length === 0) return {};
	return { enum: values.map(String).sort().join(', ') };
}

/** The same traits, except undefined, false and empty ones. */
export function toTraits(traits: Record<string, unknown>): Traits {
	return Object.fromEntries(
		Object.entries(traits).filter(
			([, value]) => value !== undefined && value !== false && value !== '',
		),
	) as Traits;
}
