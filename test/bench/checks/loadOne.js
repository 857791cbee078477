'use strict';

// Runs in its own process, without any compiler, as node loadOne.js '[["file.js", "Class"], ...]' n8n itself has loaded this long
// before any node.
require('n8n-workflow');

const started = performance.now();
for (const [file, name] of JSON.parse(process.argv[2])) {
	const exported = require(file);
	new exported[name]();
}
process.stdout.write(String(performance.now() - started));
