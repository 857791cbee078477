import type { Concurrency } from '../async/gate';
import type { WriteJournal } from '../runtime/writeJournal';
import type { HttpClient } from './client';
import type { HttpObserver } from './settings';

/** The part of a product's client that is the same for all products. */
export abstract class ApiClient {
	constructor(protected readonly http: HttpClient) {}

	/** How many pieces of work that need requests to start at the same time. */
	get concurrency(): Concurrency {
		return this.http.concurrency;
	}

	/** Stop signal of the execution. */
	get stopSignal(): AbortSignal | undefined {
		return this.http.stopSignal;
	}

	/** The same client, with its requests and responses observed. */
	observedBy(observer: HttpObserver): this {
		return this.withHttp(this.http.observedBy(observer));
	}

	/** The same client, recording its writes in a journal. */
	journaledBy(journal: WriteJournal): this {
		return this.withHttp(this.http.journaledBy(journal));
	}

	/** The same client with another request timeout; unchanged if none is given. */
	withTimeout(timeout: number | undefined): this {
		return this.withHttp(this.http.withTimeout(timeout));
	}

	private withHttp(http: HttpClient): this {
		const copy = Object.create(Object.getPrototypeOf(this) as object) as this;
		return Object.assign(copy, this, { http });
	}
}
