/**
 * Waits for one turn of the event loop, in which connections open, and what waited for them is written.
 *
 * A message arrives in the next turn, within microseconds, if its channel is new: further messages of one channel arrive within the
 * same turn. n8n's `sleep` takes a millisecond at the least, and n8n allows no other function of Node that would do.
 */
export async function turnEventLoop(): Promise<void> {
	await new Promise<void>((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.once('message', () => {
			port1.close();
			resolve();
		});
		port2.postMessage(undefined);
	});
}
