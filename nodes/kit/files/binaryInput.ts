import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { wait } from '../async/cancel';
import { InputError } from '../errors/errors';
import { detectEncoding } from './charset';
import type { FileDigest } from './fileDigest';
import type { TellHint } from '../errors/hints';
import { PieceDecoder } from './pieceDecoder';
import { requireStored } from './storedInput';
import { LARGEST_WORKBOOK, readWorkbookAsCsv, SAVE_AS_CSV } from './workbook';

/** Signature of the old workbook format, and of password-protected workbooks. */
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Signature of ZIP, the container of workbooks. */
const ARCHIVE = Buffer.from('PK\u0003\u0004');

/** Pieces of a workbook to process before yielding to n8n's other work. */
const PIECES_AT_ONCE = 8;

/**
 * Reads the binary file of an input item as text, in pieces. A file in n8n's store is streamed; a file in memory is a single
 * piece.
 *
 * Encodings: UTF-8 and UTF-16, with or without a byte order mark, which is removed. An Excel workbook (XLSX) is read as the CSV
 * of its first sheet.
 *
 * @param index of the input item
 * @param property name of its binary field
 * @param digest of an earlier reading; a file that has changed since is rejected
 * @param hint called with what is read of a workbook
 * @throws InputError if there is no such file, or if it is neither text nor a workbook
 */
export async function* readBinaryText(
	functions: IExecuteFunctions,
	index: number,
	property: string,
	digest?: FileDigest,
	hint?: TellHint,
): AsyncGenerator<string> {
	const file = getBinaryFile(functions, index, property);
	const bytesOfFile = readPieces(functions, file, index, property);
	const name = file.fileName ?? property;
	const changed = () => changedFileError(name);
	let decode: ((bytes?: Uint8Array) => string) | undefined;
	let workbook: WorkbookFile | undefined;
	for await (const bytes of digest?.check(bytesOfFile, changed) ?? bytesOfFile) {
		if (decode === undefined && startsWith(bytes, ARCHIVE)) workbook ??= new WorkbookFile(name);
		if (workbook !== undefined) {
			workbook.add(bytes);
			continue;
		}
		decode ??= createDecoder(bytes, name);
		const text = decode(bytes);
		if (text !== '') yield text;
	}
	if (workbook !== undefined) yield* workbook.read(hint);
	const rest = decode?.() ?? '';
	if (rest !== '') yield rest;
}

/**
 * The file in a binary field of an input item.
 *
 * @throws InputError if there is none; the message names the fields that have one
 */
export function getBinaryFile(
	functions: IExecuteFunctions,
	index: number,
	property: string,
): IBinaryData {
	const files = functions.getInputData()[index]?.binary ?? {};
	const file = Object.hasOwn(files, property) ? files[property] : undefined;
	if (file !== undefined) return file;
	const others = Object.keys(files).map((name) => `'${name}'`);
	const missing = `Input item ${index} has no file in the binary field '${property}'`;
	if (others.length === 0) {
		throw new InputError(
			missing,
			'It has no file at all: put a node that reads the file before this one, and make sure that every node in between passes it on.',
		);
	}
	throw new InputError(
		`${missing}, but it has one in ${others.join(' and ')}`,
		`Enter ${others.join(' or ')} as 'Input Binary Field'.`,
	);
}

/** The binary field that editors fill in by default. */
const USUAL_FIELD = 'data';

/** The binary field to read: if none was chosen, the item's only file. */
export function getBinaryField(
	functions: IExecuteFunctions,
	index: number,
	property: string,
): string {
	const [only, ...more] = Object.keys(functions.getInputData()[index]?.binary ?? {});
	return property === USUAL_FIELD && only !== undefined && more.length === 0 ? only : property;
}

function changedFileError(name: string): InputError {
	return new InputError(
		`'${name}' has changed since it was checked`,
		'Make sure that nothing writes to the file while this node runs, and run it again. The error lists what was already sent.',
	);
}

async function* readPieces(
	{ helpers }: IExecuteFunctions,
	{ id, fileName }: IBinaryData,
	index: number,
	property: string,
): AsyncGenerator<Uint8Array> {
	if (id === undefined) {
		yield await helpers.getBinaryDataBuffer(index, property);
		return;
	}
	const stream = requireStored(helpers.getBinaryStream(id), index, fileName ?? property);
	for await (const piece of await stream) {
		yield typeof piece === 'string' ? Buffer.from(piece) : piece;
	}
}

function startsWith(bytes: Uint8Array, signature: Buffer): boolean {
	return signature.equals(bytes.subarray(0, signature.length));
}

/** A workbook is read as a whole, because its parts can be in any order. */
class WorkbookFile {
	private readonly pieces: Uint8Array[] = [];

	private size = 0;

	constructor(private readonly name: string) {}

	/** @throws InputError if it is too large */
	add(piece: Uint8Array): void {
		this.size += piece.length;
		if (this.size > LARGEST_WORKBOOK) {
			throw new InputError(
				`'${this.name}' is a workbook of more than ${LARGEST_WORKBOOK / 1_000_000} MB`,
				SAVE_AS_CSV,
			);
		}
		this.pieces.push(piece);
	}

	async *read(hint?: TellHint): AsyncGenerator<string> {
		let pieces = 0;
		for (const text of readWorkbookAsCsv(Buffer.concat(this.pieces), this.name, hint)) {
			if (++pieces % PIECES_AT_ONCE === 0) await wait(1);
			yield text;
		}
	}
}

function createDecoder(start: Uint8Array, name: string): (bytes?: Uint8Array) => string {
	if (startsWith(start, OLD_WORKBOOK)) {
		throw new InputError(
			`'${name}' is a spreadsheet in Excel's old format (XLS), or has a password`,
			`Save it as XLSX without a password. ${SAVE_AS_CSV}`,
		);
	}
	const encoding = detectEncoding(start);
	const decoder = new PieceDecoder(encoding);
	return (bytes) => {
		try {
			return decoder.decode(bytes, bytes === undefined);
		} catch {
			return refuse(name, encoding);
		}
	};
}

function refuse(name: string, encoding: string): never {
	throw new InputError(
		`'${name}' contains bytes that aren't valid ${encoding.toUpperCase()}`,
		"Save the file in UTF-8, e.g. as 'CSV UTF-8' in Excel.",
	);
}
