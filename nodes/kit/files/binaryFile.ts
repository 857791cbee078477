import { Readable } from 'streamx';
import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

type BinarySource = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** Output items made by the operation itself, e.g. with files; they are still paired with the input item. */
export class OutputItems {
	constructor(readonly items: INodeExecutionData[]) {}
}

/** Reads a text in pieces. The consumer may be called again if the text has to be read again. */
export type ReadText = <Value>(
	consume: (pieces: AsyncIterable<string>) => Promise<Value>,
) => Promise<Value>;

/** A text file that an operation outputs instead of records. It is streamed into storage, in constant memory. */
export class OutputFile {
	constructor(
		readonly read: ReadText,
		readonly fileName: string,
		readonly mimeType: string,
		/** Name of the binary field. */
		readonly property: string,
		/** The item's JSON, beside the file. */
		readonly json: IDataObject,
	) {}

	/** Stores the file. @returns an output item that isn't paired yet */
	async store(functions: IExecuteFunctions): Promise<INodeExecutionData> {
		const file = await this.read(
			async (pieces) => await storeText(functions, pieces, this.fileName, this.mimeType),
		);
		return { json: this.json, binary: { [this.property]: file } };
	}
}

/**
 * Stores text as a binary file, piece by piece, in constant memory (as long as n8n keeps binary data outside memory, which is the
 * default since n8n 2).
 *
 * n8n's rules forbid importing `stream`, and n8n's stores require either an async iterable or an object with stream events; a
 * stream from the bundled streamx is both.
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
