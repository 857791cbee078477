/** How a request is refused: with 429 and the time to wait, with just 429, with 503, or by a missing response. */
export type RefusalKind = 'tooOften' | 'tooMany' | 'unavailable';

/** The outcome of a request. */
export type Outcome = 'done' | 'failed' | RefusalKind;

/** From the least to the most specific. */
const KINDS_OF_REFUSAL: RefusalKind[] = ['unavailable', 'tooMany', 'tooOften'];

/** A refusal, once all requests that were in flight with it have returned. */
export interface Refusal {
	/** When the request was sent. */
	readonly sentAt: number;
	/** The most specific kind among those that arrived with it. */
	kind: RefusalKind;
	/** Whether the limit was higher than ever before without a refusal, so that the limit seems to be the reason. */
	readonly isNewLevel: boolean;
	/** The limit at that time. */
	readonly level: number;
}

/** Whether a kind of refusal says more about its reason than another one. */
export function saysMore(kind: RefusalKind, than: RefusalKind): boolean {
	return KINDS_OF_REFUSAL.indexOf(kind) > KINDS_OF_REFUSAL.indexOf(than);
}
