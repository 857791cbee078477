#!/usr/bin/env bash
# A number that is 0 is "empty", and so is false.
#
# Package:  n8n-workflow 2.41.0, the expression functions isEmpty() and isNotEmpty().
# Expected: only what has no value is empty, as $ifEmpty() in the same expressions has it.
# Seen:     (0).isEmpty() and false.isEmpty() are true, $ifEmpty(0, 'none') is 0.
# It hurts: "has no opens yet" and "we don't know the opens" become one; an opt-in of false counts as never asked.
# Do:       compare with null: `{{ $json.opens === null }}`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Workflow } = require('n8n-workflow');

const node = { id: '1', name: 'N', type: 'n', typeVersion: 1, position: [0, 0], parameters: {} };
const type = { description: { properties: [], outputs: ['main'] } };
const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
const workflow = new Workflow({ id: 'w', nodes: [node], connections: {}, active: false, nodeTypes });
const item = { json: { opens: 0, optIn: false, unknown: null, clicks: 3 } };

/** What an expression gives for the item. */
function evaluate(expression) {
	return workflow.expression.getParameterValue(`={{ ${expression} }}`, { resultData: { runData: {} } }, 0, 0, 'N', [item], 'manual', {});
}

const seen = Object.fromEntries(
	['$json.opens.isEmpty()', '$json.optIn.isEmpty()', '$json.unknown.isEmpty()', '$json.clicks.isEmpty()', "$ifEmpty($json.opens, 'none')"].map((expression) => [
		expression,
		evaluate(expression),
	]),
);
console.log(`n8n-workflow ${require('n8n-workflow/package.json').version}, ${JSON.stringify(item.json)}:`);
for (const [expression, value] of Object.entries(seen)) console.log(`  ${expression}: ${JSON.stringify(value)}`);
assert.deepStrictEqual(Object.values(seen), [true, true, true, false, 0]);
JS
node see.cjs
