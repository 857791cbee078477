#!/usr/bin/env bash
# Of two conditions for one column Supabase's Delete and Update have the last alone.
#
# Package:  n8n-nodes-base 2.41.1, Supabase 1, Row: Delete and Row: Update with Must Match: All Filters.
# Expected: "created after the end of January" and "created before March": two rows of four are deleted, those of February, as Get Many with the same
#           two conditions shows beforehand.
# Seen:     three are: all that were created before March. The node collects the conditions by the column's name, so that the second one takes the
#           place of the first. Get Many doesn't, so a look at what would be deleted is right. The item says that it went well.
# It hurts: a month is cleaned up, and everything older is gone. An update of one year's customers is an update of all earlier ones.
# Do:       Select Type: String, with both conditions: created=gte.2026-02-01&created=lt.2026-03-01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Supabase package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Supabase } = require('./package/dist/nodes/Supabase/Supabase.node.js');

const ROWS = ['2025-12-24', '2026-02-03', '2026-02-17', '2026-03-01'].map((created) => ({ created }));
const CONDITIONS = [
	{ keyName: 'created', condition: 'gte', keyValue: '2026-02-01' },
	{ keyName: 'created', condition: 'lt', keyValue: '2026-03-01' },
];
const COMPARE = { gte: (a, b) => a >= b, lt: (a, b) => a < b };

/** The rows that PostgREST would read, change or delete: all conditions hold, those of `and=(...)` too. */
function select(url) {
	const conditions = [];
	for (const [column, value] of url.searchParams) {
		if (column === 'and') conditions.push(...value.slice(1, -1).split(','));
		else if (column === 'created') conditions.push(`created.${value}`);
	}
	return ROWS.filter((row) => conditions.every((text) => COMPARE[text.split('.')[1]](row.created, text.split('.')[2])));
}

/** The rows that an operation of the node works on. */
async function run(operation, filters) {
	const parameters = { resource: 'row', operation, tableId: 'people', matchType: 'allFilters', returnAll: true, dataToSend: 'defineBelow', ...filters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Supabase', typeVersion: 1 }),
		getNodeParameter: (name, _index, fallback) => parameters[name] ?? fallback,
		getCredentials: async () => ({ host: 'https://project.supabase.co' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { uri, qs }) => {
				const url = new URL(uri);
				for (const [name, value] of Object.entries(qs)) url.searchParams.append(name, value);
				console.log(`    ${decodeURIComponent(url.search)}`);
				return select(url);
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new Supabase().execute.call(context);
	return items.map(({ json }) => json.created);
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, rows of ${ROWS.map(({ created }) => created).join(', ')}:`);
	const manual = { filterType: 'manual', 'filters.conditions': CONDITIONS, 'fieldsUi.fieldValues': [{ fieldId: 'checked', fieldValue: 'yes' }] };
	const string = { ...manual, filterType: 'string', filterString: 'created=gte.2026-02-01&created=lt.2026-03-01' };
	const february = ['2026-02-03', '2026-02-17'];
	for (const [name, operation, filters, expected] of [
		['Get Many', 'getAll', manual, february],
		['Delete', 'delete', manual, ['2025-12-24', ...february]],
		['Update', 'update', manual, ['2025-12-24', ...february]],
		['Delete, with a string', 'delete', string, february],
	]) {
		const rows = await run(operation, filters);
		console.log(`  ${name}: ${rows.join(', ')}`);
		assert.deepStrictEqual(rows, expected);
	}
})();
JS
node see.cjs
