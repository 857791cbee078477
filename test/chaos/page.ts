import type { MixedResult } from './mixed/mixed';
import { exceptionsTable, faultsTable, mixedTable, problemsTable, type Outside } from './report';
import { modesTable, retriesTable, type SettingsFindings } from './settings';
import type { Survey } from './survey';

/** The documentation page with a run's figures, in Markdown. */
export function chaosPage(
	surveys: Survey[],
	mixed: MixedResult[],
	settings: SettingsFindings,
	outside: Outside,
): string {
	const runs = surveys
		.flatMap(({ operations }) => operations)
		.reduce((sum, { findings }) => sum + findings.length, 0);
	const operations = mixed.reduce((sum, one) => sum + one.operations, 0);
	return `# Under faults

What happens when the network or the server fails, for every operation of both nodes. The figures on this page are
written by

\`\`\`bash
npm run chaos
\`\`\`

which needs no account: it runs against the [sandbox](sandbox.md). This run: ${runs} disturbed runs in
${Math.ceil(outside.took / 60_000)} minutes. The command fails, and names the runs, if any of the counts below isn't 0.

## What is tried

Each operation in each node's registry runs through n8n's engine once without faults, and then with each fault in turn:
at its first request, and at its second, third and fourth if it sends that many. Each fault is tried in two ways: **once**, so
that a retry reaches a server that has recovered, and **lasting**, from that request on. The
server's data is recreated for each run. The node may retry a request once, after a millisecond, and
each request has a timeout of one second.

A run must end in one of two ways:

- success: the items, and the data on the server afterwards, are the same as in the run without faults (with a wrong
  clock: as many items, and the same writes);
- an error whose message names the operation, and whose description says what to do next.

## What must not happen

${problemsTable(surveys, outside)}

The server counts a write for each request that passed its checks. Writes carried out twice are counted for POST, the only
method that creates something new each time. Requests to other hosts are those that a second server received, which links
and redirects pointed to, and those that the process started to any host other than the servers of the run.

${surveys.map((survey) => `## ${survey.name}\n\n${faultsTable(survey)}`).join('\n\n')}

Looping links and links to another host apply to lists whose pages are linked. A second Location, of an
existing record, applies to responses that have a Location: it comes before or after the right one. Only
an upload to the library is identified by its Location alone. A wrong one there ends in an error that says so, because the
file it points to has neither the name nor the size of the uploaded one; without _Wait for Completion_ the node
doesn't check. The last faults are lies: responses that look right, but have a different record from the one requested or
sent, or none of its properties, and lists in a different order, with a short page, or with a wrong total. Records
without an ID, such as the account, can't be told apart; lists may come in any order if none was requested; and
if pages are known only by links, a short one can't be told from a full one. Operations that send no request, such as generating a session ID, meet no fault.

## n8n's settings

**On Error.** If a node that should continue throws an error, n8n passes on its input as if the node had done its work. So every
operation is made to fail for three items under each of the three values: it must stop, or output errors and nothing else.

${modesTable(settings)}

**Retry On Fail.** If an item fails, n8n runs the node again with all its items. Every operation runs for three items, one after the
other, and the node doesn't retry requests itself; each request in turn meets a fault once, under each value of On Error. Nothing may be
done twice. The final output must be that of a run without faults, or errors that name what may have been carried out.

${retriesTable(settings)}

## Many operations

${operations} operations: creating, updating, deleting (Constant Contact: unsubscribing), and adding and removing tags
(ContactHub) or lists (Constant Contact), in an order set by a fixed seed, a hundred items per run, 25 requests at
once. One request in ten meets a temporary fault: resets, truncated, unreadable and empty responses, redirects to
another host, 429, 500, 502 and 503 equally often, no response and 429 with Retry-After a hundredth as often. A model tracks
the expected data. After an error, the test does what the error says: it looks at the server first, and repeats
what was not carried out. At the end, the server's data must match the model.

${mixedTable(mixed)}

Errors are few because the node retries whatever it may retry. _Found done_ are errors where the server had carried out the
operation, though the node couldn't know.

## What is not counted

If the response to a write is empty, the node can't know what the server made of it: such runs succeed, output what was
sent, and only the data on the server is compared. Some operations have an outcome that wouldn't be acceptable for others:

${exceptionsTable(surveys)}
`;
}
