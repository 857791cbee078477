#!/usr/bin/env bash
# People are a year older than they are, until their birthday.
#
# Package:  @segment/facade 3.4.10, with which Segment's libraries and destinations read a user's traits: Identify.age().
# Expected: on 30 November 2026, who was born on 31 December 2008 is 17.
# Seen:     18. The years are subtracted, whatever day it is. West of Greenwich, who was born on a 1 January is another year older: the
#           birthday is read in UTC, its year in the server's time zone.
# It hurts: offers for adults reach minors, and segments by age are wrong for most people in spring.
# Do:       send the age as a trait, which is taken as it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts @segment/facade@3.4.10
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Identify } = require('@segment/facade');

const SystemDate = Date;
/** A clock that stands at noon of 30 November 2026. */
globalThis.Date = class extends SystemDate {
	constructor(...args) {
		super(...(args.length ? args : ['2026-11-30T12:00:00Z']));
	}
};

for (const [zone, birthday, age, seen] of [
	['UTC', '2008-06-15', 18, 18],
	['UTC', '2008-12-31', 17, 18],
	['UTC', '2009-01-01', 17, 17],
	['America/New_York', '2009-01-01', 17, 18],
]) {
	process.env.TZ = zone;
	const user = new Identify({ userId: '1', traits: { birthday } });
	console.log(`${zone}, born ${birthday}: ${age}, and ${user.age()} by Segment`);
	assert.strictEqual(user.age(), seen);
}
assert.strictEqual(new Identify({ userId: '1', traits: { birthday: '2008-12-31', age: 17 } }).age(), 17);
JS
node see.cjs
