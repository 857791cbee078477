import type { ApiRequest } from '../../http';
import { badRequest } from '../errors';

/** A form as received. */
export interface Form {
	/** All values of each parameter. */
	values: Map<string, string[]>;
	/** A file, from a part with a file name. */
	file?: Buffer;
	/** Size of the encoded data in bytes. */
	dataBytes: number;
}

function collect(pairs: Iterable<readonly [string, string]>): Map<string, string[]> {
	const values = new Map<string, string[]>();
	for (const [name, value] of pairs) {
		const known = values.get(name);
		if (known === undefined) values.set(name, [value]);
		else known.push(value);
	}
	return values;
}

/** Decodes one name or value: + is a space, %HH a byte of UTF-8. */
function decode(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', '%20'));
	} catch {
		throw badRequest('The form is not properly encoded');
	}
}

function readUrlEncoded(body: Buffer): Form {
	const raw = body.toString('latin1');
	// Only what RFC 1738 leaves unescaped may appear: no spaces, line breaks or bytes beyond ASCII
	if (/[^\x21-\x7e]/.test(raw)) throw badRequest('The form is not properly encoded');
	let dataBytes = 0;
	const pairs = raw.split('&').map((pair) => {
		const split = pair.indexOf('=');
		if (split === -1) throw badRequest(`Form parameter '${pair.slice(0, 80)}' has no value`);
		const name = decode(pair.slice(0, split));
		const value = pair.slice(split + 1);
		if (name === 'data') dataBytes += value.length;
		return [name, decode(value)] as const;
	});
	return { values: collect(pairs), dataBytes };
}

async function readMultipart(body: Buffer, type: string): Promise<Form> {
	let form: FormData;
	try {
		form = await new Response(body, { headers: { 'content-type': type } }).formData();
	} catch {
		throw badRequest('The multipart form could not be read');
	}
	const pairs: Array<readonly [string, string]> = [];
	let file: Buffer | undefined;
	let dataBytes = 0;
	for (const [name, value] of form) {
		if (typeof value === 'string') {
			if (name === 'data') dataBytes += Buffer.byteLength(value);
			pairs.push([name, value]);
			continue;
		}
		if (name !== 'dataFile' || file !== undefined) throw badRequest(`Unexpected file '${name}'`);
		file = Buffer.from(await value.arrayBuffer());
		dataBytes += file.length;
	}
	return { values: collect(pairs), dataBytes, ...(file === undefined ? {} : { file }) };
}

/**
 * Parses the body of POST /activities (V1 API 4.2).
 * @throws ServiceError 400 if it isn't a form in the declared encoding
 */
export async function readForm({ body, headers }: ApiRequest): Promise<Form> {
	const type = headers['content-type']!;
	return /^multipart/i.test(type) ? await readMultipart(body, type) : readUrlEncoded(body);
}
