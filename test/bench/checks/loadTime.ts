import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packageJson, ROOT } from '../../support';
import { spreadOf } from '../measuring/statistics';
import { duration, withSpread } from '../report/cells';
import type { Check } from '../report/results';
import type { CheckSettings } from '.';

const run = promisify(execFile);

/** Files to load, with the class exported by each. */
type Files = Array<[file: string, name: string]>;

/** Fresh processes vary more than runs in one process, so there are this many times more rounds. */
const MORE_ROUNDS = 3;

const MAILCHIMP = 'Mailchimp';

/** n8n's own nodes with which ours are compared. */
const PEERS = [MAILCHIMP, 'ActiveCampaign', 'Hubspot'];

/** How long it takes to load and construct nodes, each time in a fresh process, and what n8n loads at startup. */
export async function loadTime({ rounds }: CheckSettings): Promise<Check[]> {
	const own = packageJson.n8n.nodes.map(ownFile);
	const all = [...own, ...packageJson.n8n.credentials.map(ownFile)];
	const subjects: Record<string, Files> = {
		...Object.fromEntries(own.map((file) => [`${file[1]} node`, [file]])),
		'whole package (all nodes and credentials)': all,
		...Object.fromEntries(PEERS.map((name) => [peerLabel(name), [peerFile(name)]])),
	};
	const times: Record<string, number[]> = {};
	for (let round = 0; round < rounds * MORE_ROUNDS; round++) {
		for (const [label, files] of Object.entries(subjects)) {
			(times[label] ??= []).push(await load(files));
		}
	}
	const mailchimp = spreadOf(times[peerLabel(MAILCHIMP)] ?? []).median;
	const loaded = Object.entries(times).map(([label, taken]): Check => {
		const spread = spreadOf(taken);
		const isNode = own.some(([, name]) => label === `${name} node`);
		return {
			key: `load.${label.split(' ')[0]}`,
			what: `Loading and constructing: ${label}`,
			value: withSpread(spread, duration),
			target: isNode
				? { text: "at most the Mailchimp node's time", met: spread.median <= mailchimp }
				: undefined,
		};
	});
	return [await lazyStart(), ...loaded];
}

function peerLabel(name: string): string {
	return `n8n's ${name} node`;
}

function ownFile(file: string): Files[number] {
	return [join(ROOT, file), basename(file).split('.')[0] ?? ''];
}

function peerFile(name: string): Files[number] {
	const folder = dirname(require.resolve('n8n-nodes-base/package.json'));
	return [join(folder, `dist/nodes/${name}/${name}.node.js`), name];
}

async function load(files: Files): Promise<number> {
	const script = join(__dirname, 'loadOne.js');
	const { stdout } = await run(process.execPath, [script, JSON.stringify(files)]);
	return Number(stdout);
}

/** Which files of the package n8n has loaded once it knows its nodes. */
async function lazyStart(): Promise<Check> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-n8n-'));
	const env = { ...process.env, N8N_USER_FOLDER: folder, N8N_LOG_LEVEL: 'silent' };
	const script = join(__dirname, 'loadLazily.js');
	const { stdout } = await run(process.execPath, [script, ROOT], { env });
	await rm(folder, { recursive: true, force: true });
	const { nodes, code } = JSON.parse(stdout) as { nodes: number; code: string[] };
	return {
		key: 'lazyStart',
		what: 'Files with code of the package that n8n loads at its start',
		value: `${code.length}, and it knows ${nodes} nodes`,
		target: { text: 'none', met: code.length === 0 && nodes === packageJson.n8n.nodes.length },
	};
}
