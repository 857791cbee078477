import { onStop, throwIfStopped } from './cancel';
import { StoppedError } from '../errors/errors';

const queues = new Map<string, Promise<unknown>>();

/**
 * Runs work on one record in turn: whatever was begun for the same key is finished before.
 *
 * The APIs have no conditional writes. Two items that read, change and write the same record at the same time
 * would lose one change, and two updates could arrive in the wrong order. Holds for this process.
 *
 * @param key identifies the record
 * @param signal ends the waiting when Stop is pressed; work whose turn hasn't come is not begun then
 * @throws StoppedError when the user pressed Stop
 */
export async function withLock<Value>(
	key: string,
	work: () => Promise<Value>,
	signal?: AbortSignal,
): Promise<Value> {
	const before = queues.get(key) ?? Promise.resolve();
	const begin = async () => {
		throwIfStopped(signal);
		return await work();
	};
	const turn = before.then(begin, begin);
	const settled = turn.then(
		() => undefined,
		() => undefined,
	);
	queues.set(key, settled);
	void settled.then(() => {
		if (queues.get(key) === settled) queues.delete(key);
	});
	let forget = () => {};
	const stopped = new Promise<never>((_, reject) => {
		forget = onStop(signal, () => reject(new StoppedError()));
	});
	return await Promise.race([turn, stopped]).finally(() => forget());
}
