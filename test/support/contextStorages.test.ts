import { AsyncLocalStorage } from 'node:async_hooks';

const ContextStorages = jest.requireActual<new () => Storages>('./jest/contextStorages');

interface Storages {
	module: { AsyncLocalStorage: typeof AsyncLocalStorage };
	disable(): void;
}

it('storages that are created for a test file keep nothing once it has ended', async () => {
	const storages = new ContextStorages();
	const storage = new storages.module.AsyncLocalStorage<string>();
	await storage.run('context', async () => {
		await Promise.resolve();
		expect(storage.getStore()).toBe('context');
		storages.disable();
		expect(storage.getStore()).toBeUndefined();
	});
});

it("test files, and so jest's own modules, create theirs through it", () => {
	// Node's own extends nothing.
	expect(Object.getPrototypeOf(AsyncLocalStorage)).toHaveProperty('name', 'AsyncLocalStorage');
});
