const MEGABYTE = 1024 * 1024;

/** By how many megabytes memory grew at most while it was watched. */
export interface MemoryGrowth {
	/** What lives on the heap. */
	heap: number;
	/** What lives on the heap, and buffers beside it. */
	heapAndBuffers: number;
}

/**
 * Measures the memory again and again, each time after a collection. The process must have been started with --expose-gc.
 *
 * @param interval milliseconds between two measurements
 * @returns ends the watch
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
