import { onStop, throwIfStopped } from './cancel';
import { StoppedError } from '../errors/errors';

const queues = new Map<string, Promise<unknown>>();

/** Whether work on a record is running or waiting: what was read of the record before may be outdated after it. */
export function isLocked(key: string): boolean {
	return queues.has(key);
}

/**
 * Runs work on one record in turn: work started earlier for the same key finishes first.
 *
 * The APIs have no conditional writes. If two items read, change and write the same record at the same time, one change is lost,
 * or two updates arrive in the wrong order. The lock covers this process only.
 *
 * @param key identifies the record
 * @param signal ends the wait when Stop is pressed; work still waiting is not started
 * @throws StoppedError if the user pressed Stop
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
