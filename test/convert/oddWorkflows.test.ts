import { convertFile } from '../../scripts/convert/workflow';
import { ownNodeType } from '../support';

interface SavedNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	position: [number, number];
	[key: string]: unknown;
}

interface Saved {
	nodes: SavedNode[];
	[key: string]: unknown;
}

const LEGACY = ownNodeType('constantContactLegacyV2');
const V3 = ownNodeType('constantContact');

const account = { resource: 'account', operation: 'get' };
const legacy = (name: string, parameters: object = account, more: object = {}) => ({
	name,
	type: LEGACY,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	...more,
});

const convert = (workflow: object) => convertFile(JSON.stringify(workflow)).value as Saved;
const noteOf = ({ nodes }: Saved) => String(nodes.at(-1)?.parameters.content);

it('keeps a node whose resource or operation is an expression, and says why', () => {
	const nodes = [
		legacy('One', { resource: '={{ $json.what }}', operation: 'get' }),
		legacy('Two', { resource: 'contact', operation: '={{ $json.how }}' }),
	];
	const after = convert({ nodes, connections: {} });
	expect(after.nodes.slice(0, 2)).toEqual(nodes);
	expect(noteOf(after)).toMatch(/### One: stays as it is\n- .*expression.*choose/);
	expect(noteOf(after)).toMatch(/### Two: stays as it is\n- .*expression.*choose/);
});

it('leaves a disabled node disabled', () => {
	const { nodes } = convert({ nodes: [legacy('Off', account, { disabled: true })] });
	expect(nodes[0]).toMatchObject({ type: V3, disabled: true });
});

it('converts nodes that share a name, each with its own lines in the note', () => {
	const after = convert({ nodes: [legacy('Same'), legacy('Same', { resource: 'libraryFile' })] });
	expect(after.nodes.map(({ type }) => type).slice(0, 2)).toEqual([V3, LEGACY]);
	expect(noteOf(after)).toMatch(/^### Same\n[^]*^### Same: stays as it is\n/m);
});

it.each(['constructor', 'toString', '__proto__'])(
	'requests new pinned data only if there is some: %s',
	(name) => {
		const without = convert({ nodes: [legacy(name)], pinData: {} });
		expect(noteOf(without)).not.toContain('pinned data');
		const pinData = JSON.parse(`{"${name}":[{"json":{"id":"7"}}]}`) as object;
		const pinned = convert({ nodes: [legacy(name)], pinData });
		expect(noteOf(pinned)).toContain('pinned data');
		expect(JSON.stringify(pinned.pinData)).toBe(JSON.stringify(pinData));
	},
);

const inner = JSON.stringify({ nodes: [legacy('Inside')], connections: {} });

it.each(['n8n-nodes-base.executeWorkflow', '@n8n/n8n-nodes-langchain.toolWorkflow'])(
	"names a workflow inside a node of the type %s, and doesn't change it",
	(type) => {
		const node = {
			name: 'Call',
			type,
			position: [0, 0],
			parameters: { source: 'parameter', workflowJson: inner },
		};
		const after = convert({ nodes: [node, legacy('Own')] });
		expect(after.nodes[0]).toEqual(node);
		expect(after.nodes[1]?.type).toBe(V3);
		expect(noteOf(after)).toMatch(/### Call: stays as it is\n- .*workflow.*convert/);
		expect(noteOf(convert({ nodes: [node] }))).toContain('### Call: stays as it is');
	},
);

it('puts the note above all nodes, wherever they and other notes are', () => {
	const sticky = {
		name: 'Moved to V3',
		type: 'n8n-nodes-base.stickyNote',
		position: [-900, -700],
		parameters: { content: '## Mine', height: 300, width: 200 },
	};
	const after = convert({ nodes: [legacy('A', account, { position: [40, 900] }), sticky] });
	expect(after.nodes[1]).toEqual(sticky);
	const note = after.nodes[2];
	expect(note).toMatchObject({ name: 'Moved to V3 1', position: [-900, expect.any(Number)] });
	expect((note?.position[1] ?? 0) + Number(note?.parameters.height)).toBeLessThan(-700);
});

it('converts every workflow of a list with a byte order mark, and leaves the others as they are', () => {
	const others = { id: '2', name: 'Other', nodes: [{ name: 'Set', type: 'n8n-nodes-base.set' }] };
	const text = `\uFEFF${JSON.stringify([{ id: '1', nodes: [legacy('A')] }, others, { id: '3', nodes: [legacy('A'), legacy('B')] }], null, '\t')}\r\n`;
	const { value, reports } = convertFile(text);
	const [first, second, third] = value as Saved[];
	expect(second).toEqual(others);
	expect([first, third].map((one) => one?.nodes.map(({ type }) => type))).toEqual([
		[V3, 'n8n-nodes-base.stickyNote'],
		[V3, V3, 'n8n-nodes-base.stickyNote'],
	]);
	expect(reports).toHaveLength(3);
});

it('keeps what an agent fills in, and the description of the tool', () => {
	const address = "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Contact', ``, 'string') }}";
	const tool = {
		...legacy('Tool', {
			resource: 'contact',
			operation: 'get',
			contact: { __rl: true, mode: 'id', value: address },
			descriptionType: 'manual',
			toolDescription: 'Finds a person',
		}),
		type: `${LEGACY}Tool`,
	};
	const connections = { Tool: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] } };
	const after = convert({ nodes: [tool], connections });
	expect(after.connections).toEqual(connections);
	expect(after.nodes[0]).toMatchObject({
		type: `${V3}Tool`,
		parameters: {
			contact: { value: address },
			descriptionType: 'manual',
			toolDescription: 'Finds a person',
		},
	});
});

it('says so when all fields of a contact come from one expression', () => {
	const contactFields = { mappingMode: 'defineBelow', value: '={{ $json }}' };
	const after = convert({ nodes: [legacy('A', { contactFields })] });
	expect(after.nodes[0]?.parameters.contactFields).toMatchObject({ value: '={{ $json }}' });
	expect(noteOf(after)).toContain("V3's field names");
});

it('touches no node of another package or another kind', () => {
	const nodes = [
		{ name: 'A', type: 'n8n-nodes-constantcontactlegacy.other', parameters: account },
		{ name: 'B', type: 'n8n-nodes-base.set', parameters: { type: LEGACY } },
		{ name: 'C', type: ownNodeType('contactHub'), credentials: { constantContactLegacyApi: {} } },
		{ name: 'D', type: 7 },
		null,
		'text',
	];
	const after = convert({ nodes: [...nodes, legacy('E')], settings: { timezone: 'UTC' } });
	expect(after.nodes.slice(0, nodes.length)).toEqual(nodes);
	expect(after.settings).toEqual({ timezone: 'UTC' });
});
