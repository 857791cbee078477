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
	'customers.loop':
		"The loop keeps its connections open and looks at nothing; n8n's HTTP helper opens one for each request, and the node checks each page and makes items of it. The least and the most show what other work on the machine adds to that.",
	'manyCustomers.loop':
		'The same as for the shorter list; with quick answers there is less waiting in which that work could be done.',
	'newcomers0.loop':
		'A poll that finds nothing is one request. Reading the parameters and the credential, and a connection of its own, take some milliseconds beside it.',
	'newcomers50.loop': 'The same as for nothing new.',
	'manyNewcomers.loop':
		'The trigger recognises each customer by its ID and time, remembers it, and makes an item of it; the loop counts them.',
	'feeds.loop': 'The loop reads no XML, which is most of the work here.',
	'importV1.loop':
		'The loop reads no CSV: its rows are in memory. The node reads the file, finds the columns and checks each row before anything is sent.',
	'create.http':
		'Four requests at once can be four times as fast at most. *Requests at Once* under *Options* goes further.',
};

/** What the page says about a row whose target isn't met. */
export function explanationOf(key: string): string {
	return EXPLANATIONS[key] ?? 'Not explained yet.';
}
