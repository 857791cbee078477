const queues = new Map<string, Promise<unknown>>();

/**
 * Runs work on one record in turn: whatever was begun for the same key is finished before.
 *
 * The APIs have no conditional writes. Two items that read, change and write the same record at the same time
 * would lose one change, and two updates could arrive in the wrong order. Holds for this process.
 *
 * @param key identifies the record
 */
export async function inTurn<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
	const before = queues.get(key) ?? Promise.resolve();
	const turn = before.then(work, work);
	const settled = turn.then(
		() => undefined,
		() => undefined,
	);
	queues.set(key, settled);
	void settled.then(() => {
		if (queues.get(key) === settled) queues.delete(key);
	});
	return await turn;
}
