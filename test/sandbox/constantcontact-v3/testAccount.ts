import { ManualClock, startSandbox, type ConstantContactV3Options, type Sandbox } from '../index';
import type { ConstantContactV3Sandbox } from './attach';
import { constantContactV3Client, type V3Client } from './testClient';

/** A sandbox with a clock that stands still, and a client for its V3. */
export interface TestAccount {
	sandbox: Sandbox;
	client: V3Client;
	clock: ManualClock;
	v3: ConstantContactV3Sandbox;
	close(): Promise<void>;
}

/** Starts a sandbox for V3 tests. */
export async function startAccount(
	constantContactV3: Partial<ConstantContactV3Options> = {},
): Promise<TestAccount> {
	const clock = new ManualClock();
	const sandbox = await startSandbox({ clock, constantContactV3 });
	return {
		sandbox,
		client: constantContactV3Client(sandbox),
		clock,
		v3: sandbox.constantContactV3,
		close: async () => await sandbox.close(),
	};
}
