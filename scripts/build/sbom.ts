import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundledPackage, Manifest } from './bundledPackages';
import { DIST, packageJson, ROOT } from './paths';

const licences = new Contrib.License.Factories.LicenseFactory(() => {
	throw new RangeError('no bundled library has a licence that is an expression');
});
const builder = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(
	new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
	licences,
);

/** The package URL of a package, e.g. `pkg:npm/%40scope/name@1.0.0`. */
function toPackageUrl({ name, version }: Manifest): string {
	return `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${version}`;
}

/** Some packages name their repository in npm's short form: `owner/name` on GitHub. */
function expandRepository({ repository, ...manifest }: Manifest): Manifest {
	const isShort = typeof repository === 'string' && /^[\w.-]+\/[\w.-]+$/.test(repository);
	return {
		...manifest,
		repository: isShort ? `git+https://github.com/${repository}.git` : repository,
	};
}

function toComponent(manifest: Manifest, type: Enums.ComponentType): Models.Component {
	const component = builder.makeComponent(expandRepository(manifest), type);
	if (component === undefined) throw new Error(`${manifest.name} has an invalid package.json`);
	component.bomRef.value = toPackageUrl(manifest);
	component.purl = toPackageUrl(manifest);
	// The Node versions used in a library's own tests say nothing about the bundle.
	component.properties.clear();
	return component;
}

/** Adds the checksum of the downloaded package, from the lock file. */
function addHash(component: Models.Component, integrity = ''): void {
	const [, base64] = /^sha512-(.+)$/.exec(integrity) ?? [];
	if (base64 === undefined)
		throw new Error(`${component.name} has no SHA-512 in package-lock.json`);
	const hex = Buffer.from(base64, 'base64').toString('hex');
	component.hashes.set(Enums.HashAlgorithm['SHA-512'], hex);
}

/**
 * The software bill of materials of the bundles, in CycloneDX. Reproducible: it contains no time or serial number.
 *
 * @returns JSON
 */
export async function describeBundle(packages: BundledPackage[]): Promise<string> {
	const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, { integrity?: string }>;
	};
	const bom = new Models.Bom();
	const own = toComponent(packageJson, Enums.ComponentType.Application);
	bom.metadata.component = own;
	const byFolder = new Map<string, Models.Component>();
	for (const { folder, manifest } of packages) {
		const library = toComponent(manifest, Enums.ComponentType.Library);
		addHash(library, lock.packages[folder]?.integrity);
		byFolder.set(folder, library);
		bom.components.add(library);
	}
	const addDependency = (from: Models.Component | undefined, folder: string) => {
		const on = byFolder.get(folder);
		if (on !== undefined) from?.dependencies.add(on.bomRef);
	};
	for (const { folder, uses, direct } of packages) {
		if (direct) addDependency(own, folder);
		for (const other of uses) addDependency(byFolder.get(folder), other);
	}
	const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
	const serializer = new Serialize.JsonSerializer(factory);
	return `${serializer.serialize(bom, { sortLists: true, space: '\t' })}\n`;
}

/** Writes the software bill of materials. */
export async function writeSbom(packages: BundledPackage[]): Promise<void> {
	await writeFile(join(DIST, 'sbom.cdx.json'), await describeBundle(packages));
}
