import { toResult } from '../async/result';
import { InputError } from '../errors/errors';

/**
 * Waits for n8n to read the file of an input item from its storage.
 *
 * @param index of the input item
 * @param name of the file
 * @throws InputError if the storage no longer has the file: n8n's own error names neither the item nor the file
 */
export async function requireStored<Value>(
	reading: Promise<Value>,
	index: number,
	name: string,
): Promise<Value> {
	const result = await toResult(reading);
	if (result.ok) return result.value;
	if (!isLost(result.error)) throw result.error;
	throw new InputError(
		`The file '${name}' of input item ${index} is no longer in n8n's storage`,
		'Run the workflow again from the node that reads the file. In queue mode, all workers need the same storage for binary data.',
	);
}

/** n8n gives this error no code, except in older versions. */
function isLost(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return /file not found/i.test(error.message) || ('code' in error && error.code === 'ENOENT');
}
