#!/usr/bin/env bash
# Merge mixes the lists of two items place by place: neither one, nor the other, nor both.
#
# Package:  n8n-nodes-base 2.41.1, Merge 3.2, Combine by Matching Fields, no option set.
# Expected: the list of the last input, which is what the option Clash Handling says it prefers, or all values of both.
# Seen:     the first value of one list takes the place of the first value of the other, and the rest stays: ["vip","lapsed"] and
#           ["winter"] become ["winter","lapsed"]. An empty list changes nothing. The default Deep Merge takes a list for an object.
# It hurts: tags and list memberships of two systems become a set that nobody chose; who has left all lists stays on them.
# Do:       set Clash Handling to Shallow Merge, or to Always Add Input Number to Field Names and join the lists yourself.
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

/** The tags that come out of Merge for one contact in both inputs. */
async function merge(first, second, clashHandling) {
	const parameters = { ...PARAMETERS, 'options.clashHandling.values': clashHandling };
	const context = {
		getNodeParameter: (name, index, fallback) => parameters[name] ?? fallback,
		getNode: () => ({ name: 'Merge', typeVersion: 3.2, parameters }),
	};
	const input = (tags) => [{ json: { email: 'ada@example.com', tags } }];
	const [[{ json }]] = await execute.call(context, [input(first), input(second)]);
	return json.tags;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [first, second, mixed] of [
		[['vip', 'lapsed'], ['winter'], ['winter', 'lapsed']],
		[['vip', 'lapsed'], [], ['vip', 'lapsed']],
	]) {
		const tags = await merge(first, second);
		const shallow = await merge(first, second, { resolveClash: 'preferLast', mergeMode: 'shallowMerge' });
		console.log(`  ${JSON.stringify(first)} and ${JSON.stringify(second)}: ${JSON.stringify(tags)}, with Shallow Merge ${JSON.stringify(shallow)}`);
		assert.deepStrictEqual(tags, mixed);
		assert.deepStrictEqual(shallow, second);
	}
})();
JS
node see.cjs
