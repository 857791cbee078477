import { cpus } from 'node:os';
import { table } from '../../../scripts/docs/markdown';
import packageJson from '../../../package.json';
import { explanationOf } from './explanations';
import { ratiosOf, type Check, type Result } from './results';
import { checksTable, ratiosTable, timesTable, type Table } from './tables';

/** All measurements of a run. */
export interface Run {
	results: Result[];
	checks: Check[];
	rounds: number;
	/** Milliseconds. */
	took: number;
}

/** The documentation page with a run's figures, in Markdown. */
export function performancePage({ results, checks, rounds, took }: Run): string {
	return `# Performance

How long the nodes take, beside what else one could use for the same. The figures on this page are written by

\`\`\`bash
npm run bench
\`\`\`

which needs no account: it runs against the [sandbox](sandbox.md). This run took ${Math.ceil(took / 60_000)} minutes, on
${machine()}, with Node ${process.versions.node} and n8n's own engine (n8n-core ${packageJson.devDependencies['n8n-core']}).
Other machines give other times; the ratios should be much the same.

## How it is measured

Every work is done in several ways, ${rounds} times each, in turn: what else happens on the machine then meets all of them
alike. Each way has a process of its own, and the servers have one. A first run of each doesn't count: it warms its process up,
and leaves the same records on the server for all. The tables have the median of the ${rounds} runs, with the least and the most in
brackets. A ratio compares times of the same round. Where a way deals with fewer records, because it would take too
long, the ratio is that of the times for a record.

- **Bare loop**: the shortest code that sends the same requests, without n8n's engine, without checks and repetition, over
  connections that stay open. No node can be faster; the target is at most 1.25 times its time, or what the row says.
- **The same loop through n8n's helper**: what n8n itself takes for the same requests, whoever sends them. It opens a connection for each
  request. What is ours is the difference.
- **The best fixed number**: the same node with a number in _Max Concurrent Requests_ that was tried out for this very server. The node
  finds it by itself; the target is at most 1.1 times the time where there are 1,000 requests and more, and at most twice below that.
  The automatic number never exceeds 32, so neither does the best fixed one. Rows with more are only for comparison: a local server
  accepts that many, but a real one may not.
- **An older commit** of this package, built outside of it: \`npm run bench -- --baseline <directory>\`.
- **HTTP Request** and other nodes of n8n: what a user would build without this package, with the items that come out of it the
  same in number. The target is at least 4 times faster where several requests at once, or many records in one, can save time, and
  elsewhere not slower beyond the spread.
- **At a distance**: the server is behind a proxy that holds back everything for half a round trip, and is reached over TLS. There, a
  connection of its own for each request takes two more round trips.
- **Nodes for other services** of the same kind, from n8n itself (n8n-nodes-base ${packageJson.devDependencies['n8n-nodes-base']}). They get as many contacts, in the form of
  their service, from a local server that is as slow to answer. Their services have larger pages than ContactHub, which gives 50 customers at a
  time: ActiveCampaign and HubSpot give 100, Mailchimp 500. So there is no target; the number of requests says most.

Peak memory is the most that the process of a way has held during all its runs (resident set size), n8n's engine included;
beside it stands what it held before the first one.

## Ratios

${markdown(ratiosTable(results))}

## Start, growth and other limits

${markdown(checksTable(checks))}

## Where a target isn't met

${shortfalls(results, checks)}

## Times, requests and memory

${results.map((result) => `### ${result.comparison.title}\n\n${markdown(timesTable(result))}`).join('\n\n')}
`;
}

function machine(): string {
	const all = cpus();
	return `${all.length} cores (${all[0]?.model.trim() ?? 'unknown'})`;
}

function markdown({ head, rows }: Table): string {
	return table(head, rows);
}

/** Each target that isn't reached, and why. */
function shortfalls(results: Result[], checks: Check[]): string {
	const ratios = results.flatMap(ratiosOf).map(({ key, title, other, target }) => ({
		key,
		what: `${title}, beside ${other.contender.label}`,
		target,
	}));
	const missed = [...ratios, ...checks].filter(({ target }) => target?.met === false);
	if (missed.length === 0) return 'All of them are met.';
	return missed.map(({ key, what }) => `- **${what}.** ${explanationOf(key)}`).join('\n');
}
