/** Does something for each of the numbers below `count`, in order, so many at once. */
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
