/** Why a target isn't met, by the row: shown on the page as long as it isn't. */
export const EXPLANATIONS: Record<string, string> = {
	'create.httpAtOnce':
		'HTTP Request sends the requests of all items at once, here a thousand. A local server takes that; a real one answers many of them with errors, and what was done then is hard to find out. The node has four requests under way, and *Requests at Once* under *Options* allows up to fifty.',
	'upsert.httpAtOnce': 'The same as for Create.',
};

/** What the page says about a row whose target isn't met. */
export function explanationOf(key: string): string {
	return EXPLANATIONS[key] ?? 'Not explained yet.';
}
