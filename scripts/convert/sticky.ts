import { isRecord, type Parameters } from './parameters';

/** How a node was converted, and what the user must decide or check. */
export interface NodeReport {
	name: string;
	isConverted: boolean;
	notes: string[];
}

const WIDTH = 480;
const INTRODUCTION = [
	'## Moved to Constant Contact (V3)',
	"1. Create a credential of the type 'Constant Contact OAuth2 API', and choose it in every converted node.",
	'2. Go through the notes below.',
	'3. Try the workflow with a test contact before you activate it.',
];

/** The sticky note that lists what is left to do, above all other nodes. */
export function createSticky(nodes: unknown[], reports: NodeReport[]): object {
	const names = new Set(nodes.map((node) => (isRecord(node) ? node.name : undefined)));
	let name = 'Moved to V3';
	for (let number = 1; names.has(name); number++) name = `Moved to V3 ${number}`;
	const places = nodes.flatMap((node) => readPosition(node));
	const content = [...INTRODUCTION, ...reports.flatMap(toLines)].join('\n');
	const height = 160 + 40 * Math.ceil(content.length / 60);
	const left = Math.min(...places.map(([x]) => x));
	const top = Math.min(...places.map(([, y]) => y));
	const x = Number.isFinite(left) ? left : 0;
	const y = (Number.isFinite(top) ? top : 0) - height - 80;
	return {
		parameters: { content, height, width: WIDTH },
		id: name.toLowerCase().replaceAll(' ', '-'),
		name,
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: [x, y],
	};
}

function readPosition(node: unknown): Array<[number, number]> {
	const { position }: Parameters = isRecord(node) ? node : {};
	if (!Array.isArray(position)) return [];
	const [x, y] = position as unknown[];
	return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
}

function toLines({ name, isConverted, notes }: NodeReport): string[] {
	const title = escapeMarkdown(name);
	const heading = isConverted ? `### ${title}` : `### ${title}: stays as it is`;
	return [heading, ...[...new Set(notes)].map((note) => `- ${escapeMarkdown(note)}`)];
}

function escapeMarkdown(text: string): string {
	return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}
