#!/usr/bin/env bash
# Each test file makes every promise of the files after it dearer.
#
# Packages: jest 30.5.2 (jest-circus 30.5.2), on Node before 24.
# Expected: a test file leaves nothing enabled in its worker.
# Seen:     jest-circus makes an AsyncLocalStorage for each file and never disables it. Node before 24 gives each new promise a property for
#           every storage that is enabled: the tenth file of a worker has ten of them, the 150th 150. Node 24 keeps them in one place.
# It hurts: a project with hundreds of files: here, suites with many promises took 34 % more CPU after 160 files.
# Do:       Node 24, or disable what the file created when it ends, in a test environment of one's own (test/support/jest/environment.js).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts jest@30.5.2
mkdir tests
for number in 01 02 03 04 05 06 07 08 09 10; do
	cat >"tests/$number.test.js" <<'JS'
const { executionAsyncResource } = require('node:async_hooks');

it('counts the storages that a promise carries', async () => {
	await undefined;
	const stored = Object.getOwnPropertySymbols(executionAsyncResource()).filter(
		({ description }) => description === 'kResourceStore',
	);
	process.stdout.write(`storages: ${stored.length}\n`);
});
JS
done
node node_modules/jest/bin/jest.js --runInBand 2>jest.log | tee seen.txt || { cat jest.log; exit 1; }
node -e "
const assert = require('node:assert');
const counts = require('node:fs').readFileSync('seen.txt', 'utf8').match(/\d+/g).map(Number);
console.log('Node ' + process.versions.node + ', storages by file: ' + counts.join(', '));
const isOld = Number(process.versions.node.split('.')[0]) < 24;
assert.deepStrictEqual(counts, counts.map((_, index) => (isOld ? index + 1 : 0)));
"
