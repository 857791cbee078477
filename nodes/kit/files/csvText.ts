/** What DOS and programs that preallocate space leave at the end of a file: Ctrl-Z and NULs. */
const END_MARKS = ['\u0000', '\u001a'];

/** Removes Ctrl-Z and NULs from the end of a text, also between spaces and line breaks. */
export async function* removeEndMarks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
	// Whether they are at the end is known only from what follows.
	let held: string[] = [];
	for await (const piece of pieces) {
		let end = piece.length;
		while (end > 0 && isEndMark(piece.charAt(end - 1))) end--;
		if (end > 0) {
			yield* held;
			held = [];
			yield piece.slice(0, end);
		}
		if (end < piece.length) held.push(piece.slice(end));
	}
	for (const piece of held)
		yield END_MARKS.reduce((text, mark) => text.replaceAll(mark, ''), piece);
}

function isEndMark(character: string): boolean {
	return END_MARKS.includes(character) || character.trim() === '';
}

/**
 * Normalizes CSV text for the parser, in pieces: rows end with LF, whether they ended with CR, LF or CRLF, and there are no
 * spaces around quoted values. The parser accepts one kind of line break per file, and takes a quote after spaces as part of the
 * value. Quoted text stays unchanged.
 */
export class CsvNormalizer {
	private state: 'start' | 'plain' | 'quoted' | 'quote' | 'closed' = 'start';

	/** Spaces after a closing quote. */
	private blanks = '';

	/** Whether the last character was a CR, so that an LF belongs to it. */
	private afterCr = false;

	constructor(private readonly delimiter: string) {}

	/** The next piece, which may start and end anywhere. */
	push(text: string): string {
		let normal = '';
		let at = 0;
		const take = (end: number) => {
			const taken = text.slice(at, end);
			at = end;
			return taken;
		};
		while (at < text.length) {
			if (this.state === 'quoted') {
				normal += take(this.endOfQuoted(text, at));
			} else if (this.state === 'quote' && text[at] === '"') {
				normal += take(at + 1);
				this.state = 'quoted';
			} else if (this.state === 'quote' || this.state === 'closed') {
				let end = at;
				while (end < text.length && this.isBlank(text.charAt(end))) end++;
				this.blanks += take(end);
				this.state = 'closed';
				if (at < text.length) {
					// A quote followed by other text isn't a closing one; the parser has to see it.
					if (!this.endsValue(text.charAt(at))) normal += this.blanks;
					this.blanks = '';
					this.state = 'plain';
				}
			} else {
				const quote = text.indexOf('"', at);
				normal += this.unquoted(take(quote < 0 ? text.length : quote));
				if (quote >= 0) {
					normal += take(quote + 1);
					this.afterCr = false;
					this.state = this.state === 'start' ? 'quoted' : 'plain';
				}
			}
		}
		return normal;
	}

	/** Finds the end of the current quoted value; values that follow without a space are consumed with it. */
	private endOfQuoted(text: string, at: number): number {
		let quote = text.indexOf('"', at);
		while (quote >= 0) {
			const next = text[quote + 1];
			const opens = text[quote + 2] === '"' && (next === this.delimiter || next === '\n');
			if (next !== '"' && !opens) {
				this.state = 'quote';
				return quote + 1;
			}
			quote = text.indexOf('"', quote + (opens ? 3 : 2));
		}
		return text.length;
	}

	/** Text up to a quote or the end of the piece, and whether a value starts after it. */
	private unquoted(text: string): string {
		if (text === '') return '';
		let end = text.length;
		while (end > 0 && this.isBlank(text.charAt(end - 1))) end--;
		if (end > 0) this.state = this.endsValue(text.charAt(end - 1)) ? 'start' : 'plain';
		const from = this.afterCr && text.startsWith('\n') ? 1 : 0;
		this.afterCr = text.endsWith('\r');
		return text
			.slice(from, this.state === 'start' ? Math.max(from, end) : undefined)
			.replace(/\r\n?/g, '\n');
	}

	private endsValue(character: string): boolean {
		return character === this.delimiter || character === '\n' || character === '\r';
	}

	private isBlank(character: string): boolean {
		return !this.endsValue(character) && character.trim() === '';
	}
}
