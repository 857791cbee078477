import { sleep } from 'n8n-workflow';

import { turnEventLoop } from '../async/eventLoop';
import { toResult, toResultSync, type Result } from '../async/result';
import type { LookAhead } from '../http/messages';

/** How pages that link to each other are requested. */
export interface PageSource<Page> {
	/**
	 * Fetches the first page (undefined), or the one that the previous page linked to.
	 *
	 * @param lookAhead to be passed on to the HTTP client
	 */
	fetchPage: (next: string | undefined, lookAhead: LookAhead) => Promise<Page>;
	/**
	 * Finds the link to the next page in the text of a response, without decoding it. It may be wrong: it is compared with the
	 * link of the decoded page.
	 */
	findNext?: (text: string, current: string | undefined) => string | undefined;
	/** How many records will be read. Default: 0, so that each page is requested when it is read. */
	limit?: number;
	/** The most records that a page may have; undefined if that isn't known. */
	perPage?: number;
}

/** A page that has been requested. */
export interface RequestedPage<Page> {
	target: string | undefined;
	page: Promise<Result<Page>>;
	/** The page after it, if that was requested before this one was decoded. */
	next?: RequestedPage<Page>;
	/** Fulfilled when n8n has read the credential for the request. */
	leaving: Promise<void>;
	/** Says that the reader is waiting for this page. */
	want(): void;
}

/**
 * Turns of the event loop in which a request leaves once n8n has read the credential: n8n looks up the host name, opens a
 * connection, and writes the request when that is open. Measured with n8n 2.41.1: two, and one more for the name.
 */
const TURNS_TO_LEAVE = 4;

/**
 * For how many milliseconds decoding waits at most for the next request to leave. n8n reads the credential from its database,
 * which takes one or two; but the request may also have to wait for its turn.
 */
const LONGEST_WAIT = 10;

/**
 * Requests pages that link to each other. If the reader certainly needs the next page, that is requested as soon as a response
 * has arrived, and only then is the response decoded: the server works on a page while this process works on the one before it.
 *
 * A page is requested ahead once the one before it is being waited for, so that no more than one is ahead of the reader.
 */
export class PageRequests<Page> {
	/** False once a link was found that turned out to be wrong. */
	private findsLinks = true;

	private requested = 0;

	private readonly targets = new Set<string>();

	constructor(private readonly source: PageSource<Page>) {}

	/**
	 * The page that follows another one.
	 *
	 * @param previous undefined for the first page
	 * @param target what fetches it, as the previous page says
	 */
	follow(
		previous: RequestedPage<Page> | undefined,
		target: string | undefined,
	): RequestedPage<Page> {
		const ahead = previous?.next;
		if (ahead === undefined) return this.request(target);
		if (ahead.target === target) return ahead;
		this.findsLinks = false;
		return this.request(target);
	}

	private request(target: string | undefined): RequestedPage<Page> {
		if (target !== undefined) this.targets.add(target);
		this.requested++;
		const number = this.requested;
		const [wanted, want] = createSignal();
		const [leaving, noteLeaving] = createSignal();
		const scan: LookAhead['scan'] = (text) => {
			if (requested.next !== undefined || !this.isNextNeeded(number)) return undefined;
			const next = this.findNext(text, target);
			if (next === undefined) return undefined;
			return async () => {
				await wanted;
				requested.next = this.request(next);
				await waitUntilSent(requested.next);
			};
		};
		const page = toResult(this.source.fetchPage(target, { noteLeaving, scan }));
		const requested: RequestedPage<Page> = { target, page, leaving, want };
		return requested;
	}

	/** Whether the first pages can't have all records that will be read. */
	private isNextNeeded(pages: number): boolean {
		const { limit = 0, perPage = Infinity } = this.source;
		return limit === Infinity || pages * perPage < limit;
	}

	private findNext(text: string, current: string | undefined): string | undefined {
		const { findNext } = this.source;
		if (findNext === undefined || !this.findsLinks) return undefined;
		const found = toResultSync(() => findNext(text, current));
		return found.ok && found.value !== undefined && !this.targets.has(found.value)
			? found.value
			: undefined;
	}
}

/** Waits until a request is on its way, unless it has to wait itself. */
async function waitUntilSent({ leaving }: RequestedPage<unknown>): Promise<void> {
	await Promise.race([leaving, sleep(LONGEST_WAIT)]);
	for (let turn = 0; turn < TURNS_TO_LEAVE; turn++) await turnEventLoop();
}

/** A promise, and what fulfils it. */
function createSignal(): [Promise<void>, () => void] {
	let give = () => {};
	const given = new Promise<void>((resolve) => {
		give = resolve;
	});
	return [given, () => give()];
}
