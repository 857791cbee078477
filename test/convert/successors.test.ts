import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resources as v1 } from '../../nodes/ConstantContactLegacy/resources';
import { resources as v2 } from '../../nodes/ConstantContactLegacyV2/resources';
import { resources as v3 } from '../../nodes/ConstantContact/resources';
import { SUCCESSORS } from '../../scripts/convert/successors';
import { convertFile } from '../../scripts/convert/workflow';
import { OPERATIONS as V2_RUNS } from '../nodes/ConstantContactLegacyV2/operations';
import { connectNode as connectV2 } from '../nodes/ConstantContactLegacyV2/setup';
import { faultsOf } from './description';

interface Registered {
	value: string;
	operations: Array<{ value: string }>;
}

interface SavedNode {
	type: string;
	parameters: Record<string, unknown>;
}

const namesOf = (resources: Registered[]) =>
	resources.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}.${operation.value}`),
	);

describe.each([
	['constantContactLegacy', v1],
	['constantContactLegacyV2', v2],
])('the table for %s', (node, resources) => {
	const entries = SUCCESSORS.filter((entry) => entry.node === node);

	it('has each operation of the node once, and no other', () => {
		const listed = entries.map(({ resource, operation }) => `${resource}.${operation}`);
		expect(listed.sort()).toEqual(namesOf(resources).sort());
	});

	it('names operations that V3 has, and says why there is none', () => {
		const offered = namesOf(v3);
		const wrong = entries.filter(({ successor, notes }) =>
			successor === undefined
				? notes.length === 0
				: !offered.includes(`${successor.resource}.${successor.operation}`),
		);
		expect(wrong).toEqual([]);
	});
});

it("names in its notes only V3's operations", async () => {
	const folder = join(__dirname, '../../scripts/convert');
	const files = await readdir(folder, { recursive: true });
	const sources = files
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFile(join(folder, name), 'utf8'));
	const named = (await Promise.all(sources)).join('\n').matchAll(/'([A-Z][\w ]+: [A-Z][\w -]+)'/g);
	const offered = v3.flatMap(({ name, operations }) =>
		operations.map((operation) => `${name}: ${operation.name}`),
	);
	const notes = [...named].map(([, operation]) => operation);
	expect(notes.length).toBeGreaterThan(10);
	expect(notes.filter((operation) => !offered.includes(operation ?? ''))).toEqual([]);
});

/** The node as saved after the conversion. */
function convertOne(type: string, parameters: object): SavedNode | undefined {
	const saved = {
		nodes: [{ name: 'Node', type: `package.${type}`, parameters, position: [0, 0] }],
	};
	const { nodes } = convertFile(JSON.stringify(saved)).value as { nodes: SavedNode[] };
	return nodes[0];
}

/** The parameters that version 1 also has have the same names there, except these. */
const V1_NAMES: Record<string, object> = {
	'campaignEvent.getAll': { eventType: 'opens' },
	'contactEvent.getAll': { eventType: 'clicks' },
	'contact.getAll': { select: 'listType', listType: 'active' },
};

/** Operations of version 1 that have a different name in version 2. */
const AS_V2: Record<string, string> = {
	'campaignEvent.getAll': 'campaignTracking.getAll',
	'contactEvent.getAll': 'contactTracking.getAll',
	'contactEvent.getSummary': 'contactTracking.getSummaryByCampaign',
};

/** Where the tests' own parameters have no successor: the postal code of the account, and all kinds at once. */
const TYPICAL: Record<string, object> = {
	'campaignTracking.getAll': { activityType: 'clicks' },
	'account.update': { updateFields: { phone: '5550100' } },
};

it.each(['constantContactLegacy', 'constantContactLegacyV2'])(
	'a node of %s has valid parameters of V3 after the conversion of every operation',
	async (type) => {
		const account = await connectV2();
		const faults: string[] = [];
		for (const { resource, operation, successor } of SUCCESSORS.filter(
			({ node }) => node === type,
		)) {
			const key = `${resource}.${operation}`;
			const isV1 = type === 'constantContactLegacy';
			const [group = '', name = ''] = ((isV1 && AS_V2[key]) || key).split('.');
			const parameters = {
				resource,
				operation,
				...(await V2_RUNS[group]?.[name]?.parameters?.(account)),
				...TYPICAL[key],
				...(isV1 && V1_NAMES[key]),
			};
			const node = convertOne(type, parameters);
			const isConverted = node?.type === 'package.constantContact';
			if (isConverted !== (successor !== undefined)) faults.push(`${key}: kept`);
			if (isConverted) {
				faults.push(...faultsOf(node.parameters).map((fault) => `${key}: ${fault}`));
			}
		}
		await account.close();
		expect(faults).toEqual([]);
	},
);
