#!/usr/bin/env bash
# A template parameter of Brevo's node is left out when its value has an "=", and cut at a comma.
#
# Package:  n8n-nodes-base 2.41.1, Brevo 1, Email: Send Template with Template Parameters ("Comma-separated key=value pairs").
# Expected: name=Anna,link=https://example.com/?order=17 gives the template a name and a link.
# Seen:     it gives the name alone: a pair is kept only when it has exactly one "=". "greeting=Hello, Anna" gives "Hello". No error, no hint; Brevo
#           fills what is missing with nothing.
# It hurts: a thousand mails go out whose button leads nowhere, and n8n shows a thousand successes.
# Do:       the HTTP Request node with Brevo's credential, which takes the parameters as JSON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 nodemailer@7.0.11
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Brevo package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { BrevoNode } = require('./package/dist/nodes/Brevo/GenericFunctions.js');

/** The parameters that the node puts into the request for what its field says. */
async function compile(parameters) {
	const context = { getNodeParameter: () => ({ parameters }) };
	const { body } = await BrevoNode.Validators.validateAndCompileTemplateParameters.call(context, { body: {} });
	return body.params;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [entered, seen] of [
		['name=Anna,city=Rome', { name: 'Anna', city: 'Rome' }],
		['name=Anna,link=https://example.com/?order=17', { name: 'Anna' }],
		['greeting=Hello, Anna', { greeting: 'Hello' }],
	]) {
		const params = await compile(entered);
		console.log(`  ${entered}: ${JSON.stringify(params)}`);
		assert.deepStrictEqual(params, seen);
	}
})();
JS
node see.cjs
