#!/usr/bin/env bash
# Who has no age is under 18, and an empty cell isn't empty.
#
# Package:  n8n-workflow 2.41.0, executeFilter(), with which n8n's Filter, If and Switch nodes decide (conditions of version 2).
# Expected: nobody without a value is "less than 18", as in a database, and as in the same nodes for "is greater than 0", "is equal to" and dates: who has no date is
#           neither before nor after one. With Convert types where required an empty cell of a CSV "is empty".
# Seen:     null is less than 18, also without that option, and so is an empty text with it: both count as 0. Asked whether it is empty, as a number, the
#           empty text isn't.
# It hurts: "fewer than three opens", "under 18" and "spent less than 100" include everybody of whom nothing is known: they get the mail for the inactive, or
#           are left out as minors.
# Do:       a second condition, "exists", and for CSV the first one as a text: "is not empty".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { executeFilter } = require('n8n-workflow');

/** Whether an item passes one condition. */
function passes(leftValue, type, operation, rightValue, typeValidation) {
	const operator = { type, operation, ...(operation === 'empty' && { singleValue: true }) };
	return executeFilter({
		combinator: 'and',
		conditions: [{ id: '1', leftValue, rightValue, operator }],
		options: { caseSensitive: true, leftValue: '', typeValidation, version: 2 },
	});
}

for (const [value, type, operation, other, validation, seen] of [
	[17, 'number', 'lt', 18, 'strict', true],
	[undefined, 'number', 'lt', 18, 'strict', false],
	[null, 'number', 'lt', 18, 'strict', true],
	['', 'number', 'lt', 18, 'loose', true],
	[null, 'number', 'gt', 0, 'strict', false],
	[null, 'number', 'equals', 0, 'strict', false],
	[null, 'dateTime', 'before', '2026-01-01', 'strict', false],
	[null, 'number', 'empty', '', 'strict', true],
	['', 'number', 'empty', '', 'loose', false],
]) {
	const result = passes(value, type, operation, other, validation);
	console.log(`${JSON.stringify(value) ?? 'missing'} ${operation} ${other} (${type}, ${validation}): ${result}`);
	assert.strictEqual(result, seen);
}
JS
node see.cjs
