import { LazyPackageDirectoryLoader } from 'n8n-core';
import { ROOT } from '../support';
import { ownCredentials, ownNodes } from './entries';
import { buildIfNeeded } from './build';

beforeAll(async () => await buildIfNeeded(), 600_000);

it('n8n loads the built package lazily, and finds every node and credential', async () => {
	const loader = new LazyPackageDirectoryLoader(ROOT);
	await loader.loadAll();
	expect(loader.isLazyLoaded).toBe(true);
	for (const { className, nodeType } of ownNodes()) {
		const { type, sourcePath } = loader.getNode(nodeType.description.name);
		expect(type.constructor.name).toBe(className);
		expect(sourcePath).toContain('dist');
	}
	for (const { className, credentialType } of ownCredentials()) {
		const { type } = loader.getCredential(credentialType.name);
		expect(type.constructor.name).toBe(className);
	}
});
