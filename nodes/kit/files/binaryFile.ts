import { Readable } from 'streamx';
import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

type BinarySource = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** Output items that an operation has made itself, e.g. with files; they are paired with the input item all the same. */
export class OutputItems {
	constructor(readonly items: INodeExecutionData[]) {}
}

/** Reads a text piece by piece. What takes it may be called again, where the text had to be read anew. */
export type ReadText = <Value>(
	consume: (pieces: AsyncIterable<string>) => Promise<Value>,
) => Promise<Value>;

/** A text file that an operation hands on instead of records. It is read as it is stored, at constant memory. */
export class OutputFile {
	constructor(
		readonly read: ReadText,
		readonly fileName: string,
		readonly mimeType: string,
		/** Name of the binary field. */
		readonly property: string,
		/** What stands beside the file. */
		readonly json: IDataObject,
	) {}

	/** Stores the file. @returns an output item without its pairing */
	async store(functions: IExecuteFunctions): Promise<INodeExecutionData> {
		const file = await this.read(
			async (pieces) => await storeText(functions, pieces, this.fileName, this.mimeType),
		);
		return { json: this.json, binary: { [this.property]: file } };
	}
}

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
