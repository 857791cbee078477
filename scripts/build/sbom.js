'use strict';

const { readFile, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { Contrib, Enums, Models, Serialize, Spec } = require('@cyclonedx/cyclonedx-library');
const { DIST, ROOT, packageJson } = require('./paths');

const licences = new Contrib.License.Factories.LicenseFactory(() => {
	throw new RangeError('no bundled library has a licence that is an expression');
});
const builder = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(
	new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
	licences,
);

/** The package URL of a package, e.g. `pkg:npm/%40scope/name@1.0.0`. */
function packageUrl({ name, version }) {
	return `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${version}`;
}

/** Some packages name their repository in npm's short form: `owner/name` on GitHub. */
function withWholeAddress({ repository, ...manifest }) {
	const isShort = typeof repository === 'string' && /^[\w.-]+\/[\w.-]+$/.test(repository);
	return {
		...manifest,
		repository: isShort ? `git+https://github.com/${repository}.git` : repository,
	};
}

function component(manifest, type) {
	const made = builder.makeComponent(withWholeAddress(manifest), type);
	made.bomRef.value = packageUrl(manifest);
	made.purl = packageUrl(manifest);
	// The Node versions used in a library's own tests say nothing about the bundle.
	made.properties.clear();
	return made;
}

/** Adds the checksum of the downloaded package, from the lock file. */
function addHash(made, integrity) {
	const [, base64] = /^sha512-(.+)$/.exec(integrity) ?? [];
	if (base64 === undefined) throw new Error(`${made.name} has no SHA-512 in package-lock.json`);
	const hex = Buffer.from(base64, 'base64').toString('hex');
	made.hashes.set(Enums.HashAlgorithm['SHA-512'], hex);
}

function depend(from, ...others) {
	for (const { bomRef } of others) from.dependencies.add(bomRef);
}

/**
 * The software bill of materials of the bundles, in CycloneDX. Reproducible: it contains no time or serial number.
 *
 * @param packages as returned by `bundledPackages`
 * @returns {Promise<string>} JSON
 */
async function describeBundle(packages) {
	const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
	const bom = new Models.Bom();
	const own = component(packageJson, Enums.ComponentType.Application);
	bom.metadata.component = own;
	const byFolder = new Map();
	for (const { folder, manifest } of packages) {
		const library = component(manifest, Enums.ComponentType.Library);
		addHash(library, lock.packages[folder].integrity);
		byFolder.set(folder, library);
		bom.components.add(library);
	}
	for (const { folder, uses, direct } of packages) {
		if (direct) depend(own, byFolder.get(folder));
		depend(byFolder.get(folder), ...uses.map((other) => byFolder.get(other)));
	}
	const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
	const serializer = new Serialize.JsonSerializer(factory);
	return `${serializer.serialize(bom, { sortLists: true, space: '\t' })}\n`;
}

/** Writes the software bill of materials. */
async function writeSbom(packages) {
	await writeFile(join(DIST, 'sbom.cdx.json'), await describeBundle(packages));
}

module.exports = { describeBundle, writeSbom };
