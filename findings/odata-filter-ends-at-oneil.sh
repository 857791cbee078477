#!/usr/bin/env bash
# A search for O'Neil ends at the apostrophe, and one for nobody finds everybody.
#
# Package:  odata-filter-builder 1.0.0: eq, contains, in, with texts and lists.
# Expected: Name eq 'O''Neil': within a text an apostrophe is written twice (OData 4.01, URL Conventions, section 5.1.1.6.1). For a list without names a filter that nobody
#           matches, or an error. odata-query 8.0.7 writes the first.
# Seen:     Name eq 'O'Neil', which no service reads. For an empty list no filter at all, alone and beside others.
# It hurts: a sync of contacts (Dynamics, SharePoint, SAP) stops at the first O'Neil, d'Angelo or Women's Club; and a list that turns out to be empty selects all.
# Do:       value.replaceAll("'", "''") before, and no request for an empty list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts odata-filter-builder@1.0.0 odata-query@8.0.7
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { ODataFilterBuilder: f } = require('odata-filter-builder');
const { default: buildQuery } = require('odata-query');

const filters = {
	"eq O'Neil": f().eq('Name', "O'Neil"),
	"contains O'Ne": f().contains('Name', "O'Ne"),
	"in O'Neil, Smith": f().in('Name', ["O'Neil", 'Smith']),
	'in nobody': f().in('Name', []),
	'in nobody, and active': f().in('Name', []).eq('Active', true),
};
for (const [what, filter] of Object.entries(filters)) console.log(`${what}: ${JSON.stringify(filter.toString())}`);
assert.deepStrictEqual(
	Object.values(filters).map((filter) => filter.toString()),
	["Name eq 'O'Neil'", "contains(Name, 'O'Ne')", "Name eq 'O'Neil' or Name eq 'Smith'", '', 'Active eq true'],
);
const expected = decodeURIComponent(buildQuery({ filter: { Name: "O'Neil" } }));
console.log(`odata-query: ${expected}`);
assert.strictEqual(expected, "?$filter=Name eq 'O''Neil'");
JS
node see.cjs
