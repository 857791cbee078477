#!/usr/bin/env bash
# An invitation is at another hour when n8n's server isn't in UTC.
#
# Package:  n8n-nodes-base 2.41.1, Convert to File (Convert to ICS) and iCalendar 1, with ics 2.40.0 and moment-timezone 0.5.48.
# Expected: 2026-11-29T10:00:00-05:00 is 15:00 in UTC, 20261129T150000Z, wherever the server is.
# Seen:     20261129T100000Z on a server whose TZ is America/New_York: the node takes the server's hour and calls it UTC. The option Use
#           Workflow Timezone changes nothing.
# It hurts: n8n's instructions for Docker set TZ beside GENERIC_TIMEZONE. Everybody who is invited to a webinar comes five hours early.
# Do:       set TZ to UTC (or leave it out) and the zone in GENERIC_TIMEZONE alone, or write the calendar's text oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 ics@2.40.0 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/ICalendar package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { execute } = require('./package/dist/nodes/ICalendar/createEvent.operation.js');

/** Begin and end of the event in the file, on a server in this zone, in a workflow in New York. */
async function create(zone, parameters) {
	process.env.TZ = zone;
	const all = { title: 'Webinar', binaryPropertyName: 'data', allDay: false, additionalFields: {}, ...parameters };
	let text;
	const context = {
		getNodeParameter: (name) => all[name],
		getNode: () => ({ name: 'Convert to File', typeVersion: 1.1 }),
		getTimezone: () => 'America/New_York',
		continueOnFail: () => false,
		helpers: {
			prepareBinaryData: async (buffer) => {
				text = buffer.toString();
				return {};
			},
		},
	};
	await execute.call(context, [{ json: {} }]);
	return [...text.matchAll(/^DT(?:START|END).*:(\S+)/gm)].map(([, value]) => value).join(' to ');
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const timed = { start: '2026-11-29T10:00:00-05:00', end: '2026-11-29T11:00:00-05:00' };
	for (const [zone, useWorkflowTimezone, expected] of [
		['UTC', false, '20261129T150000Z to 20261129T160000Z'],
		['America/New_York', false, '20261129T100000Z to 20261129T110000Z'],
		['America/New_York', true, '20261129T100000Z to 20261129T110000Z'],
	]) {
		const seen = await create(zone, { ...timed, additionalFields: { useWorkflowTimezone } });
		console.log(`  server in ${zone}, Use Workflow Timezone ${useWorkflowTimezone ? 'on' : 'off'}: ${seen}`);
		assert.strictEqual(seen, expected);
	}
})();
JS
node see.cjs
