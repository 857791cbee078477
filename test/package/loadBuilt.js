'use strict';

// Runs in its own process, in a folder where only n8n-workflow can be resolved: loads and constructs every file that package.json
// lists for n8n, and prints the results.
const { readdirSync, readFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const root = process.argv[2];
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function construct(file) {
	const [className] = basename(file).split('.');
	const exported = require(join(root, file));
	return new exported[className]();
}

const cached = (part) => Object.keys(require.cache).filter((file) => file.includes(part));

const resolvable = (name) => {
	try {
		return Boolean(require.resolve(name, { paths: [root] }));
	} catch {
		return false;
	}
};

const loaded = {
	main: typeof require(root),
	nodes: n8n.nodes.map((file) => construct(file).description.name),
	code: [...cached(join('dist', 'nodes', 'kit')), ...cached('.code.js')],
	credentials: n8n.credentials.map((file) => construct(file).name),
	resolvable: ['n8n-workflow', 'luxon', 'papaparse', 'p-map', 'streamx'].filter(resolvable),
};
for (const file of n8n.nodes) require(join(root, file.replace('.node.js', '.code.js')));
loaded.kits = cached(join('dist', 'nodes', 'kit'));
// Only now, because what is loaded with the nodes was checked above.
const folder = join(root, 'dist/nodes/kit/libraries');
const libraries = readdirSync(folder).map((file) => [
	file,
	Object.keys(require(join(folder, file))),
]);
process.stdout.write(JSON.stringify({ ...loaded, libraries: Object.fromEntries(libraries) }));
