#!/usr/bin/env bash
# Of billing.city and shipping.city only one is left, under the name "city".
#
# Package:  n8n-nodes-base 2.41.1, Edit Fields 3.4 (Include: Selected Input Fields) and Aggregate 1 (Individual Fields).
# Expected: both cities, by their own names, or an error: Aggregate has one for two outputs of one name.
# Seen:     {"city": the last one}. What is before the last dot is left out of the name, and Aggregate's check compares the whole names.
# It hurts: the address for the invoice is the address for the parcel, or work.email is home.email, in every contact, and no node says so.
# Do:       Edit Fields: assign each field by an expression; Aggregate: Rename Field for each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Set package/dist/nodes/Transform package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Set: EditFields } = require('./package/dist/nodes/Set/Set.node.js');
const { Aggregate } = require('./package/dist/nodes/Transform/Aggregate/Aggregate.node.js');

const CUSTOMER = { billing: { city: 'Boston' }, shipping: { city: 'Denver' } };

/** The JSON of the first item that a node outputs for the customer. */
async function run(node, typeVersion, parameters) {
	const context = {
		getInputData: () => [{ json: CUSTOMER }],
		getNode: () => ({ name: 'Node', typeVersion }),
		getNodeParameter: (name, _index, fallback) => parameters[name] ?? fallback,
		addExecutionHints: () => {},
		continueOnFail: () => false,
	};
	return (await node.execute.call(context))[0][0].json;
}

(async () => {
	const editFields = await run(new EditFields().nodeVersions[3.4], 3.4, {
		mode: 'manual',
		assignments: { assignments: [] },
		includeOtherFields: true,
		include: 'selected',
		includeFields: 'billing.city, shipping.city',
		options: {},
	});
	const fields = ['billing.city', 'shipping.city'].map((fieldToAggregate) => ({ fieldToAggregate, renameField: false }));
	const aggregate = await run(new Aggregate(), 1, { aggregate: 'aggregateIndividualFields', 'fieldsToAggregate.fieldToAggregate': fields });
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, ${JSON.stringify(CUSTOMER)}\n  Edit Fields: ${JSON.stringify(editFields)}\n  Aggregate:   ${JSON.stringify(aggregate)}`);
	assert.deepStrictEqual(editFields, { city: 'Denver' });
	assert.deepStrictEqual(aggregate, { city: ['Denver'] });
})();
JS
node see.cjs
