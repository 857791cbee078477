/** Why a target isn't reached, by row: shown on the page for as long as it isn't. */
export const EXPLANATIONS: Record<string, string> = {
	'create.httpAtOnce':
		'HTTP Request sends the requests of all items at once, here a thousand. A local server takes that; a real one responds to many of them with errors, and what was done then is hard to find out: see the row of the service that refuses more than some a second. The node begins with four at the same time and goes up to 32.',
	'upsert.httpAtOnce': 'The same as for Create.',
	'customers.http':
		'Both ways spend the same time on sending a request and reading its response, which keeps this machine busy: its two cores are shared by the node and the server.',
	'manyCustomers.http':
		'The same as for the shorter list; with quick responses there is less waiting that could be saved.',
	'upsert.loop':
		"The loop keeps its connections open, where n8n's HTTP helper opens one for each request; and it looks at no response.",
	'customers.loop':
		"The loop keeps its connections open and looks at nothing; n8n's HTTP helper opens one for each request, and the node checks each page and makes items of it. The least and the most show what other work on the machine adds to that.",
	'manyCustomers.loop':
		'The same as for the shorter list; with quick responses there is less waiting in which that work could be done.',
	'newcomers0.loop':
		'A poll that finds nothing is one request. Reading the parameters and the credential, and a connection of its own, take some milliseconds beside it.',
	'newcomers50.loop': 'The same as for nothing new.',
	'manyNewcomers.loop':
		'The trigger recognises each customer by its ID and time, remembers it, and makes an item of it; the loop counts them.',
	'feeds.loop': 'The loop reads no XML, which is most of the work here.',
	'importV1.loop':
		'The loop reads no CSV: its rows are in memory. The node reads the file, finds the columns and checks each row before anything is sent.',
	'contacts.http':
		'Both ask for the same pages one after the other, and the server takes most of the time, so that the difference is about the spread. The node also compares each page with the one before and looks at each link before it follows it, so that no record is lost or comes twice.',
	'importV2.loop':
		'The loop parts lines at their commas, and sends whatever comes out. The node reads quotes and line breaks in values, finds the columns by their names, checks each address, keeps the last of several rows with one address, and counts bytes, so that no request is refused as too large.',
	'importV2.httpInBulk':
		'Both send five requests, the least possible, and the server takes most of the time. HTTP Request sends the rows unchecked, and must be told the size of a part and where each column goes; the node does what the row above says besides.',
	'export.loop':
		'The loop parts lines at commas. The node reads quotes and line breaks in values, and makes an item with named fields of each row.',
	'table.loop':
		'The loop writes what comes in the order in which it comes. The node turns each contact into the row of the documented table, fills the same columns in every row, and escapes values for CSV.',
};

/** The explanation of a row whose target isn't reached. */
export function explanationOf(key: string): string {
	return EXPLANATIONS[key] ?? 'Not explained yet.';
}
