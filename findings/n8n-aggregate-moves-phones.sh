#!/usr/bin/env bash
# A phone number moves to somebody else between Aggregate and Split Out.
#
# Package:  n8n-nodes-base 2.41.1, Aggregate 1 (Individual Fields, several of them) and Split Out 1 (the same fields).
# Expected: what Aggregate made of a list Split Out makes a list of again: Anna without a phone, Bob and Carla with theirs.
# Seen:     Anna has Bob's phone, Bob has Carla's, and Carla has none. Aggregate leaves out what is missing, so that the list of phones is shorter, and Split Out
#           puts lists together by place.
# It hurts: contacts that go through one request for all of them, or through an agent, come back with the phone numbers of others. With a full first row all looks
#           right.
# Do:       Aggregate: turn on "Keep Missing And Null Values", or aggregate all item data into a single list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Transform package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Aggregate } = require('./package/dist/nodes/Transform/Aggregate/Aggregate.node.js');
const { SplitOut } = require('./package/dist/nodes/Transform/SplitOut/SplitOut.node.js');

async function run(node, items, parameters) {
	const context = {
		getInputData: () => items,
		getNode: () => ({ name: 'Node', typeVersion: 1 }),
		getNodeParameter: (name, _index, fallback) => parameters[name] ?? fallback,
		addExecutionHints: () => {},
	};
	return (await node.execute.call(context))[0];
}

/** The contacts after both nodes. */
async function pass(contacts, keepMissing) {
	const items = contacts.map((json) => ({ json }));
	const fields = ['email', 'phone'].map((fieldToAggregate) => ({ fieldToAggregate, renameField: false }));
	const list = await run(new Aggregate(), items, {
		aggregate: 'aggregateIndividualFields',
		'fieldsToAggregate.fieldToAggregate': fields,
		'options.keepMissing': keepMissing,
	});
	const back = await run(new SplitOut(), list, { fieldToSplitOut: 'email, phone', include: 'noOtherFields', options: {} });
	return back.map(({ json }) => json);
}

(async () => {
	const contacts = [{ email: 'anna@example.com' }, { email: 'bob@example.com', phone: '+1 212 555 0101' }, { email: 'carla@example.com', phone: '+1 212 555 0102' }];
	const back = await pass(contacts, undefined);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}\n  before: ${JSON.stringify(contacts)}\n  after:  ${JSON.stringify(back)}`);
	assert.deepStrictEqual(back, [{ email: 'anna@example.com', phone: '+1 212 555 0101' }, { email: 'bob@example.com', phone: '+1 212 555 0102' }, { email: 'carla@example.com' }]);
	const kept = await pass(contacts, true);
	assert.deepStrictEqual(kept.map(({ phone }) => phone), [undefined, '+1 212 555 0101', '+1 212 555 0102']);
})();
JS
node see.cjs
