#!/usr/bin/env bash
# Merge can't append lists of 120,000 items and more: "Maximum call stack size exceeded".
#
# Package:  n8n-nodes-base 2.41.1, Merge 3.2, modes Append and Choose Branch, on Node's default stack.
# Expected: items of several inputs one after the other, however many there are: other nodes take a million.
# Seen:     100,000 items in an input pass, 200,000 end the execution with a RangeError about the stack: the node hands all items of an input to
#           `push` as arguments of one call. Between the two it depends on how deep n8n's own calls are at that moment. Nothing says how many are
#           too many.
# It hurts: a nightly copy that merges three lists of contacts runs for years, and fails for good when the account has grown.
# Do:       one node that runs for several items (here: for each kind of contact) in place of several nodes and Merge; or less at a time.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Merge package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const append = require('./package/dist/nodes/Merge/v3/actions/mode/append.js');
const chooseBranch = require('./package/dist/nodes/Merge/v3/actions/mode/chooseBranch.js');

const items = (count) => Array.from({ length: count }, (_, index) => ({ json: { index } }));

/** What the first input comes to: the number of items, or the error. */
async function run({ execute }, count) {
	const parameters = { chooseBranchMode: 'waitForAll', output: 'specifiedInput', useDataOfInput: '1' };
	const context = {
		getNodeParameter: (name) => parameters[name],
		getNode: () => ({ name: 'Merge', typeVersion: 3.2 }),
	};
	try {
		const [found] = await execute.call(context, [items(count), items(1)]);
		return found.length;
	} catch (error) {
		return `${error.name}: ${error.message}`;
	}
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, Node ${process.versions.node}`);
	const tooMany = 'RangeError: Maximum call stack size exceeded';
	for (const [name, mode, count, seen] of [
		['Append', append, 100_000, 100_001],
		['Append', append, 200_000, tooMany],
		['Choose Branch', chooseBranch, 100_000, 100_000],
		['Choose Branch', chooseBranch, 200_000, tooMany],
	]) {
		const result = await run(mode, count);
		console.log(`  ${name}, ${count} items: ${result}`);
		assert.strictEqual(result, seen);
	}
})();
JS
node see.cjs
