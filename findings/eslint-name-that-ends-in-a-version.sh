#!/usr/bin/env bash
# n8n's linter wants a file to be renamed to the name that it has.
#
# Package:  eslint-plugin-n8n-nodes-base 1.16.7, rule node-filename-against-convention, which n8n's package scanner applies too.
# Expected: a node named "acmeV2" in AcmeV2.node.ts keeps the convention.
# Seen:     "Rename file to AcmeV2.node.ts". The rule takes the version off the file's name, but not off the node's.
# It hurts: a node for the second version of a service can't pass the scanner that n8n's verification asks for.
# Do:       give the name as a constant, which the rule doesn't follow.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts \
	eslint@9.29.0 eslint-plugin-n8n-nodes-base@1.16.7 @typescript-eslint/parser@8.35.0 typescript@5.8.3
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Linter } = require('eslint');
const plugin = require('eslint-plugin-n8n-nodes-base');
const parser = require('@typescript-eslint/parser');

/** What the rule says of a file. */
function complaints(file, name) {
	const code = `export class X implements INodeType {\n\tdescription: INodeTypeDescription = { displayName: 'X', group: ['transform'], name: '${name}' };\n}`;
	const config = {
		files: ['**/*.ts'],
		plugins: { 'n8n-nodes-base': plugin },
		languageOptions: { parser },
		rules: { 'n8n-nodes-base/node-filename-against-convention': 'error' },
	};
	return new Linter().verify(code, [config], `nodes/Acme/${file}`).map(({ message }) => message);
}

const { version } = require('eslint-plugin-n8n-nodes-base/package.json');
const plain = complaints('Acme.node.ts', 'acme');
const versioned = complaints('AcmeV2.node.ts', 'acmeV2');
console.log(`eslint-plugin-n8n-nodes-base ${version}`);
console.log('  acme in Acme.node.ts:', plain);
console.log('  acmeV2 in AcmeV2.node.ts:', versioned);
assert.deepStrictEqual(plain, []);
assert.match(versioned.join(), /AcmeV2\.node\.ts/);
JS
node see.cjs
