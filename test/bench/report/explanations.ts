/** What the loops through fetch have and n8n's helper doesn't. */
const CONNECTIONS =
	"n8n's HTTP helper makes an agent of its own for each request, and so a new connection: neither connections nor TLS sessions can be used again through its options (agentOptions with keepAlive would only leave an idle connection behind for each request, and it takes no agent). ";

/** Why a target isn't reached, by row: shown on the page for as long as it isn't. */
export const EXPLANATIONS: Record<string, string> = {
	'customers.loop': `${CONNECTIONS}The row of the same loop through n8n's helper shows what that takes. The node also checks each page and makes items of it, and begins with four requests at the same time, where the loop begins with 32.`,
	'customers.helper':
		'The node begins with four requests at the same time and finds the number that the service takes; the loop begins with 32. It also checks each page, searches it for secrets and compares it with the one before.',
	'customers.http':
		'Both ways spend the same time on sending a request and reading its response, which keeps this machine busy: its two cores are shared by the node and the server.',
	'manyCustomers.loop':
		'The same as for the shorter list; with quick responses there is less waiting in which that work could be done.',
	'manyCustomers.http':
		'The same as for the shorter list; with quick responses there is less waiting that could be saved.',
	'create.loop': `${CONNECTIONS}The row of the same loop through n8n's helper shows what that takes. The node also begins with four requests at the same time, where the loop begins with 32.`,
	'create.helper':
		'The node begins with four requests at the same time and finds the number that the service takes; the loop begins with 32. It also maps the columns, keeps a journal of what was written, and checks that the response is about what was sent.',
	'create.http':
		'HTTP Request sends one request at a time and the node up to 32; where the processor is busier than the server, more at the same time save less.',
	'create.httpAtOnce':
		'HTTP Request sends the requests of all items at once, here a thousand. A local server takes that; a real one responds to many of them with errors, and what was done then is hard to find out: see the row of the service that refuses more than some a second. The node begins with four at the same time and goes up to 32.',
	'upsert.loop': 'The same as for Create.',
	'upsert.http': 'The same as for Create.',
	'upsert.httpAtOnce': 'The same as for Create.',
	'paceFew.fixed':
		'Of so few requests, many are sent before anything is known of the service: the node begins with four at the same time and doubles that number with each round of responses.',
	'paceFew.baseline':
		'Of so few requests, many are sent while the node still begins with four at the same time, the number of the older commit.',
	'paceCreate.fixed':
		'The node begins with four requests at the same time and reaches 32 after three response times at the earliest. On a busy machine, a round may by chance look as if more brought nothing, and the number rises more slowly.',
	'paceCreate.baseline':
		'The older commit sends four requests at the same time; where the processor is busier than the server, more at the same time save less.',
	'paceUpsert.fixed': 'The same as for Create.',
	'paceUpsert.baseline': 'The same as for Create.',
	'paceList.fixed':
		'A list has few requests: 200 for 10,000 customers. Many of them are sent before anything is known of the service.',
	'paceList.baseline':
		'The pages keep the processor busy, which turns them into items; more requests at the same time save only what is left of the waiting.',
	'paceSlow.fixed':
		'The node finds the number by trying more, and those requests take longer. On a busy machine, times vary so much that it has to try again.',
	'paceSlow.refused': 'This service refuses nothing, so a request was repeated for another reason.',
	'paceRate.fixed':
		'The node learns the rate from the first requests that are refused, and waits for as long as the service says. From then on it stays five per cent below the rate, and every half minute or less often tries a higher one. On a busy machine, times lost to other work are not made up for.',
	'paceRate.refused':
		'When the first request is refused, as many are under way as are allowed at the same time; the service refuses them all.',
	'paceRate.failed': 'The node gives up on a request after the configured number of retries.',
	'paceRate.httpAtOnce': 'HTTP Request sends all at once; what is refused fails and costs no time.',
	'mappedOnServer.baseline':
		'Four of the five expressions are read from the item without n8n. The fifth calls a function, so n8n evaluates it for every item, in a sandbox of its own, which takes most of the time that is left.',
	'mapped.baseline':
		'This engine evaluates an expression in a few microseconds, so there is little to save, and the difference is about the spread.',
	'newcomers0.loop':
		'A poll that finds nothing is one request. Reading the parameters and the credential, and a connection of its own, take some milliseconds beside it.',
	'newcomers0.http': 'Both send one request, so that the difference is about the spread.',
	'newcomers50.loop':
		'A poll that finds 50 is two requests. Reading the parameters and the credential, and a connection of its own for each, take some milliseconds beside them.',
	'newcomers50.http': 'Both send two requests, so that the difference is about the spread.',
	'manyNewcomers.loop':
		'The trigger recognizes each customer by its ID and time, remembers it, and makes an item of it; the loop counts them.',
	'manyNewcomers.http':
		'Both ask for the same pages; the trigger also remembers each customer, so that none comes twice.',
	'feeds.loop': `${CONNECTIONS}The row of the same loop through n8n's helper shows what that takes. The loop reads no XML. The node sends the request for the next page before it reads a page, so that reading only takes the time by which it is slower than the server, where there is a processor for each.`,
	'feeds.http':
		'Both ask for the same pages one after the other, and the server takes most of the time.',
	'feeds.httpToContacts': 'The same as without Edit Fields.',
	'importV1.loop':
		'The loop reads no CSV: its rows are in memory. The node first reads all of the file and checks each row, before anything is sent; then it reads the file again, and prepares a request while the server works on the one before.',
	'importV1.http':
		'HTTP Request sends one contact at a time, and the node as many as a request takes.',
	'contacts.loop': `${CONNECTIONS}The node also searches each page for the secrets of the credential, compares it with the one before, checks its link and how deep it nests, and makes items of it.`,
	'contacts.http':
		'Both ask for the same pages one after the other, and the server takes most of the time, so that the difference is about the spread. The node also compares each page with the one before and looks at each link before it follows it, so that no record is lost or comes twice.',
	'importV2.loop':
		'The loop parts lines at their commas, and sends whatever comes out. The node first reads all of the file, before anything is sent: quotes and line breaks in values, columns by their names, each address, and which of several rows with one address is the last; then it reads the file again, and prepares a request while the server works on the one before.',
	'importV2.http':
		'HTTP Request sends one contact at a time, and the node as many as a request takes.',
	'importV2.httpInBulk':
		'Both send five requests, the least possible, and the server takes most of the time. HTTP Request sends the rows unchecked, and must be told the size of a part and where each column goes; the node first checks all of the file, finds the columns by their names, and keeps the last of several rows with one address.',
	'export.loop':
		'The loop parts lines at commas. The node reads quotes and line breaks in values, and makes an item with named fields of each row.',
	'export.http': 'Both read the same file, so that the difference is about the spread.',
	'table.loop':
		'The loop writes what comes in the order in which it comes. The node turns each contact into the row of the documented table, fills the same columns in every row, and escapes values for CSV.',
	'table.http': 'Both ask for the same pages, and the server takes most of the time.',
	'wholeContacts.loop': `${CONNECTIONS}The node also searches each page for the secrets of the credential, checks its link and how deep it nests, and names the custom fields.`,
	'wholeContacts.http':
		'Both ask for the same pages one after the other, and the server takes most of the time, so that the difference is about the spread.',
	'importV3.loop':
		'The same as for version 2. The node also asks for the custom fields and for who has unsubscribed, which takes two requests here.',
	'distantCustomers.http':
		'The list has few requests, and many of them are sent while the node still begins with four at the same time.',
	'distantCreate.http':
		'Of so few requests, many are sent while the node still begins with four at the same time.',
	'distantContacts.helper':
		'Both ask for the same pages one after the other, and wait for most of the time, so that the difference is about the spread.',
	'distantContacts.http':
		'Both ask for the same pages one after the other, and wait for most of the time, so that the difference is about the spread.',
	lazyStart: "n8n reads descriptions from a file, and shouldn't load a node's code at its start.",
	editorDownload: 'Operations have been added since then, and each has its fields.',
	feedPage:
		'The parser under it builds nothing; reading makes items with named fields of the elements.',
	largeFeed:
		'The parser under it builds nothing; reading makes items with named fields of the elements.',
	...explainAll(
		['customers', 'table', 'importV1', 'importV2', 'importV3', 'exportV2'],
		(file) => `growth.${file}.time`,
		'Other work on this machine makes runs of different lengths hard to compare; the largest file is measured once only.',
	),
	...explainAll(
		['customers', 'table', 'importV1', 'importV2', 'importV3', 'exportV2'],
		(file) => `growth.${file}.memory`,
		'A page or a request is in memory as a whole, and a collection may begin late on a busy machine.',
	),
	...explainAll(
		[
			'ConstantContact',
			'ConstantContactLegacy',
			'ConstantContactLegacyV2',
			'ConstantContactTrigger',
			'ContactHub',
			'ContactHubTrigger',
		],
		(node) => `load.${node}`,
		"Reading a node's file and description takes about as long as that of Mailchimp's: which of the two is ahead changes from one measurement to the next.",
	),
};

function explainAll(
	names: string[],
	toKey: (name: string) => string,
	text: string,
): Record<string, string> {
	return Object.fromEntries(names.map((name) => [toKey(name), text]));
}

/** The explanation of a row whose target isn't reached. */
export function explanationOf(key: string): string {
	return EXPLANATIONS[key] ?? 'Not explained yet.';
}
