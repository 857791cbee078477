import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import {
	getBinaryField,
	getBinaryFile,
	InputError,
	requireStored,
	toSafeFileName,
} from '../../kit';

/** A file of an input item that the library accepts. */
export interface FileInput {
	name: string;
	/** Type in the library's terms, e.g. `JPG`. */
	type: string;
	mimeType: string;
	content: Buffer;
}

/** File types that the library accepts (V2 API 2.7). */
const TYPES = ['JPEG', 'JPG', 'GIF', 'PNG', 'PDF', 'DOC', 'DOCX', 'XLS', 'XLSX', 'PPT', 'PPTX'];

/** Maximum bytes per file, as every account's `library/info` states (V2 API 2.7). */
const MOST_BYTES = 5_242_880;

/**
 * Reads the binary file of an input item.
 *
 * @param index of the input item
 * @param chosenProperty name of its binary field
 * @param fileName name in the library; undefined for the name of the file
 * @throws InputError if there is no such file, or its type or size isn't accepted
 */
export async function readFileInput(
	functions: IExecuteFunctions,
	index: number,
	chosenProperty: string,
	fileName?: string,
): Promise<FileInput> {
	const { helpers } = functions;
	const property = getBinaryField(functions, index, chosenProperty);
	const file = getBinaryFile(functions, index, property);
	const name = getName(file, fileName);
	const type = getType(name);
	// The size of a file in n8n's store is checked before the file is read into memory.
	if (file.id !== undefined) {
		const stored = requireStored(helpers.getBinaryMetadata(file.id), index, name);
		checkSize(name, (await stored).fileSize);
	}
	const content = await requireStored(helpers.getBinaryDataBuffer(index, property), index, name);
	checkSize(name, content.length);
	return { name, type, mimeType: file.mimeType, content };
}

/** The name in the library. It is used in a header of the form, so it must not contain anything that ends one. */
function getName({ fileName, fileExtension }: IBinaryData, wanted?: string): string {
	const given = wanted ?? (fileName || 'file');
	const name = toSafeFileName(given);
	return getExtension(name) === undefined && fileExtension ? `${name}.${fileExtension}` : name;
}

function getType(name: string): string {
	const type = getExtension(name)?.toUpperCase();
	if (type !== undefined && TYPES.includes(type)) return type;
	throw new InputError(
		`The library does not accept '${name}': its name doesn't end with a known file type`,
		`It accepts ${TYPES.join(', ')}. Convert the file, or enter its correct name under 'File Name'.`,
	);
}

function getExtension(name: string): string | undefined {
	return /\.([a-z0-9]+)$/i.exec(name)?.[1];
}

function checkSize(name: string, bytes: number): void {
	if (bytes === 0) {
		throw new InputError(`'${name}' is empty`, 'Check the node that creates the file.');
	}
	if (bytes <= MOST_BYTES) return;
	throw new InputError(
		`'${name}' has ${bytes} bytes; the maximum for the library is ${MOST_BYTES} (5 MB)`,
		'Make the file smaller.',
	);
}
