#!/usr/bin/env bash
# A collection that is given as an expression is dropped without a word, and the node runs as if it had been left empty.
#
# Package:  n8n-workflow 2.41.0, NodeHelpers.getNodeParameters, which n8n calls for each node of a workflow.
# Expected: the expression is kept, as it is for all other types of parameters, or the workflow is refused.
# Seen:     text, number, json and multiOptions keep their expression; collection becomes {}, and so does fixedCollection.
# It hurts: filters given as one expression (by JSON, n8n's workflow SDK or an AI builder; the editor can't make it) are
#           no filters: a list that should have two records has all, and what follows works on all of them.
# Do:       give each field of a collection its own expression.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { NodeHelpers } = require('n8n-workflow');

const EXPRESSION = '={{ $json.filters }}';
const email = { displayName: 'Email', name: 'email', type: 'string', default: '' };
const types = {
	string: { default: '' },
	number: { default: 0 },
	json: { default: '{}' },
	multiOptions: { default: [], options: [{ name: 'A', value: 'a' }] },
	collection: { default: {}, options: [email] },
	fixedCollection: { default: {}, options: [{ displayName: 'Filter', name: 'filter', values: [email] }] },
};

/** What a node finds in a parameter of this type whose stored value is an expression. */
function kept(type) {
	const property = { displayName: 'Filters', name: 'filters', type, ...types[type] };
	const parameters = { filters: EXPRESSION };
	return NodeHelpers.getNodeParameters([property], parameters, true, false, null, null).filters;
}

const seen = Object.fromEntries(Object.keys(types).map((type) => [type, kept(type)]));
console.log(`n8n-workflow ${require('n8n-workflow/package.json').version}, a parameter given as ${EXPRESSION}:`);
for (const [type, value] of Object.entries(seen)) console.log(`  ${type}: ${JSON.stringify(value)}`);
assert.deepStrictEqual(seen, {
	string: EXPRESSION,
	number: EXPRESSION,
	json: EXPRESSION,
	multiOptions: EXPRESSION,
	collection: {},
	fixedCollection: {},
});
JS
node see.cjs
