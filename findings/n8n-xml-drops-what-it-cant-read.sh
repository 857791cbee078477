#!/usr/bin/env bash
# Items that the XML node can't read disappear, where errors are to come out as items.
#
# Package:  n8n-nodes-base 2.41.1, XML 1, On Error: Continue.
# Expected: three items in, three out, of which one has the error; so the setting works in other nodes, and the editor says so.
# Seen:     two items. The node writes the error over the item that came in, and returns the others.
# It hurts: a backup or an import of answers in XML is done without an error, and without the contacts that couldn't be read.
# Do:       leave On Error at Stop Workflow; or compare the numbers of items before and after.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 xml2js@0.6.2
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Xml package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Xml } = require('./package/dist/nodes/Xml/Xml.node.js');

/** The node's output for answers, of which the second one lost its end on the way. */
async function run(continueOnFail) {
	const context = {
		getInputData: () => ['<contact>Anna</contact>', '<contact>Bob</con', '<contact>Carla</contact>'].map((data) => ({ json: { data } })),
		getNode: () => ({ name: 'XML', typeVersion: 1 }),
		getNodeParameter: (name, _index, fallback) => ({ mode: 'xmlToJson', dataPropertyName: 'data' })[name] ?? fallback,
		continueOnFail: () => continueOnFail,
	};
	return (await new Xml().execute.call(context))[0].map(({ json }) => json);
}

(async () => {
	const items = await run(true);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, 3 items in, ${items.length} out: ${JSON.stringify(items)}`);
	assert.deepStrictEqual(items, [{ contact: 'Anna' }, { contact: 'Carla' }]);
	await assert.rejects(run(false));
})();
JS
node see.cjs
