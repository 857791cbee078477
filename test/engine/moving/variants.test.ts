import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { readPage } from '../../docs/pages';
import { startSandbox, type Sandbox } from '../../sandbox';
import { ownNodeType, readBinary, runWorkflow, type WorkflowJson } from '../../support';
import { FILES_FOLDER } from '../../support/environment';
import { examples } from '../exampleFiles';
import { credentialsFor } from '../sandboxCredentials';
import { runQuickly } from '../runQuickly';
import { comparable, legacyPeople, mayBeMailed, newPeople } from './people';

// The blocks that the page on moving offers to paste into the example, in place of the nodes that read version 2.

const NOBODY = { contacts: 0, campaigns: 0, lists: 0 };

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({
		constantContactV1: { contacts: 25 },
		constantContactV2: { contacts: 25 },
		constantContactV3: NOBODY,
	});
});
afterEach(async () => await sandbox.close());

/** The nodes of the page's block below a heading. */
function blockOf(heading: string): Pick<WorkflowJson, 'nodes' | 'connections'> {
	const [, section = ''] = readPage('docs/moving-to-v3.md').split(`### ${heading}\n`);
	const [, json = ''] = /```json\n([\s\S]*?)\n```/.exec(section) ?? [];
	return JSON.parse(json) as Pick<WorkflowJson, 'nodes' | 'connections'>;
}

/**
 * The example with a pasted block, connected as the page says.
 *
 * @param firsts the pasted node that takes the place of each deleted one; the last of each row has the deleted one's name
 */
function pasted(heading: string, firsts: Record<string, string>): WorkflowJson {
	const { workflow } = structuredClone(examples.find(({ file }) => file.startsWith('21-'))!);
	const block = blockOf(heading);
	const deleted = new Map(workflow.nodes.map((node) => [node.name, node]));
	const places = new Map(
		Object.entries(firsts).map(([old, first]) => [first, deleted.get(old)!.position]),
	);
	const nodes = block.nodes.map((node): INode => {
		const position = places.get(node.name) ?? node.position;
		return { ...node, id: node.name, position };
	});
	const connections = { ...workflow.connections, ...block.connections };
	for (const { main } of Object.values(workflow.connections)) {
		for (const target of (main ?? []).flat()) {
			if (target) target.node = firsts[target.node] ?? target.node;
		}
	}
	const kept = workflow.nodes.filter(({ name }) => !(name in firsts));
	return { ...workflow, nodes: [...kept, ...nodes], connections };
}

it('moves an account from the files of a replication', async () => {
	const old = sandbox.constantContactV2;
	old.putContact({
		email: 'ann@example.com',
		texts: { first_name: 'Ann', last_name: 'Bay; "A"' },
		customFields: { CustomField2: 'Line 1\nLine 2' },
		addresses: [{ id: '1', type: 'PERSONAL', texts: { line1: '1 Elm', city: 'Boston' } }],
		lists: [2, 3],
	});
	old.putContact({ email: 'waiting@example.com', lists: [1], isUnconfirmed: true });
	const people = legacyPeople(sandbox);
	const folder = await mkdtemp(join(FILES_FOLDER, 'moving-'));
	try {
		const files = await replicate(folder);
		sandbox.log.clear();
		const workflow = pasted('From files', {
			'Legacy Lists': 'Lists File',
			'Legacy Contacts': 'Contacts File',
			'List Members': 'Members File',
		});
		for (const { parameters } of workflow.nodes) {
			const name = String(parameters.fileSelector ?? '')
				.split('/')
				.pop();
			if (name) parameters.fileSelector = files[name];
		}
		const run = await runQuickly(workflow, sandbox);
		expect(run.error).toBeUndefined();
		expect(newPeople(sandbox)).toEqual(people);
		const ann = sandbox.constantContactV3.contact('ann@example.com');
		expect(ann?.addresses).toMatchObject([{ kind: 'home', texts: { street: '1 Elm' } }]);
		expect(run.node('Same').json).toHaveLength(people.size);
		expect(run.node('ID Map').json).toHaveLength(people.size);
		expect(run.node('List Map').json.map(({ equal }) => equal)).toEqual(
			old.lists().map(() => true),
		);
		// The old account isn't there any more.
		expect(sandbox.log.entries.filter(({ path }) => path.startsWith('/v2'))).toEqual([]);
	} finally {
		await rm(folder, { recursive: true });
	}
});

/** Writes what the node for version 2 replicates. @returns the files by the names that the page gives them */
async function replicate(folder: string): Promise<Record<string, string>> {
	const node = {
		id: '1',
		name: 'Replicate',
		type: ownNodeType('constantContactLegacyV2'),
		typeVersion: 1,
		position: [200, 0] as [number, number],
		parameters: {
			resource: 'table',
			operation: 'replicate',
			tables: ['contactLists', 'contacts'],
			replication: 'full',
			output: 'file',
		},
	};
	const start = {
		...node,
		...{ id: '0', name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
	};
	const connections = {
		Start: { main: [[{ node: 'Replicate', type: 'main' as const, index: 0 }]] },
	};
	const run = await runWorkflow(
		{ nodes: [start, node], connections },
		{ credentials: credentialsFor(sandbox) },
	);
	expect(run.error).toBeUndefined();
	const [lists, contacts] = run.node('Replicate').items;
	const files = { 'contact-lists.csv': lists, 'contacts.csv': contacts };
	const written: Record<string, string> = {};
	for (const [name, item] of Object.entries(files)) {
		written[name] = join(folder, name);
		await writeFile(written[name], await readBinary(item));
	}
	return written;
}

it('moves an account from version 1', async () => {
	const old = sandbox.constantContactV1;
	const fields = { FirstName: 'Ann', Addr1: '1 Elm', City: 'Boston', CustomField2: 'Blue' };
	old.putContact({ email: 'ann@example.com', fields, lists: [2, 3] });
	old.putContact({ email: 'out@example.com', doNotMail: true });
	old.putContact({ email: 'waiting@example.com', lists: [1, 4], isUnconfirmed: true });
	const names = new Map(old.lists().map(({ id, name }) => [id, comparable(name)]));
	const consents: Record<string, string> = {
		'Do Not Mail': 'unsubscribed',
		Unconfirmed: 'waiting',
	};
	const people = [...old.contacts()].map((contact) => ({
		email: contact.email,
		first_name: contact.fields.FirstName ?? '',
		consent: consents[contact.status] ?? 'allowed',
		lists: contact.memberships.map(({ listId }) => names.get(listId)).sort(),
	}));
	expect(new Set(people.map(({ consent }) => consent)).size).toBe(3);

	const run = await runQuickly(
		pasted('From version 1', {
			'Legacy Lists': 'Legacy Lists',
			'Legacy Contacts': 'Contacts of Version 1',
			'List Members': 'Members of Version 1',
		}),
		sandbox,
	);
	expect(run.error).toBeUndefined();
	const after = newPeople(sandbox);
	expect([...after.keys()].sort()).toEqual(people.map(({ email }) => email).sort());
	for (const person of people) expect(after.get(person.email)).toMatchObject(person);
	expect([...after.values()].filter(mayBeMailed)).toHaveLength(
		people.filter(({ consent, lists }) => consent === 'allowed' && lists.length > 0).length,
	);
	expect(after.get('ann@example.com')?.fields).toEqual({ 'custom field 2': 'Blue' });
	expect(sandbox.constantContactV3.contact('ann@example.com')?.addresses).toMatchObject([
		{ kind: 'home', texts: { street: '1 Elm', city: 'Boston' } },
	]);
	expect(run.node('Same').json).toHaveLength(people.length);
	const written = sandbox.log.entries.filter(
		({ method, path }) => method !== 'GET' && path.startsWith('/ws'),
	);
	expect(written).toEqual([]);
});
