import type { ApiRequest } from '../../http';
import { badRequest } from '../errors';
import { MAX_UPLOAD_SIZE } from './documents';
import {
	DESCRIPTION_LENGTH,
	FILE_SOURCES,
	FILE_TYPES,
	type FileSource,
	type FileType,
} from './record';

/** A file uploaded by a client. */
export interface Upload {
	name: string;
	type: FileType;
	/** As sent; 0 if missing. */
	folderId: string;
	description: string;
	source: FileSource;
	content: Buffer;
}

const TEXTS = ['file_name', 'file_type', 'folder_id', 'description', 'source'] as const;
const FILE = 'data';

async function readParts({ body, headers }: ApiRequest): Promise<FormData> {
	let form: FormData;
	try {
		const type = headers['content-type']!;
		const content = withFileName(body);
		form = await new Response(content, { headers: { 'content-type': type } }).formData();
	} catch {
		throw badRequest('The multipart form could not be read.');
	}
	for (const name of new Set(form.keys())) {
		if (!([...TEXTS, FILE] as string[]).includes(name)) throw badRequest(`Unknown part '${name}'.`);
		if (form.getAll(name).length > 1) throw badRequest(`Part '${name}' occurs more than once.`);
	}
	return form;
}

/** The vendor's own clients put the file name in a separate part instead of the part with the content, which then looks like text. */
function withFileName(body: Buffer): Buffer {
	const form = body.toString('latin1');
	const named = form.replace(
		/(content-disposition: *form-data; *name="?data"?) *(?=\r\n)/i,
		'$1; filename="data"',
	);
	return Buffer.from(named, 'latin1');
}

function text(form: FormData, name: (typeof TEXTS)[number]): string {
	const value = form.get(name);
	if (typeof value !== 'string') throw badRequest(`Part '${name}' is missing.`);
	return value;
}

function choice<T extends string>(
	form: FormData,
	name: 'file_type' | 'source',
	values: readonly T[],
): T {
	const value = text(form, name);
	const known = values.find((candidate) => candidate === value);
	if (known === undefined) throw badRequest(`'${value}' is not a ${name} that is supported.`);
	return known;
}

/**
 * Parses the body of POST /library/files, in which all parts are required (V2 API 2.7).
 * @throws ApiError 400 for missing, unknown and repeated parts, for unknown types and sources, and for files that are empty or
 * larger than `max_upload_size_limit`
 */
export async function readUpload(request: ApiRequest): Promise<Upload> {
	const form = await readParts(request);
	const name = text(form, 'file_name').trim();
	if (name === '') throw badRequest("Part 'file_name' is empty.");
	const type = choice(form, 'file_type', FILE_TYPES);
	const folderId = text(form, 'folder_id');
	const description = text(form, 'description');
	if (description.length > DESCRIPTION_LENGTH) {
		throw badRequest(`The description is longer than ${DESCRIPTION_LENGTH} characters.`);
	}
	const source = choice(form, 'source', FILE_SOURCES);
	const file = form.get(FILE);
	if (!(file instanceof Blob)) throw badRequest(`Part '${FILE}' is missing.`);
	if (file.size === 0) throw badRequest('The file is empty.');
	if (file.size > MAX_UPLOAD_SIZE) {
		throw badRequest(`The file is longer than ${MAX_UPLOAD_SIZE} bytes.`);
	}
	const content = Buffer.from(await file.arrayBuffer());
	return { name, type, folderId, description, source, content };
}
