import { startSandbox, type Sandbox, type SandboxOptions } from './index';

/** A sandbox, and what its start cost. */
export interface MeasuredStart {
	sandbox: Sandbox;
	/** By how many bytes memory grew: a million records that are made at the start take hundreds of megabytes. */
	startBytes: number;
}

/** Starts a sandbox, and looks at what that costs. */
export async function startMeasured(options: SandboxOptions): Promise<MeasuredStart> {
	const before = process.memoryUsage().heapUsed;
	const sandbox = await startSandbox(options);
	return { sandbox, startBytes: process.memoryUsage().heapUsed - before };
}
