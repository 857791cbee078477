#!/usr/bin/env bash
# Rename Keys loses a value when a new name is also an old one.
#
# Package:  n8n-nodes-base 2.41.1, Rename Keys 1, with lodash 4.18.1.
# Expected: two names can be exchanged, and a row of names moved on by one: each rule has a current and a new name, all read the item as
#           it came in (they do), so no rule is in another one's way.
# Seen:     a rule removes its current name after the rules before have written to it. Of first and last name that change places, one is
#           left; of "newEmail to email" and "email to oldEmail" the new address is gone. In the other order it is there.
# It hurts: columns of a spreadsheet that are in each other's place, the usual reason to rename them. Nobody is told; contacts have no
#           first name, or lose the address that the list was made for.
# Do:       an Edit Fields node, or two Rename Keys nodes with names between that nothing else has.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/RenameKeys package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { RenameKeys } = require('./package/dist/nodes/RenameKeys/RenameKeys.node.js');

/** The item with its keys renamed. */
async function rename(json, rules) {
	const parameters = { 'keys.key': rules.map(([currentKey, newKey]) => ({ currentKey, newKey })) };
	const context = {
		getInputData: () => [{ json }],
		getNodeParameter: (name, index, fallback) => parameters[name] ?? fallback,
		getNode: () => ({ name: 'Rename Keys', typeVersion: 1 }),
		continueOnFail: () => false,
	};
	const [[item]] = await new RenameKeys().execute.call(context);
	return item.json;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const name = { first: 'Lovelace', last: 'Ada' };
	const address = { email: 'ada@old.example', newEmail: 'ada@new.example' };
	for (const [json, rules, expected] of [
		[name, [['first', 'last'], ['last', 'first']], { first: 'Ada' }],
		[address, [['newEmail', 'email'], ['email', 'oldEmail']], { oldEmail: 'ada@old.example' }],
		[address, [['email', 'oldEmail'], ['newEmail', 'email']], { oldEmail: 'ada@old.example', email: 'ada@new.example' }],
	]) {
		const seen = await rename(json, rules);
		console.log(`  ${JSON.stringify(json)}, ${rules.map((rule) => rule.join(' to ')).join(', ')}\n    ${JSON.stringify(seen)}`);
		assert.deepStrictEqual(seen, expected);
	}
})();
JS
node see.cjs
