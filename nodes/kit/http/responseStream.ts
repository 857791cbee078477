import { decodePieces } from '../files/charset';
import { TransportError } from '../errors/errors';
import type { SecretBlanker } from './secrets';
import { toResult } from '../async/result';

/** The body of a response that is read as a stream. */
type ByteStream = AsyncIterable<Uint8Array | string>;

/** The body of a response; n8n's helper may have read it completely. */
export function toStream(body: unknown): ByteStream {
	return isStream(body) ? body : yieldPiece(body);
}

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** The body of a response as text, in pieces, without secrets. */
export class ResponseText {
	/** What ended the body early, if anything did. */
	broken: { error: unknown } | undefined;

	constructor(
		private readonly body: ByteStream,
		private readonly contentType: string | undefined,
		private readonly secrets: SecretBlanker,
		private readonly label: string,
	) {}

	/** @throws TransportError if the bytes aren't valid in their declared encoding, and whatever the stream throws */
	async *pieces(): AsyncGenerator<string> {
		const refuse = (problem: string) => new TransportError('damaged', this.label, problem, false);
		let held = '';
		for await (const text of decodePieces(this.bytes(), this.contentType, refuse)) {
			held = this.secrets.blankData(held + text);
			if (held.length <= LONGEST_SECRET) continue;
			yield held.slice(0, -LONGEST_SECRET);
			held = held.slice(-LONGEST_SECRET);
		}
		if (held !== '') yield held;
	}

	/** The part of the text that is useful in an error. */
	async start(most: number): Promise<string> {
		let text = '';
		for await (const piece of this.pieces()) {
			text += piece;
			if (text.length > most) break;
		}
		return text.slice(0, most);
	}

	private async *bytes(): AsyncGenerator<Uint8Array> {
		const pieces = this.body[Symbol.asyncIterator]();
		try {
			for (;;) {
				const step = await toResult(pieces.next());
				if (!step.ok) {
					this.broken = { error: step.error };
					throw step.error;
				}
				if (step.value.done === true) return;
				const { value } = step.value;
				yield typeof value === 'string' ? Buffer.from(value) : value;
			}
		} finally {
			await toResult(Promise.resolve(pieces.return?.()));
		}
	}
}

/** Characters held back so that no secret is split between two pieces: many times the length of a token. */
const LONGEST_SECRET = 16_384;

async function* yieldPiece(body: unknown): AsyncGenerator<Uint8Array | string> {
	if (typeof body === 'string' && body !== '') yield body;
	else if (ArrayBuffer.isView(body)) {
		yield new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
	}
}

/** The first piece of a text; empty if there is none. */
export async function readFirst(pieces: AsyncGenerator<string>): Promise<string> {
	const first = await pieces.next();
	return first.done === true ? '' : first.value;
}

/** A text from its start. */
export async function* prependText(
	start: string,
	rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
	if (start !== '') yield start;
	yield* rest;
}
