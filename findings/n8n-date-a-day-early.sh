#!/usr/bin/env bash
# A date that isn't ISO is read in the server's time zone, one that is in the workflow's.
#
# Package:  n8n-workflow 2.41.0, the expression function toDateTime().
# Expected: "11/29/2026" and "Nov 29, 2026" are 29 November where the workflow runs, as "2026-11-29" is; so is Excel's 46355.
# Seen:     with a server in UTC (n8n's images) and a workflow in New York they are 28 November, 19:00; toDateTime('excel') too.
# It hurts: birthdays, consents and orders of a spreadsheet are a day early, everywhere west of the server, without a word.
# Do:       say the format: `{{ DateTime.fromFormat($json.born, 'MM/dd/yyyy') }}`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
cat >see.cjs <<'JS'
process.env.TZ = 'UTC';
const assert = require('node:assert');
const { Workflow } = require('n8n-workflow');

const node = { id: '1', name: 'N', type: 'n', typeVersion: 1, position: [0, 0], parameters: {} };
const type = { description: { properties: [], outputs: ['main'] } };
const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
const settings = { timezone: 'America/New_York' };
const workflow = new Workflow({ id: 'w', nodes: [node], connections: {}, active: false, nodeTypes, settings });

/** The time that an expression gives, in the workflow's time zone. */
function read(expression) {
	return workflow.expression.getParameterValue(`={{ ${expression}.toISO() }}`, { resultData: { runData: {} } }, 0, 0, 'N', [{ json: {} }], 'manual', {});
}

console.log(`n8n-workflow ${require('n8n-workflow/package.json').version}, server in UTC, workflow in New York:`);
const ISO = '"2026-11-29".toDateTime()';
const OTHERS = ['"Nov 29, 2026".toDateTime()', '"11/29/2026".toDateTime()', "(46355).toDateTime('excel')"];
for (const expression of [ISO, ...OTHERS]) console.log(`  ${expression}: ${read(expression)}`);
assert.strictEqual(read(ISO), '2026-11-29T00:00:00.000-05:00');
for (const expression of OTHERS) assert.strictEqual(read(expression), '2026-11-28T19:00:00.000-05:00');
JS
node see.cjs
