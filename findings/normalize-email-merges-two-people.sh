#!/usr/bin/env bash
# Two people's addresses at live.com become one.
#
# Package:  normalize-email 1.1.1, "for uniqueness validation".
# Expected: dots stay. Only Gmail ignores them; at Microsoft's domains john.doe and johndoe are two mailboxes. validator 13.15.35 leaves them,
#           and so does normalize-email for outlook.com and hotmail.com.
# Seen:     john.doe@live.com and johndoe@live.com are both johndoe@live.com.
# It hurts: the second one can't sign up, or gets the first one's mail: what is stored is an address of somebody else.
# Do:       normalizeEmail of validator, with gmail_remove_dots at most.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts normalize-email@1.1.1 validator@13.15.35
cat >see.cjs <<'JS'
const assert = require('node:assert');
const normalizeEmail = require('normalize-email');
const validator = require('validator');

for (const [domain, seen] of [
	['outlook.com', 'john.doe@outlook.com'],
	['hotmail.com', 'john.doe@hotmail.com'],
	['live.com', 'johndoe@live.com'],
]) {
	const address = `john.doe@${domain}`;
	console.log(`${address}: ${normalizeEmail(address)}, and ${validator.normalizeEmail(address)} by validator`);
	assert.strictEqual(normalizeEmail(address), seen);
	assert.strictEqual(validator.normalizeEmail(address), address);
}
JS
node see.cjs
