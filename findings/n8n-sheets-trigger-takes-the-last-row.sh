#!/usr/bin/env bash
# A row that is inserted into a Google sheet starts the workflow for another one, the last.
#
# Package:  n8n-nodes-base 2.41.1, Google Sheets Trigger 1, Row Added.
# Expected: the row that was added, or nothing when none was.
# Seen:     the trigger counts rows. Dora in a new row at the top gives the last row, an old one, once more, and never Dora. One row removed and one
#           added between two polls give nothing: the count is the same.
# It hurts: a list of sign-ups that is kept with the newest on top (or where somebody inserts a row where it belongs): an old customer gets
#           the welcome mail with each new one, the new ones get none. A list that is tidied up loses sign-ups.
# Do:       add at the end and remove nothing, as a form does; else read the sheet on a schedule, and compare by an ID: Remove Duplicates, "Remove
#           Items Processed in Previous Executions".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 @e965/xlsx@0.20.3 moment-timezone@0.5.48 jsonwebtoken@9.0.3 luxon@3.7.2 @n8n/utils@1.48.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Google package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { GoogleSheetsTrigger } = require('./package/dist/nodes/Google/Sheet/GoogleSheetsTrigger.node.js');

/** The names that the trigger gives, one list for each state of the sheet. */
async function watch(states) {
	const parameters = { event: 'rowAdded', documentId: 'document', sheetName: '0', options: {}, authentication: 'triggerOAuth2' };
	const staticData = {};
	let names;
	const context = {
		getMode: () => 'trigger',
		getNode: () => ({ name: 'Google Sheets Trigger', typeVersion: 1 }),
		getNodeParameter: (name, _index, options) => (name === 'sheetName' && !options ? { mode: 'id' } : parameters[name]),
		getWorkflowStaticData: () => staticData,
		helpers: {
			// Google's API: the sheet's properties, or the values of a range: the first row, or all rows.
			requestOAuth2: async (_credential, { uri }) => {
				if (!uri.includes('/values/')) return { sheets: [{ properties: { sheetId: 0, title: 'People' } }] };
				return { values: [['Name'], ...names.map((name) => [name])].slice(0, uri.endsWith('A1:ZZZ1') ? 1 : undefined) };
			},
			returnJsonArray: (list) => list,
		},
	};
	const given = [];
	for (names of states) {
		const items = (await new GoogleSheetsTrigger().poll.call(context))?.[0] ?? [];
		given.push(items.map(({ Name }) => Name));
	}
	return given;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [what, after, expected] of [
		['Dora is added at the end', ['Ada', 'Bob', 'Cleo', 'Dora'], ['Dora']],
		['Dora is inserted at the top', ['Dora', 'Ada', 'Bob', 'Cleo'], ['Cleo']],
		['Ada is removed, Dora added at the end', ['Bob', 'Cleo', 'Dora'], []],
	]) {
		const [, given] = await watch([['Ada', 'Bob', 'Cleo'], after]);
		console.log(`  ${what}: ${given.join(', ') || 'nothing'}`);
		assert.deepStrictEqual(given, expected);
	}
})();
JS
node see.cjs
