#!/usr/bin/env bash
# A link in a text without Markdown has lost its underscores, and the domain of an unsubscribe link is the person's.
#
# Package:  n8n-workflow 2.41.0, the expression functions removeMarkdown() and extractDomain().
# Expected: the link as it is: underscores within words are no emphasis (CommonMark 0.31, section 6.2), and Markdown programs leave them. The domain of a URL is that of its
#           host, "if the string is an email address or URL", as the function's description says.
# Seen:     utm_source and utm_medium are utmsource and utmmedium, first_name and last_name firstname and lastname. Of https://example.com/unsubscribe?email=anna@example.org
#           the domain is example.org: the address in the query counts first. With %40 for "@" it is example.com.
# It hurts: the plain text of a newsletter that is made from its Markdown: clicks aren't counted, and placeholders aren't filled in. Lists of clicked domains, or of
#           allowed ones, have the customers' domains in them.
# Do:       write the plain text apart from the Markdown, or take links and placeholders out before; for links: {{ $json.link.split('?')[0].extractDomain() }}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 marked@15.0.12
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { ExpressionExtensions, Workflow } = require('n8n-workflow');
const { marked } = require('marked');

const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }) };
const node = { name: 'Node', typeVersion: 1, type: 'test.node', id: '1', position: [0, 0], parameters: {} };
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes, settings: { timezone: 'UTC' } });
const evaluate = (text, call) =>
	workflow.expression.resolveSimpleParameterValue(`={{ ${JSON.stringify(text)}.${call} }}`, {}, null, 0, 0, 'Node', [], 'manual', {}, undefined, false);

assert.ok(ExpressionExtensions.length > 0);
for (const [text, seen] of [
	['**Sale** at https://example.com/', 'Sale at https://example.com/'],
	['Sale at https://example.com/?utm_source=news&utm_medium=email', 'Sale at https://example.com/?utmsource=news&utmmedium=email'],
	['Dear first_name last_name', 'Dear firstname lastname'],
]) {
	const plain = evaluate(text, 'removeMarkdown()');
	console.log(`${text}\n  ${plain}`);
	assert.strictEqual(plain, seen);
	assert.ok(!marked.parseInline(text).includes('<em>'));
}
for (const [text, seen] of [
	['https://example.com/unsubscribe', 'example.com'],
	['https://example.com/unsubscribe?email=anna%40example.org', 'example.com'],
	['https://example.com/unsubscribe?email=anna@example.org', 'example.org'],
]) {
	const domain = evaluate(text, 'extractDomain()');
	console.log(`${text}: ${domain}, by URL ${new URL(text).hostname}`);
	assert.strictEqual(domain, seen);
	assert.strictEqual(new URL(text).hostname, 'example.com');
}
JS
node see.cjs
