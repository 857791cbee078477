import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../support';
import type { Check } from '../report/results';

/** Size of the descriptions of these nodes at commit dc8b2d3, when one node had both versions of Constant Contact. */
const BEFORE = 360_269;
const NODES = [
	'constantContactLegacy',
	'constantContactLegacyV2',
	'contactHub',
	'contactHubTrigger',
];

/** The maximum fraction of it that is allowed now. */
const SHARE = 0.7;

/** Size of the descriptions that the editor downloads, of the nodes that existed at dc8b2d3. */
export async function editorDownload(): Promise<Check[]> {
	const file = join(ROOT, 'dist/types/nodes.json');
	const all = JSON.parse(await readFile(file, 'utf8')) as Array<{ name: string }>;
	const length = all
		.filter(({ name }) => NODES.includes(name))
		.reduce((sum, node) => sum + JSON.stringify(node).length, 0);
	const saved = Math.round((1 - length / BEFORE) * 100);
	return [
		{
			key: 'editorDownload',
			what: 'Descriptions that the editor downloads, beside those of the same nodes at dc8b2d3',
			value: `${Math.round(length / 1000)} KB, ${saved} % less`,
			target: { text: 'at least 30 % less', met: length <= BEFORE * SHARE },
		},
	];
}
