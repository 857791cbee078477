#!/usr/bin/env bash
# Merge joins everybody without an address with everybody else without one.
#
# Package:  n8n-nodes-base 2.41.1, Merge 3, Combine by Matching Fields (Compare Datasets does the same).
# Expected: items without an address match nobody, as in a database's join.
# Seen:     null matches null and an empty text an empty text, so one person's fields are written over another's; a field that
#           isn't there matches nobody.
# It hurts: customers of a shop and contacts of a list are joined by address; two who left it blank become one.
# Do:       filter items without an address before, in both inputs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.17.21 
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Merge package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { execute } = require('./package/dist/nodes/Merge/v3/actions/mode/combineByFields.js');

const PARAMETERS = { advanced: false, fieldsToMatchString: 'email', joinMode: 'keepMatches', outputDataFrom: 'both', options: {} };

/** What comes out of Merge for one item in each input. */
async function merge(first, second) {
	const context = {
		getNodeParameter: (name, index, fallback) => PARAMETERS[name] ?? fallback,
		getNode: () => ({ name: 'Merge', typeVersion: 3, parameters: PARAMETERS }),
	};
	const [items] = await execute.call(context, [[{ json: first }], [{ json: second }]]);
	return items.map(({ json }) => json);
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const email of [null, '']) {
		const merged = await merge({ email, name: 'Ada' }, { email, city: 'Rome' });
		console.log(`  ${JSON.stringify(email)}: ${JSON.stringify(merged)}`);
		assert.deepStrictEqual(merged, [{ email, name: 'Ada', city: 'Rome' }]);
	}
	assert.deepStrictEqual(await merge({ name: 'Ada' }, { city: 'Rome' }), []);
})();
JS
node see.cjs
