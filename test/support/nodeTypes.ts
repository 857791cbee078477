import './environment';
import { PackageDirectoryLoader } from 'n8n-core';
import {
	NodeHelpers,
	type ICredentialType,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
	type KnownNodesAndCredentials,
} from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

interface PackageJson {
	name: string;
	version: string;
	n8n: { nodes: string[]; credentials: string[] };
}

function readJson<T>(path: string): T {
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}

export const packageJson = readJson<PackageJson>(join(ROOT, 'package.json'));

/** The node type name in a workflow: `<package>.<node>`. */
export function ownNodeType(name: string): string {
	return `${packageJson.name}.${name}`;
}

/** `source` runs the TypeScript files, `dist` the output of `npm run build`, and a directory that output in another checkout. */
export type LoadFrom = 'source' | 'dist' | { directory: string };

/** n8n's own loader, given the list of files instead of loading each to find out. */
class OnDemandLoader extends PackageDirectoryLoader {
	constructor(directory: string, known: KnownNodesAndCredentials) {
		super(directory);
		this.known = known;
	}

	override async loadAll(): Promise<void> {}
}

/** Loads the files of this package as the tests do: TypeScript, and again for each test file. */
class OwnLoader extends OnDemandLoader {
	constructor(directory: string, known: KnownNodesAndCredentials) {
		super(directory, known);
		Object.assign(this, { loadClass: (file: string) => this.construct(file) });
	}

	private construct(file: string): unknown {
		// oxlint-disable-next-line typescript/no-require-imports
		const classes = require(this.resolvePath(file)) as Record<string, new () => unknown>;
		const className = parse(file).name.split('.')[0] ?? '';
		const Class = classes[className];
		if (Class === undefined) throw new Error(`${file} has no class ${className}`);
		return new Class();
	}
}

/** `dist/nodes/Some/Some.node.js` contains the class Some and the node some. */
function knownFromFiles(files: string[], from: LoadFrom): KnownNodesAndCredentials['nodes'] {
	return Object.fromEntries(
		files.map((file) => {
			const className = parse(file).name.split('.')[0] ?? '';
			const name = className.charAt(0).toLowerCase() + className.slice(1);
			const sourcePath =
				from === 'source' ? file.replace(/^dist\//, '').replace(/\.js$/, '.ts') : file;
			return [name, { className, sourcePath }];
		}),
	);
}

function ownLoader(from: LoadFrom): OwnLoader {
	const directory = typeof from === 'string' ? ROOT : from.directory;
	const { nodes, credentials } = readJson<PackageJson>(join(directory, 'package.json')).n8n;
	return new OwnLoader(directory, {
		nodes: knownFromFiles(nodes, from),
		credentials: knownFromFiles(credentials, from),
	});
}

function baseLoader(): OnDemandLoader {
	const directory = dirname(require.resolve('n8n-nodes-base/package.json'));
	return new OnDemandLoader(directory, {
		nodes: readJson(join(directory, 'dist/known/nodes.json')),
		credentials: readJson(join(directory, 'dist/known/credentials.json')),
	});
}

export type AnyNodeType = INodeType | IVersionedNodeType;

export interface ExtraTypes {
	/** Further node types, by the full name used in workflows. */
	nodeTypes?: Record<string, AnyNodeType>;
	/** Further credential types, found by their `name`. */
	credentialTypes?: ICredentialType[];
}

/**
 * Finds node and credential types as n8n does: those of this package and n8n-nodes-base through n8n's package loader, which loads
 * each file on first use.
 */
export class TypeRegistry implements INodeTypes {
	private constructor(
		private readonly loaders: Map<string, OnDemandLoader>,
		private readonly extra: ExtraTypes,
	) {}

	private static readonly packages = new Map<string, Map<string, OnDemandLoader>>();

	static create(from: LoadFrom = 'source', extra: ExtraTypes = {}): TypeRegistry {
		const key = typeof from === 'string' ? from : from.directory;
		let loaders = TypeRegistry.packages.get(key);
		if (!loaders) {
			loaders = new Map([
				[packageJson.name, ownLoader(from)],
				['n8n-nodes-base', baseLoader()],
			]);
			TypeRegistry.packages.set(key, loaders);
		}
		return new TypeRegistry(loaders, extra);
	}

	getByName(nodeType: string): AnyNodeType {
		const extra = this.extra.nodeTypes?.[nodeType];
		if (extra) return extra;
		const dot = nodeType.lastIndexOf('.');
		const loader = this.loaders.get(nodeType.slice(0, dot));
		if (!loader) throw new Error(`No package provides the node type "${nodeType}"`);
		return loader.getNode(nodeType.slice(dot + 1)).type;
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(nodeType), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	/** @throws Error if neither a package nor the extra types have the credential type. */
	getCredentialType(name: string): ICredentialType {
		const extra = this.extra.credentialTypes?.find((type) => type.name === name);
		if (extra) return extra;
		for (const loader of this.loaders.values()) {
			if (name in loader.known.credentials) return loader.getCredential(name).type;
		}
		throw new Error(`No package provides the credential type "${name}"`);
	}
}
