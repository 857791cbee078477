#!/usr/bin/env bash
# The average of 10, 9 and 100 is 36,366, and who has no address has the address "null".
#
# Package:  alasql 4.4.0, with which n8n-nodes-base 2.41.1 runs the SQL of its Merge node (SQL Query), in the file that the node loads; alasql 4.19.1 is the same.
# Expected: 39.67 and 100, or an error: the values of a CSV file are texts, and SQL's AVG is for numbers. LOWER of nothing is nothing (the NULL of SQL's standard).
# Seen:     AVG puts the texts together, "10" "9" "100", and takes a third of 109100. MAX, MIN and SUM are missing in the item, or null. LOWER and UPPER of null
#           are the texts "null" and "NULL".
# It hurts: opens or orders per segment from a CSV: the average looks like a number. Where addresses are made lower case, so that capitals don't matter in a join,
#           "null" is one that many have, and what is made of it: a name, a city.
# Do:       AVG(CAST(opens AS NUMBER)), and WHERE email IS NOT NULL.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts alasql@4.4.0 newer@npm:alasql@4.19.1
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/package.json package/dist/nodes/Merge/v3/helpers/sandbox-utils.js
cat >see.cjs <<'JS'
const assert = require('node:assert');
const fs = require('node:fs');

const { version, dependencies } = JSON.parse(fs.readFileSync('package/package.json'));
assert.strictEqual(dependencies.alasql, JSON.parse(fs.readFileSync('node_modules/alasql/package.json')).version);
assert.ok(fs.readFileSync('package/dist/nodes/Merge/v3/helpers/sandbox-utils.js', 'utf8').includes('alasql/dist/alasql.min.js'));

/** Runs a query as the node does: inputs are tables of a new database. */
function query(alasql, sql, ...inputs) {
	const database = new alasql.Database();
	inputs.forEach((rows, index) => {
		database.exec(`CREATE TABLE input${index + 1}`);
		database.tables[`input${index + 1}`].data = rows;
	});
	return JSON.parse(JSON.stringify(database.exec(sql)));
}

console.log(`n8n-nodes-base ${version}`);
for (const name of ['alasql', 'newer']) {
	const alasql = require(`./node_modules/${name}/dist/alasql.min.js`);
	const opens = (...values) => values.map((value) => ({ opens: value }));
	const sums = 'SELECT AVG(opens) AS average, MAX(opens) AS most, SUM(opens) AS added FROM input1';
	console.log(`alasql ${JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version}`);
	console.log('  numbers:', query(alasql, sums, opens(10, 9, 100))[0], ' texts:', query(alasql, sums, opens('10', '9', '100'))[0]);
	assert.deepStrictEqual(query(alasql, sums, opens(10, 9, 100)), [{ average: 119 / 3, most: 100, added: 119 }]);
	const [{ average, most, added }] = query(alasql, sums, opens('10', '9', '100'));
	assert.strictEqual(average, 109100 / 3);
	assert.strictEqual(most ?? null, null);
	assert.strictEqual(added ?? null, null);

	const cases = 'SELECT LOWER(email) AS lower, UPPER(email) AS upper FROM input1';
	const [nobody] = query(alasql, cases, [{ email: null }]);
	console.log('  of nothing:', nobody);
	assert.deepStrictEqual(nobody, { lower: 'null', upper: 'NULL' });
}
JS
node see.cjs
