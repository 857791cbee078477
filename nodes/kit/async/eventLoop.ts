import { randomBytes } from 'crypto';

/**
 * Waits for one turn of the event loop, in which connections open, and what waited for them is written.
 *
 * The result of a job in Node's thread pool arrives in the next turn, within microseconds. n8n's `sleep` takes a millisecond at
 * the least, messages to oneself arrive within the same turn, and n8n allows no other function of Node that would do.
 */
export async function turnEventLoop(): Promise<void> {
	await new Promise<void>((resolve) => {
		randomBytes(1, () => resolve());
	});
}
