import type { INodeType } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DIST, listNodeFolders, type NodeFolder } from './paths';

/** What a node's resources.ts exports, as far as it is read here. */
interface Registry {
	resources: Array<{ value: string; operations: Array<{ value: string; output: object }> }>;
}

const load = createRequire(__filename);

/** n8n looks in a folder named after the node's version, with three numbers. */
function getVersionFolder(version: number): string {
	return `v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}`;
}

function readVersions({ folder, name }: NodeFolder): number[] {
	const { [name]: Node } = load(join(folder, `${name}.node.ts`)) as Record<
		string,
		new () => INodeType
	>;
	return Node === undefined ? [] : [new Node().description.version].flat();
}

async function writeNodeSchemas(node: NodeFolder): Promise<void> {
	const registry = join(node.folder, 'resources.ts');
	if (!existsSync(registry)) return;
	const { resources } = load(registry) as Registry;
	for (const version of readVersions(node)) {
		const base = join(DIST, 'nodes', node.name, '__schema__', getVersionFolder(version));
		for (const { value: resource, operations } of resources) {
			await mkdir(join(base, resource), { recursive: true });
			for (const { value: operation, output } of operations) {
				// `version` is that of the schema file itself; n8n's own files have it.
				const schema = { ...output, version: 1 };
				const file = join(base, resource, `${operation}.json`);
				await writeFile(file, `${JSON.stringify(schema, null, '\t')}\n`);
			}
		}
	}
}

/** Writes `__schema__/v<version>/<resource>/<operation>.json`: the output of an operation. */
export async function writeSchemas(): Promise<void> {
	for (const node of listNodeFolders()) await writeNodeSchemas(node);
}
