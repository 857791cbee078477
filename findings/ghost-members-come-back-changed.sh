#!/usr/bin/env bash
# Members of Ghost that are exported and imported have other labels and notes, and one has no name.
#
# Package:  @tryghost/members-csv 2.0.7, with which Ghost writes and reads its file of members.
# Expected: what was written: the label "Boston, MA" as one, a note as it was, Mr. False as False. Who has "no" or 0 in the column as not subscribed, or an error.
# Seen:     labels are joined with commas and parted at them: "Boston" and " MA". A note that begins with +, - or = gets an apostrophe. A name that is True or False becomes a
#           truth value, and "undefined" nothing. "no", "0" and "off" are subscribed: all but "false" is.
# It hurts: segments by label are empty after a move, phone numbers in notes begin with an apostrophe, and people who said no get the newsletter.
# Do:       the members API for a move (labels are a list there); write true and false into subscribed_to_emails.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts @tryghost/members-csv@2.0.7
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { writeFileSync } = require('node:fs');
const { parse, unparse } = require('@tryghost/members-csv');

// As Ghost maps the columns of its own file.
const COLUMNS = { email: 'email', name: 'name', note: 'note', subscribed_to_emails: 'subscribed', labels: 'labels' };

/** Members of a file. */
async function read(csv) {
	writeFileSync('members.csv', csv);
	return JSON.parse(JSON.stringify(await parse('members.csv', COLUMNS)));
}

(async () => {
	const members = [
		{ email: 'anna@example.com', name: 'Anna', note: '+1 212 555 0147', subscribed: true, labels: [{ name: 'Boston, MA' }, { name: 'VIP' }] },
		{ email: 'ben@example.com', name: 'False', note: '- 5 % agreed', subscribed: false, labels: [] },
	];
	const back = await read(unparse(members));
	for (const [index, member] of members.entries()) console.log(`${JSON.stringify(member)}\n  -> ${JSON.stringify(back[index])}`);
	assert.deepStrictEqual(back, [
		{ ...members[0], note: "'+1 212 555 0147", labels: [{ name: 'Boston' }, { name: ' MA' }, { name: 'VIP' }] },
		{ ...members[1], name: false, note: "'- 5 % agreed" },
	]);
	for (const [value, subscribed] of [['no', true], ['0', true], ['off', true], ['false', false], ['FALSE', false]]) {
		const [member] = await read(`email,subscribed_to_emails\nanna@example.com,${value}\n`);
		console.log(`subscribed_to_emails ${value}: ${member.subscribed}`);
		assert.strictEqual(member.subscribed, subscribed);
	}
})();
JS
node see.cjs
