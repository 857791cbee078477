import packageJson from '../../../package.json';
import type { World } from './world';

const named = (name: string): string => `${packageJson.name}.${name}`;

/** How n8n loads the installed package. */
export function nodesSuite(world: () => World): void {
	it('offers all nodes, and all but the triggers as tools', async () => {
		const response = await world().client.get('/types/nodes.json');
		const types = (await response.json()) as Array<{ name: string }>;
		const own = types.map(({ name }) => name).filter((name) => name.startsWith(packageJson.name));

		expect([...new Set(own)].sort()).toEqual(
			[
				'constantContact',
				'constantContactLegacy',
				'constantContactLegacyTool',
				'constantContactLegacyV2',
				'constantContactLegacyV2Tool',
				'constantContactTool',
				'constantContactTrigger',
				'contactHub',
				'contactHubTool',
				'contactHubTrigger',
			].map(named),
		);
	});

	it('loads no code of the package before a node is used', () => {
		expect(world().log).toContain(`Lazy-loading nodes and credentials from ${packageJson.name}`);
	});
}
