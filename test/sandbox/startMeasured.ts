import { startSandbox, type Sandbox, type SandboxOptions } from './index';

/** A sandbox, and the cost of starting it. */
export interface MeasuredStart {
	sandbox: Sandbox;
	/** Increase of memory in bytes: creating a million records at the start would take hundreds of megabytes. */
	startBytes: number;
}

/** Starts a sandbox, and measures the cost. */
export async function startMeasured(options: SandboxOptions): Promise<MeasuredStart> {
	const before = process.memoryUsage().heapUsed;
	const sandbox = await startSandbox(options);
	return { sandbox, startBytes: process.memoryUsage().heapUsed - before };
}
