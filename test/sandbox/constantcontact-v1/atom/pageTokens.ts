import { createHash } from 'node:crypto';

/** Where a page of a feed begins: after the item with this key. */
export type Cursor = number;

/** A page to which a `next` link leads. */
export interface TokenState {
	/** Path of the feed. */
	path: string;
	/** The query of the first page. */
	query: string;
	cursor: Cursor;
	/** Where the previous page begins; undefined for the first page. */
	before: Cursor | undefined;
}

/** The opaque tokens in `next` links; they never expire and can't be guessed. */
export class PageTokens {
	private readonly states = new Map<string, TokenState>();

	constructor(private readonly secret: string) {}

	/** The token for a page; always the same for the same page. */
	issue(state: TokenState): string {
		const hash = createHash('sha256').update(this.secret).update(JSON.stringify(state)).digest();
		const digits = (hash.readBigUInt64BE(0) * 2n ** 14n).toString(36).padStart(15, '0');
		const token = `${digits.slice(0, 8)}-${digits.slice(8)}`;
		this.states.set(token, state);
		return token;
	}

	/** The page that a token refers to. */
	read(token: string): TokenState | undefined {
		return this.states.get(token);
	}
}
