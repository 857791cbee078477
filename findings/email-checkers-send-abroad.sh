#!/usr/bin/env bash
# Customers of libero.it, docomo and Proton are refused: their addresses are said to be typing errors.
#
# Package:  deep-email-validator 0.1.27, with its own settings for typing errors, from mailcheck 1.1.1; and @zootools/email-spell-checker 1.12.0.
# Expected: addresses at large providers of other countries are valid: libero.it (Italy), docomo.ne.jp (Japan), uol.com.br (Brazil), wp.pl (Poland),
#           inbox.lv (Latvia), proton.me, mailbox.org.
# Seen:     valid: false, "Likely typo, suggested email: anna@live.it", docomo.net, uol.com, wp.nl, inbox.ca, proton.de, mail.org. The suggestions are the nearest
#           of thirty domains, or of forty endings, most of them known in the USA. The other checker turns gmx.net into cox.net and Apple's mac.com into mail.com.
# It hurts: a sign-up form refuses a country's customers, or a list is "corrected" to mailboxes of others: cox.net and live.it have them.
# Do:       validateTypo: false; ask "Did you mean ...?" and take what is answered, and give the checkers the domains of your own list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts deep-email-validator@0.1.27 @zootools/email-spell-checker@1.12.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { validate } = require('deep-email-validator');
const { run } = require('@zootools/email-spell-checker').default;

/** By domain: what each package takes for the right one, if not it. */
const WRONG = {
	'libero.it': ['live.it', 'live.it'],
	'docomo.ne.jp': ['docomo.net', 'docomo.net'],
	'uol.com.br': ['uol.com', 'uol.com'],
	'inbox.lv': ['inbox.ca', 'inbox.co'],
	'wp.pl': ['wp.nl', undefined],
	'proton.me': ['proton.de', undefined],
	'mailbox.org': ['mail.org', 'mail.org'],
	'gmx.net': [undefined, 'cox.net'],
	'mac.com': [undefined, 'mail.com'],
	'web.de': [undefined, undefined],
	'gmial.com': ['gmail.com', 'gmail.com'],
};

(async () => {
	for (const [domain, wrong] of Object.entries(WRONG)) {
		// Without a look at DNS and the mail server, which work only on the net.
		const { valid, validators } = await validate({ email: `anna@${domain}`, validateMx: false, validateSMTP: false });
		const suggested = [validators.typo?.reason?.split('@')[1], run({ email: `anna@${domain}` })?.domain];
		console.log(`${domain}: valid ${valid}; suggested ${suggested.map((text) => text ?? 'nothing').join(', ')}`);
		assert.deepStrictEqual(suggested, wrong);
		assert.strictEqual(valid, wrong[0] === undefined);
	}
})();
JS
node see.cjs
