const MEGABYTE = 1024 * 1024;

/** The maximum growth of memory in megabytes while it was monitored. */
export interface MemoryGrowth {
	/** What is on the heap. */
	heap: number;
	/** What is on the heap, and buffers outside of it. */
	heapAndBuffers: number;
}

/**
 * Measures memory repeatedly, each time after a collection. The process must have been started with --expose-gc.
 *
 * @param interval milliseconds between two measurements
 * @returns a function that stops monitoring
 */
export function watchMemory(interval: number): () => MemoryGrowth {
	const before = memory();
	const growth: MemoryGrowth = { heap: 0, heapAndBuffers: 0 };
	const measure = () => {
		const now = memory();
		growth.heap = Math.max(growth.heap, now.heap - before.heap);
		const both = now.heapAndBuffers - before.heapAndBuffers;
		growth.heapAndBuffers = Math.max(growth.heapAndBuffers, both);
	};
	const watch = setInterval(measure, interval);
	return () => {
		clearInterval(watch);
		measure();
		return growth;
	};
}

function memory(): MemoryGrowth {
	if (!globalThis.gc) throw new Error('The worker needs node --expose-gc');
	globalThis.gc();
	const { heapUsed, external } = process.memoryUsage();
	return { heap: heapUsed / MEGABYTE, heapAndBuffers: (heapUsed + external) / MEGABYTE };
}
