import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { listBundledPackages } from '../../scripts/build/bundledPackages';
import { describeBundle } from '../../scripts/build/sbom';
import { packageJson, ROOT } from '../support';
import { buildIfNeeded } from './build';
import { bundledLibraries } from './libraries';

interface Component {
	name: string;
	group?: string;
	version: string;
	purl: string;
	'bom-ref': string;
	hashes: Array<{ alg: string; content: string }>;
	licenses: Array<{ license: { id: string } }>;
}

interface Bom {
	metadata: { component: Component };
	components: Component[];
	dependencies: Array<{ ref: string; dependsOn?: string[] }>;
}

const requireFile = createRequire(__filename);
const readText = async (file: string) => await readFile(join(ROOT, file), 'utf8');

let bom: Bom;
let libraries: Map<string, string>;

beforeAll(async () => {
	await buildIfNeeded();
	bom = JSON.parse(await readText('dist/sbom.cdx.json')) as Bom;
	libraries = await bundledLibraries();
}, 600_000);

const nameOf = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);

it('is valid CycloneDX', async () => {
	const folder = join(
		dirname(requireFile.resolve('@cyclonedx/cyclonedx-library/package.json')),
		'res/schema',
	);
	const schema = async (name: string) =>
		JSON.parse(await readFile(join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;
	const ajv = new Ajv({ strict: false });
	addFormats(ajv);
	ajv.addFormat('iri-reference', (text: string) => URL.canParse(text));
	// Names of people, whom the document doesn't list.
	ajv.addFormat('idn-email', () => false);
	for (const name of ['spdx', 'jsf-0.82']) {
		// The names by which the CycloneDX schema refers to the others.
		ajv.addSchema(await schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
	}
	const validate = ajv.compile(await schema('bom-1.6'));
	expect(validate(bom) ? [] : validate.errors).toEqual([]);
	expect(validate({ ...bom, components: [{ ...bom.components[0], type: 'book' }] })).toBe(false);
});

it('names the package, and every library of the bundle with the version that is installed', () => {
	expect(bom.metadata.component).toMatchObject({
		name: packageJson.name,
		version: packageJson.version,
	});
	const named = bom.components.map((component) => [nameOf(component), component.version]);
	expect(libraries.size).toBeGreaterThan(10);
	expect(Object.fromEntries(named)).toEqual(Object.fromEntries(libraries));
	expect(named).toHaveLength(libraries.size);
});

it('has the licence of each, and its text is shipped', async () => {
	const texts = await readText('dist/THIRD_PARTY_LICENSES.txt');
	const sections = texts.split(`${'-'.repeat(80)}\n\n`).slice(1);
	for (const component of bom.components) {
		const [{ license } = { license: { id: '' } }] = component.licenses;
		const title = `${nameOf(component)} ${component.version} (${license.id})\n\n`;
		const section = sections.find((text) => text.startsWith(title));
		expect([title, section?.slice(title.length)]).toEqual([
			title,
			expect.stringMatching(WORDS[license.id] ?? /^unknown licence/),
		]);
	}
	expect(sections).toHaveLength(bom.components.length);
});

/** What a licence must contain: the copyright holder, and the permission. */
const WORDS: Record<string, RegExp> = {
	MIT: /Copyright[^]*Permission is hereby granted, free of charge[^]*WITHOUT WARRANTY/i,
	ISC: /Copyright[^]*Permission to use, copy, modify, and\/or distribute[^]*DISCLAIMS ALL WARRANTIES/,
	'Apache-2.0': /Apache License[^]*Version 2\.0[^]*END OF TERMS AND CONDITIONS/,
};

it('has the checksum of each, as the lock file has it', async () => {
	const { packages } = JSON.parse(await readText('package-lock.json')) as {
		packages: Record<string, { integrity: string }>;
	};
	for (const component of bom.components) {
		const [hash] = component.hashes;
		const base64 = Buffer.from(hash?.content ?? '', 'hex').toString('base64');
		const locked = packages[`node_modules/${nameOf(component)}`]?.integrity;
		expect([hash?.alg, `sha512-${base64}`]).toEqual(['SHA-512', locked]);
	}
});

it('reports what uses what, and leaves nothing loose', async () => {
	const used = new Set(bom.dependencies.flatMap(({ dependsOn = [] }) => dependsOn));
	expect([...used].sort()).toEqual(bom.components.map((one) => one['bom-ref']).sort());
	const own = bom.dependencies.find(({ ref }) => ref === bom.metadata.component['bom-ref']);
	const direct = (own?.dependsOn ?? []).map((ref) => ref.slice('pkg:npm/'.length).split('@')[0]);
	const { devDependencies } = JSON.parse(await readText('package.json')) as {
		devDependencies: object;
	};
	expect(direct.length).toBeGreaterThan(0);
	for (const name of direct) expect(devDependencies).toHaveProperty([name!]);
});

it('is the same whenever it is made', async () => {
	const inputs = {
		'nodes/kit/values/xml.ts': {
			imports: [
				{ path: 'node_modules/saxes/saxes.js' },
				{ path: 'node_modules/luxon/src/luxon.js' },
			],
		},
		'node_modules/saxes/saxes.js': { imports: [{ path: 'node_modules/xmlchars/xmlchars.js' }] },
		'node_modules/xmlchars/xmlchars.js': { imports: [] },
		'node_modules/luxon/src/luxon.js': { imports: [] },
	};
	const text = await describeBundle(await listBundledPackages(inputs));
	const turned = Object.fromEntries(Object.entries(inputs).reverse());
	expect(await describeBundle((await listBundledPackages(turned)).reverse())).toBe(text);
	expect(text).not.toMatch(/"(serialNumber|timestamp)"/);
});
