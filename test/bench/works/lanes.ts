/** Runs a function for each number below `count`, in order, with this concurrency. */
export async function inLanes(
	lanes: number,
	count: number,
	act: (index: number) => Promise<void>,
	from = 0,
): Promise<void> {
	let next = from;
	const lane = async () => {
		while (next < count) await act(next++);
	};
	await Promise.all(Array.from({ length: lanes }, lane));
}
