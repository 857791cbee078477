#!/usr/bin/env bash
# A row that a database refuses comes out without the reason, but with the node's settings.
#
# Package:  n8n-nodes-base 2.41.1: the Postgres node (2.6) with On Error: Continue and the query batching Independently or
#           Transaction.
# Expected: the item says what was wrong: {"error": "..."} or {"error": {"message": "..."}}.
# Seen:     {"error": {...}} has no message, because an error's own message isn't copied by `{ ...error }`; it holds the whole node,
#           its parameters and what they compute included.
# It hurts: an error table that is filled from such items has no reasons, and what stands in the node's parameters.
# Do:       read `description` of the error, or use the error output, which n8n fills by itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.17.21
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Postgres package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { NodeOperationError } = require('n8n-workflow');

const node = { id: '1', name: 'Save', type: 'postgres', typeVersion: 2.6, position: [0, 0], parameters: { query: 'INSERT ...' } };

const { prepareErrorItem } = require('./package/dist/nodes/Postgres/v2/helpers/utils.js');
const refusal = new NodeOperationError(node, new Error('value too long for type character varying(10)'));
const { error } = JSON.parse(JSON.stringify(prepareErrorItem(refusal, 0).json));
console.log(`n8n-nodes-base ${require('./package/package.json').version}, a row that Postgres refuses:`);
console.log(`  message ${JSON.stringify(error.message)}, parameters ${JSON.stringify(error.node.parameters)}`);
assert.strictEqual(error.message, undefined);
assert.deepStrictEqual(error.node.parameters, node.parameters);
JS
node see.cjs
