#!/usr/bin/env bash
# An event of 9 o'clock in New York is one of 4 o'clock in PostHog.
#
# Package:  n8n-nodes-base 2.41.1, PostHog 1, all operations with a Timestamp, as the date picker writes it: 2026-11-30T09:00:00.
# Expected: the moment that is meant, with its offset or in UTC: the node makes 2026-11-30T14:00:00.000Z of it.
# Seen:     the event gets the time before that is computed, and the result is put where nothing reads it: "2026-11-30T09:00:00" without a zone goes out, which PostHog takes
#           for UTC. The time would also be in the server's zone, not in the workflow's.
# It hurts: opens and orders are hours early or late: funnels lose the steps that seem to come before the one that leads to them, and days have other sums.
# Do:       an expression: {{ DateTime.fromISO('2026-11-30T09:00:00').toUTC().toISO() }}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/PostHog package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { PostHog } = require('./package/dist/nodes/PostHog/PostHog.node.js');

/** The time of the event that is sent. */
async function send(resource, operation, timestamp) {
	const parameters = { resource, operation, eventName: 'opened', name: 'opened', distinctId: 'anna', alias: 'a', additionalFields: { timestamp } };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'PostHog', type: 'n8n-nodes-base.postHog', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ url: 'https://posthog.example.com', apiKey: 'key' }),
		continueOnFail: () => false,
		helpers: { request: async ({ body }) => (sent = structuredClone(body)) && {}, returnJsonArray: (json) => json.map((row) => ({ json: row })) },
	};
	await new PostHog().execute.call(context);
	return (sent.batch?.[0] ?? sent).timestamp;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, server in ${process.env.TZ}`);
	for (const [resource, operation] of [['event', 'create'], ['identity', 'create'], ['alias', 'create'], ['track', 'page']]) {
		const sent = await send(resource, operation, '2026-11-30T09:00:00');
		console.log(`  ${resource}: ${sent}; meant is ${new Date('2026-11-30T09:00:00').toISOString()}`);
		assert.strictEqual(sent, '2026-11-30T09:00:00');
		assert.strictEqual(await send(resource, operation, '2026-11-30T14:00:00.000Z'), '2026-11-30T14:00:00.000Z');
	}
})();
JS
TZ=America/New_York node see.cjs
