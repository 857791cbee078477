// Asks the package registry for known advisories about the bundled libraries only: development dependencies never reach a user. If
// the registry doesn't support audits, this is reported and skipped, unless --required is given.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { DIST } from './build/paths';

const SBOM = join(DIST, 'sbom.cdx.json');

interface Library {
	name: string;
	version: string;
}

/** What `npm audit --json` prints, as far as it is read here. */
interface Report {
	/** Missing if the registry doesn't support audits. */
	vulnerabilities?: Record<
		string,
		{ name: string; severity: string; via: Array<string | { title: string; url: string }> }
	>;
	message?: string;
	error?: { summary?: string };
}

/** The libraries listed in the build's bill of materials. */
async function listLibraries(): Promise<Library[]> {
	const { components } = JSON.parse(await readFile(SBOM, 'utf8')) as {
		components: Array<Library & { group?: string }>;
	};
	return components.map(({ group, name, version }) => ({
		name: group === undefined ? name : `${group}/${name}`,
		version,
	}));
}

/** What npm reports for a project that depends on these libraries and nothing else. */
async function audit(libraries: Library[]): Promise<Report> {
	const folder = await mkdtemp(join(tmpdir(), 'audit-'));
	const project = { name: 'bundled', version: '1.0.0' };
	const manifest = {
		...project,
		dependencies: Object.fromEntries(libraries.map(({ name, version }) => [name, version])),
	};
	const packages = libraries.map(({ name, version }) => [`node_modules/${name}`, { version }]);
	const lock = {
		...project,
		lockfileVersion: 3,
		packages: { '': manifest, ...Object.fromEntries(packages) },
	};
	try {
		await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
		await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
		const options = ['audit', '--json', '--package-lock-only', '--fetch-retries=0'];
		// npm exits with 1 if it finds something, and also if it gets no response.
		const { stdout } = await promisify(execFile)('npm', options, { cwd: folder }).catch(
			(error: { stdout?: string }) => error,
		);
		return JSON.parse(stdout || '{}') as Report;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { required: { type: 'boolean', default: false } } });
	const libraries = await listLibraries();
	const { vulnerabilities, message = 'no response', error } = await audit(libraries);
	if (vulnerabilities === undefined) {
		const reason = error?.summary || message;
		console.log(
			`The registry doesn't support audits (${reason}): ${libraries.length} bundled libraries not checked.`,
		);
		if (values.required) process.exitCode = 1;
		return;
	}
	const found = Object.values(vulnerabilities);
	for (const { name, severity, via } of found) {
		const advisories = via.map((entry) =>
			typeof entry === 'string' ? entry : `${entry.title} ${entry.url}`,
		);
		console.log(`${name}: ${severity}: ${advisories.join('; ')}`);
	}
	console.log(
		`${libraries.length} bundled libraries checked, ${found.length} with known advisories.`,
	);
	if (found.length > 0) process.exitCode = 1;
}

void main();
