import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** What the build reads in package.json. */
interface PackageJson {
	name: string;
	version: string;
	n8n: { nodes: string[]; credentials: string[] };
}

/** A file that n8n loads, and the file from which it is built. */
interface EntryPoint {
	source: string;
	output: string;
}

/** The folder of a node's source, and its name. */
export interface NodeFolder {
	folder: string;
	name: string;
}

export const ROOT = resolve(__dirname, '../..');
export const DIST = join(ROOT, 'dist');
export const KIT = join(ROOT, 'nodes/kit');
export const KIT_INDEX = join(KIT, 'index.ts');

export const packageJson = JSON.parse(
	readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as PackageJson;

/** `dist/nodes/X/X.node.js` is built from `nodes/X/X.node.ts`. */
function getSource(distFile: string): string {
	return join(ROOT, distFile.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

/** The built files listed in package.json for n8n. */
export function listEntryPoints(): EntryPoint[] {
	const { nodes, credentials } = packageJson.n8n;
	return [...nodes, ...credentials].map((file) => ({
		source: getSource(file),
		output: join(ROOT, file),
	}));
}

/** The built files of the nodes. */
export function listNodeFiles(): string[] {
	return packageJson.n8n.nodes.map((file) => join(ROOT, file));
}

/** The folder and name of every node. */
export function listNodeFolders(): NodeFolder[] {
	return packageJson.n8n.nodes.map((file) => {
		const source = getSource(file);
		return { folder: dirname(source), name: basename(source, '.node.ts') };
	});
}
