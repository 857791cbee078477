import type { ICredentialType, INodeType } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { packageJson, ROOT } from '../support';

interface Codex {
	node: string;
	nodeVersion: string;
	codexVersion: string;
	categories: string[];
}

export interface NodeEntry {
	className: string;
	/** The built file, as listed in package.json. */
	distFile: string;
	nodeType: INodeType;
	sourceText: string;
	codex: Codex;
}

export interface CredentialEntry {
	className: string;
	distFile: string;
	credentialType: ICredentialType;
}

const requireFile = createRequire(__filename);

function sourceFile(distFile: string): string {
	return join(ROOT, distFile.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

function construct<T>(distFile: string, className: string): T {
	// The list of files comes from package.json.
	const exported = requireFile(sourceFile(distFile)) as Record<string, new () => T>;
	const Class = exported[className];
	if (!Class) throw new Error(`${distFile} exports no class ${className}`);
	return new Class();
}

/** The nodes registered in package.json, newly constructed from their sources. */
export function ownNodes(): NodeEntry[] {
	return packageJson.n8n.nodes.map((distFile) => {
		const className = basename(distFile, '.node.js');
		const source = sourceFile(distFile);
		return {
			className,
			distFile,
			nodeType: construct<INodeType>(distFile, className),
			sourceText: readFileSync(source, 'utf8'),
			codex: JSON.parse(readFileSync(source.replace(/\.ts$/, '.json'), 'utf8')) as Codex,
		};
	});
}

/** The credentials registered in package.json, newly constructed from their sources. */
export function ownCredentials(): CredentialEntry[] {
	return packageJson.n8n.credentials.map((distFile) => {
		const className = basename(distFile, '.credentials.js');
		return { className, distFile, credentialType: construct<ICredentialType>(distFile, className) };
	});
}
