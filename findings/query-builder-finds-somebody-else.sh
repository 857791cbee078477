#!/usr/bin/env bash
# "Email contains anna+news" finds annanews@example.com, and not anna+news@example.com.
#
# Package:  @react-querybuilder/core 8.24.1, formatQuery(), which makes queries for databases from the conditions of a form; with mingo 7.2.7 for MongoDB's.
# Expected: the same people in every format. "contains", "begins with" and "ends with" are about the text that was typed, as the formats json-logic, cel, jsonata and
#           parameterized have them.
# Seen:     for MongoDB, Elasticsearch and SpEL the text is put into a pattern as it is: "+", ".", "(" and "?" have their meaning there. A single "+" is no pattern at
#           all, and the query fails; for SQL "%" and "_" stand for anything.
# It hurts: segments that people click together: "a_b" and "50%" and tags of addresses find others, or nobody, and the campaign goes to them. The form shows what was
#           meant.
# Do:       a ruleProcessor that escapes the value, or operators of one's own; check what is typed for these signs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts @react-querybuilder/core@8.24.1 mingo@7.2.7 json-logic-js@2.0.5 jsonata@2.2.2
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { formatQuery, jsonLogicAdditionalOperators } from '@react-querybuilder/core';
import jsonata from 'jsonata';
import jsonLogic from 'json-logic-js';
import { Query } from 'mingo';

for (const [name, operation] of Object.entries(jsonLogicAdditionalOperators)) jsonLogic.add_operation(name, operation);
const PEOPLE = ['anna+news@example.com', 'annanews@example.com', 'b.smith@example.com', 'bosmith@example.com'].map((email) => ({ email }));
const found = (matches) => PEOPLE.filter((person, index) => matches[index]).map(({ email }) => email.split('@')[0]);
const readers = {
	'json-logic': (query) => PEOPLE.map((person) => jsonLogic.apply(formatQuery(query, 'jsonlogic'), person)),
	'jsonata': (query) => Promise.all(PEOPLE.map((person) => jsonata(formatQuery(query, 'jsonata')).evaluate(person))),
	'mongodb': (query) => PEOPLE.map((person) => new Query(formatQuery(query, 'mongodb_query')).test(person)),
};

for (const [operator, value, expected, inMongo] of [
	['contains', 'anna+news', ['anna+news'], ['annanews']],
	['beginsWith', 'b.s', ['b.smith'], ['b.smith', 'bosmith']],
	['contains', '@example', ['anna+news', 'annanews', 'b.smith', 'bosmith'], ['anna+news', 'annanews', 'b.smith', 'bosmith']],
]) {
	const query = { combinator: 'and', rules: [{ field: 'email', operator, value }] };
	for (const [name, read] of Object.entries(readers)) {
		const people = found(await read(query));
		console.log(`${operator} ${value}, ${name.padEnd(10)} ${people.join(' ')}`);
		assert.deepStrictEqual(people, name === 'mongodb' ? inMongo : expected);
	}
}
const plus = { combinator: 'and', rules: [{ field: 'email', operator: 'doesNotContain', value: '+' }] };
assert.throws(() => readers.mongodb(plus), /Nothing to repeat/);
for (const [format, seen] of [['spel', `!(email matches '.*+.*')`], ['elasticsearch', '".*+.*"'], ['sql', `'%+%'`]]) {
	const text = formatQuery(plus, format);
	console.log(`does not contain +, ${format}: ${typeof text === 'string' ? text : JSON.stringify(text)}`);
	assert.ok((typeof text === 'string' ? text : JSON.stringify(text)).includes(seen));
}
assert.strictEqual(formatQuery({ combinator: 'and', rules: [{ field: 'code', operator: 'contains', value: 'a_b' }] }, 'sql'), "(code like '%a_b%')");
JS
node see.mjs
