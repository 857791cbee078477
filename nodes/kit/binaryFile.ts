import { Readable } from 'streamx';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

type BinarySource = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/**
 * Stores text as a binary file, piece by piece, at constant memory (as long as n8n keeps binary data outside
 * memory, which is its default).
 *
 * n8n's rules forbid importing `stream`, and n8n's stores want either an async iterable or an object with
 * stream events; a stream of the bundled streamx is both.
 */
export async function storeText(
	functions: IExecuteFunctions,
	pieces: AsyncIterable<string>,
	fileName: string,
	mimeType: string,
): Promise<IBinaryData> {
	const stream = Readable.from(toBuffers(pieces));
	return await functions.helpers.prepareBinaryData(
		stream as unknown as BinarySource,
		fileName,
		mimeType,
	);
}

async function* toBuffers(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
	for await (const piece of pieces) yield Buffer.from(piece, 'utf8');
}
