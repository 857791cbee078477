#!/usr/bin/env bash
# Mails start nothing after the mailbox of the trigger was changed.
#
# Package:  n8n-nodes-base 2.41.1, Email Trigger (IMAP) 2.1, with Fetch Only New Emails (on by default).
# Expected: unread mails of the folder that is chosen now start the workflow.
# Seen:     nothing, until the new folder has had as many mails as the old one. The trigger keeps the highest number (UID) that it has seen, and keeps it
#           when another folder or another account is chosen; numbers are of one folder only (RFC 3501, section 2.3.1.1). Moving to another server,
#           where all numbers begin at 1, does the same.
# It hurts: replies "please unsubscribe me", which were collected in the inbox and are in a folder of their own since Monday, are never read. The workflow is active,
#           and no execution says anything.
# Do:       turn off Fetch Only New Emails, save and activate, and turn it on again; or replace the node by a new one, with another name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 luxon@3.7.2 mailparser@3.9.3
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/EmailReadImap package/dist/credentials/Imap.credentials.js package/package.json
# In place of n8n's IMAP client: a server with two folders, that searches by UID as IMAP has it ("5000:*" has the last mail at least).
mkdir -p node_modules/@n8n/imap
cat >node_modules/@n8n/imap/index.js <<'JS'
const FOLDERS = (exports.FOLDERS = { INBOX: [4998, 4999, 5000], Unsubscribe: [1, 2, 3] });
exports.imapErrorCode = () => '';
exports.ImapSimple = class {
	static async connect(_credentials, { mailbox }) {
		return Object.assign(new exports.ImapSimple(), { uids: FOLDERS[mailbox] });
	}
	async search(criteria) {
		const [, range] = JSON.stringify(criteria).match(/"(\d+):\*"/) ?? [];
		const first = Math.min(Number(range ?? 1), this.uids.at(-1));
		return this.uids.filter((uid) => uid >= first).map((uid) => ({ uid, source: `Subject: Mail ${uid}\r\n\r\nHello` }));
	}
	onArrival(arrive) {
		this.arrive = arrive;
		exports.last = this;
	}
	async addFlags() {}
	async end() {}
	catchUp() {}
	onFlags() {}
	onReconnect() {}
	onClose() {}
	onError() {}
};
JS
cat >see.cjs <<'JS'
const assert = require('node:assert');
const imap = require('@n8n/imap');
const { EmailReadImapV2 } = require('./package/dist/nodes/EmailReadImap/v2/EmailReadImapV2.node.js');

/** The subjects that the trigger emits when it is active on a folder, and mails arrive. */
async function activate(staticData, mailbox, options = {}) {
	const parameters = { mailbox, postProcessAction: 'read', format: 'resolved', dataPropertyAttachmentsPrefixName: 'attachment_', options };
	const subjects = [];
	const context = {
		getNode: () => ({ name: 'Email Trigger (IMAP)', typeVersion: 2.1 }),
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ user: 'info@example.com', password: 'secret', host: 'imap.example.com', port: 993, secure: true }),
		getWorkflowStaticData: () => staticData,
		logger: { debug: () => {}, warn: console.warn, error: console.error },
		helpers: { createDeferredPromise: () => Promise.withResolvers?.() ?? { promise: Promise.resolve(), resolve: () => {} } },
		emit: ([items]) => subjects.push(...items.map(({ json }) => json.subject)),
	};
	const { closeFunction } = await new EmailReadImapV2({}).trigger.call(context);
	await imap.last.arrive({ count: 3 });
	await closeFunction();
	return subjects;
}

(async () => {
	const state = {};
	const inbox = await activate(state, 'INBOX');
	const other = await activate(state, 'Unsubscribe');
	imap.FOLDERS.INBOX = [1, 2, 3];
	const moved = await activate(state, 'INBOX');
	const reset = await activate(state, 'Unsubscribe', { trackLastMessageId: false });
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [name, subjects] of Object.entries({ INBOX: inbox, 'Unsubscribe, after that': other, 'INBOX on another server': moved, 'Unsubscribe, not only new emails': reset })) console.log(`  ${name}: ${JSON.stringify(subjects)}`);
	assert.strictEqual(inbox.length, 3);
	assert.deepStrictEqual([other, moved], [[], []]);
	assert.strictEqual(reset.length, 3);
	assert.strictEqual((await activate({}, 'Unsubscribe')).length, 3);
})();
JS
node see.cjs
