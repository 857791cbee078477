import type { MixedResult } from './mixed/mixed';
import { exceptionsTable, faultsTable, mixedTable, problemsTable, type Outside } from './report';
import { modesTable, retriesTable, type SettingsFindings } from './settings';
import type { Survey } from './survey';

/** Documentation page with the figures of a run, in Markdown. */
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
${Math.ceil(outside.took / 60_000)} minutes. The command fails, and names the runs, when one of the counts below isn't 0.

## What is tried

Each operation of each node's own registry is run through n8n's engine once undisturbed, and then with each fault in turn:
at its first request, and at its second, third and fourth where it sends so many. Each fault comes twice: **once**, so
that a repetition of the request meets a server that is well again, and **lasting**, from that request on. The
server's data is made anew for each run. The node may repeat a request once, waits a millisecond before it does, and
gives a request one second.

A run must end in one of two ways:

- success: then the items, and the data at the server afterwards, are those of the undisturbed run (with a clock that
  is wrong: as many items, and the same writes);
- an error whose message names the operation, and whose description says what to do next.

## What must not happen

${problemsTable(surveys, outside)}

Writes are counted by the server, for each request that passed its checks. Carried out twice counts for POST, the only
method that makes something new each time. Requests to other hosts are those that a second server got, to which links
and redirects led, and those that the process began to any host but the servers of the run.

${surveys.map((survey) => `## ${survey.name}\n\n${faultsTable(survey)}`).join('\n\n')}

Looping links and links to another host are for lists of several pages that go on by links. A second Location, of a
record that was there before, is for what the server answers with one: it stands before or after the right one. Only
an upload to the library is known by its Location alone. A wrong one there ends in an error that says so, because the
file that it leads to has neither the name nor the size of the uploaded one; without _Wait for Completion_ the node
does not look. The last faults are lies: responses that look right, with another record than the one that was asked for or
sent, or with none of its properties, and lists in another order, with a page that is short, or with a wrong total. Records
without an ID, such as the account, can't be told from others; lists may come in any order where none was asked for; and
where pages are known by links alone, a short one can't be told from a full one. Operations that send no request, such as making up a session ID, meet no fault.

## n8n's settings

**On Error.** n8n hands the input of a node that throws on as if the node had done its work, where the node is to continue. So every
operation is made to fail for three items under each of the three values: it must stop, or hand on errors and nothing else.

${modesTable(settings)}

**Retry On Fail.** n8n runs a node again with all its items when one has failed. Every operation runs for three items, one after the
other, and the node repeats no request by itself; each request in turn meets a fault once, under each value of On Error. Nothing must be
done twice. What comes out in the end must be that of an undisturbed run, or errors, which name what may have been carried out.

${retriesTable(settings)}

## Many operations

${operations} operations: creating, updating, deleting (Constant Contact: unsubscribing), and adding and removing tags
(ContactHub) or lists (Constant Contact), in an order that a fixed seed gives, a hundred items to a run, 25 requests at
once. One request in ten meets a fault that passes: resets, truncated, unreadable and empty answers, redirects to
another host, 429, 500, 502 and 503 all as often, no answer and 429 with Retry-After a hundredth as often. A model of
the data is kept beside it. What ends in an error is done as the error says: the server is looked at first, and what was
not carried out is done again. At the end the server's data must be the model's.

${mixedTable(mixed)}

Errors are few because the node repeats what it may repeat; found done are those among them that the server had carried
out, though the node could not know.

## What is not counted

Where a write is answered with nothing, what the server made of it is not known: such runs succeed, hand on what was
sent, and only the data at the server is compared. Some operations have an outcome that would not do for others:

${exceptionsTable(surveys)}
`;
}
