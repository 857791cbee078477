/** Why a target isn't met, by the row: shown on the page as long as it isn't. */
export const EXPLANATIONS: Record<string, string> = {
	'create.httpAtOnce':
		'HTTP Request sends the requests of all items at once, here a thousand. A local server takes that; a real one answers many of them with errors, and what was done then is hard to find out. The node has four requests under way, and *Requests at Once* under *Options* allows up to fifty.',
	'upsert.httpAtOnce': 'The same as for Create.',
	'load.ConstantContactLegacy':
		"The node has the operations of two versions of the service, with a description of 226 KB beside the 24 KB of Mailchimp's. Most of the time goes into reading so much code. It is spent once, when a workflow first uses the node; n8n's start doesn't pay for it.",
	'customers.http':
		'Four requests at once can save no more than three quarters of the waiting, and both ways spend the same time on sending a request and reading its answer. *Requests at Once* under *Options* goes further; the default stays polite to the service.',
	'manyCustomers.http':
		'The same as for the shorter list; with quick answers there is less waiting that could be saved.',
	'upsert.http':
		'Four requests at once can be four times as fast at most. *Requests at Once* under *Options* goes further.',
	'create.http':
		'Four requests at once can be four times as fast at most. *Requests at Once* under *Options* goes further.',
};

/** What the page says about a row whose target isn't met. */
export function explanationOf(key: string): string {
	return EXPLANATIONS[key] ?? 'Not explained yet.';
}
