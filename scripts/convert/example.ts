import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(__dirname, '../..');

/** The example workflow that converts others, and its node that does. */
export const EXAMPLE = 'examples/22-convert-saved-workflows-to-v3.json';

const NODE = 'Convert';

const HEADING = `// The converter of the package, written by 'npm run docs': changes made here are lost with the next version.
`;

/**
 * The converter as one text that a Code node runs. That node has no modules and can't define properties, as n8n locks
 * what its code runs in: an ES module without its export needs neither.
 */
export async function bundleCode(): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [join(__dirname, 'codeNode.ts')],
		bundle: true,
		charset: 'utf8',
		format: 'esm',
		platform: 'neutral',
		target: 'es2022',
		treeShaking: true,
		write: false,
	});
	const code = (outputFiles[0]?.text ?? '').replace(/^\/\/ scripts\/.*\n/gm, '');
	const exported = 'export {\n  convertItem\n};\n';
	if (!code.endsWith(exported))
		throw new Error('The bundle of the converter exports something else');
	return `${HEADING}${code.slice(0, -exported.length)}\nreturn [convertItem($input.first())];\n`;
}

/** The example with the converter as it is now. @throws Error if it has no node for it */
export async function buildExample(): Promise<string> {
	const workflow = JSON.parse(await readFile(join(ROOT, EXAMPLE), 'utf8')) as {
		nodes: Array<{ name: string; parameters: Record<string, unknown> }>;
	};
	const node = workflow.nodes.find(({ name }) => name === NODE);
	if (node === undefined) throw new Error(`${EXAMPLE} has no node '${NODE}'`);
	node.parameters.jsCode = await bundleCode();
	return JSON.stringify(workflow);
}
