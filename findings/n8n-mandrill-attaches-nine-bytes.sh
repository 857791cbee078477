#!/usr/bin/env bash
# Mandrill's node attaches nine bytes instead of the file.
#
# Package:  n8n-nodes-base 2.41.1, Mandrill 1, Message: Send HTML with an attachment from a binary property, with n8n-core 2.41.1.
# Expected: the file, base64-encoded in `attachments[].content`, as Mandrill's API wants it.
# Seen:     the content is "filesystem-v2". n8n stores files outside of the item by default and leaves the store's name in the place
#           of the data; the node sends what stands there. Mandrill decodes it: nine bytes under the right name and type.
# It hurts: everybody on the list gets an invoice or a voucher that can't be opened. The workflow is green, and Mandrill says "sent".
# Do:       an Extract from File node (Move File to Base64 String) before it, and the attachment by its content.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Mandrill package/package.json
cat >see.cjs <<'JS'
process.env.N8N_USER_FOLDER = __dirname;
require('reflect-metadata');
const assert = require('node:assert');
const { Container } = require('@n8n/di');
const { BinaryDataConfig, BinaryDataService } = require('n8n-core');
const { Mandrill } = require('./package/dist/nodes/Mandrill/Mandrill.node.js');

const FILE = Buffer.from('%PDF-1.7 a voucher of one page');

/** The content of the attachment that the node sends when n8n stores files in this way. */
async function send(mode) {
	const files = new BinaryDataService({ ...Container.get(BinaryDataConfig), mode }, { error() {} }, console);
	if (mode !== 'default') await files.init();
	const data = await files.store({ type: 'execution', workflowId: 'w', executionId: 'e' }, FILE, { mimeType: 'application/pdf', fileName: 'voucher.pdf', data: '' });
	assert.deepStrictEqual(await files.getAsBuffer(data), FILE);
	const parameters = {
		resource: 'message',
		operation: 'sendHtml',
		options: { html: 'Your voucher' },
		fromEmail: 'shop@example.com',
		toEmail: 'ada@example.com',
		jsonParameters: false,
		attachmentsUi: { attachmentsBinary: [{ property: 'data' }] },
	};
	let attachment;
	const context = {
		getInputData: () => [{ json: {}, binary: { data } }],
		getNodeParameter: (name) => parameters[name],
		getNode: () => ({ name: 'Mandrill', typeVersion: 1 }),
		getCredentials: async () => ({ apiKey: 'key' }),
		continueOnFail: () => false,
		helpers: {
			request: async ({ body }) => {
				[attachment] = body.message.attachments;
				return {};
			},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new Mandrill().execute.call(context);
	return attachment;
}

(async () => {
	const { mode } = Container.get(BinaryDataConfig);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, a file of ${FILE.length} bytes; n8n's default is "${mode}"`);
	assert.strictEqual(mode, 'filesystem');
	for (const [name, content] of [
		['filesystem', 'filesystem-v2'],
		['default', FILE.toString('base64')],
	]) {
		const attachment = await send(name);
		console.log(`  stored as "${name}": ${JSON.stringify(attachment)}, ${Buffer.from(attachment.content, 'base64').length} bytes`);
		assert.deepStrictEqual(attachment, { name: 'voucher.pdf', content, type: 'application/pdf' });
	}
})();
JS
node see.cjs
