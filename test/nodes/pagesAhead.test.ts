import type { IDataObject } from 'n8n-workflow';
import { SaxesParser } from 'saxes';

import type { Sandbox, SandboxOptions } from '../sandbox';
import type { NodeResult, RunNodeOptions } from '../support';
import { startWitness } from '../support/requestWitness';
import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';
import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';

/** What the nodes for Constant Contact have in common. */
interface Connected {
	sandbox: Sandbox;
	credentials: Record<string, IDataObject>;
	run(
		resource: string,
		operation: string,
		parameters: object,
		items: IDataObject[],
		options: Partial<RunNodeOptions>,
	): Promise<NodeResult>;
	requests(): string[];
	close(): Promise<void>;
}

/** A list of four pages. */
interface List {
	connect: (options: SandboxOptions) => Promise<Connected>;
	sandbox: SandboxOptions;
	parameters: { resource: string; operation: string } & Record<string, unknown>;
	/** Whether a text is one of the pages. */
	isPage: (text: string) => boolean;
	/** Other requests, sent between the first two pages. */
	others?: number;
}

const PAGES = 4;

const contacts = { resource: 'contact', operation: 'getAll', returnAll: true, simplify: false };

const table = {
	resource: 'table',
	operation: 'replicate',
	replication: 'full',
	tables: ['contacts'],
};

const V1: List = {
	connect: async (options) => (await connectV1(options)) as unknown as Connected,
	sandbox: { constantContactV1: { contacts: 160 } },
	parameters: contacts,
	isPage: (text) => text.includes('<feed'),
};

const V2: List = {
	connect: async (options) => (await connectV2(options)) as unknown as Connected,
	sandbox: { constantContactV2: { contacts: 1600 } },
	parameters: contacts,
	isPage: (text) => text.startsWith('{"meta"') && text.includes('"email_addresses"'),
};

const V3: List = {
	connect: async (options) => (await connectV3(options)) as unknown as Connected,
	sandbox: { constantContactV3: { contacts: 1600 } },
	parameters: contacts,
	isPage: (text) => text.startsWith('{"contacts"'),
	others: 1,
};

const LISTS: Array<[string, List]> = [
	['the feeds of version 1', V1],
	['the lists of version 2', V2],
	['the collections of version 3', V3],
	['the replication of version 2', { ...V2, parameters: table }],
	['the replication of version 3', { ...V3, parameters: table, others: 0 }],
];

let node: Connected | undefined;

afterEach(async () => {
	jest.restoreAllMocks();
	await node?.close();
});

/** Calls back with each text that is decoded: as JSON, or as XML. */
function onDecode(callback: (text: string) => void): void {
	const { parse } = JSON;
	jest.spyOn(JSON, 'parse').mockImplementation((text: string, reviver): unknown => {
		if (typeof text === 'string') callback(text);
		return parse(text, reviver) as unknown;
	});
	const { write } = SaxesParser.prototype;
	jest.spyOn(SaxesParser.prototype, 'write').mockImplementation(function decode(
		this: SaxesParser,
		text,
	) {
		callback(String(text));
		return write.call(this, text);
	});
}

it.each(LISTS)(
	'the next page of %s is requested before the present one is decoded',
	async (_name, { connect, sandbox, parameters: { resource, operation, ...more }, ...list }) => {
		const connected = await connect(sandbox);
		node = connected;
		const witness = await startWitness(connected.sandbox.url);
		const [[name, credential] = ['', {}]] = Object.entries(connected.credentials);
		const baseUrl = String(credential.baseUrl).replace(connected.sandbox.url, witness.url);
		const arrived: boolean[] = [];
		onDecode((text) => {
			if (!list.isPage(text)) return;
			const page = arrived.length + 1;
			const others = page === 1 ? 0 : (list.others ?? 0);
			arrived.push(witness.waitFor(Math.min(page + 1, PAGES) + others));
		});
		const credentials = { [name]: { ...credential, baseUrl } } as RunNodeOptions['credentials'];
		const { error } = await connected.run(resource, operation, more, [{}], { credentials });
		await witness.close();
		expect(error).toBeUndefined();
		expect(arrived).toEqual([true, true, true, true]);
	},
);

const byVersion = { 1: V1, 2: V2, 3: V3 };

it.each<[keyof typeof byVersion, number, number]>([
	[1, 50, 1],
	[1, 51, 2],
	[1, 100, 2],
	[2, 10, 1],
	[2, 1001, 3],
	[3, 500, 1],
	[3, 1000, 2],
])('version %i reads a limit of %i in %i pages', async (version, limit, pages) => {
	const { connect, sandbox, parameters, others = 0 } = byVersion[version];
	const connected = await connect(sandbox);
	node = connected;
	const limited = { ...parameters, returnAll: false, limit };
	const { json } = await connected.run('contact', 'getAll', limited, [{}], {});
	expect(json).toHaveLength(limit);
	expect(connected.requests()).toHaveLength(pages + others);
});
