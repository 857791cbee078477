import type { RateLimit } from '../rateLimit';

/** How the emulated ContactHub behaves; every option may be changed while it runs. */
export interface ContactHubOptions {
	/** Seeded customers, up to 1,000,000; fixed at the start. */
	customers: number;
	/** Seeded events; fixed at the start. */
	events: number;
	/** Lists and queries see writes so much later; GET by id sees them at once. */
	indexLagMs: number;
	/** An accepted event, and the events of a reconciled session, appear so much later. */
	eventLagMs: number;
	/** What POST does with a customer that exists already; the API's default is MERGE. */
	uniquenessPolicy: 'NO_CHECK' | 'BLOCK' | 'MERGE';
	/** The attribute that tells customers apart. */
	uniqueProperty: string;
	uniqueCaseSensitive: boolean;
	/** Refuses a POST without the unique property, as the captured 400 does. */
	uniquePropertyRequired: boolean;
	/** Properties that POST and PUT must bring, for example base.firstName. */
	mandatoryProperties: string[];
	/** False refuses pages that reach beyond the window of results, as Elasticsearch does by default. */
	deepPaging: boolean;
	/** That window; fixed at 10,000 in Elasticsearch. */
	resultWindow: number;
	/** Status of that refusal, which isn't known. */
	deepPagingStatus: number;
	rateLimit?: RateLimit;
	/** 423 on writes of customers and their parts. */
	reindexing: boolean;
	/** 202 without a body for events, as before API 1.11. */
	emptyEventBody: boolean;
	/** So many seeded customers in a row share one registeredAt; fixed at the start. */
	sameTimestampEvery: number;
	/** Addresses from which source tokens may call; all when left out. */
	allowedIps?: string[];
}

const DEFAULTS: ContactHubOptions = {
	customers: 60,
	events: 40,
	indexLagMs: 0,
	eventLagMs: 0,
	uniquenessPolicy: 'MERGE',
	uniqueProperty: 'base.contacts.email',
	uniqueCaseSensitive: false,
	uniquePropertyRequired: false,
	mandatoryProperties: [],
	deepPaging: true,
	resultWindow: 10_000,
	deepPagingStatus: 400,
	reindexing: false,
	emptyEventBody: false,
	sameTimestampEvery: 1,
};

const MAX_CUSTOMERS = 1_000_000;

/**
 * The given options, with defaults for the others.
 * @throws RangeError when more than 1,000,000 customers are asked for
 */
export function completeOptions(options: Partial<ContactHubOptions> = {}): ContactHubOptions {
	const complete = { ...DEFAULTS, ...options };
	if (!(complete.customers >= 0 && complete.customers <= MAX_CUSTOMERS)) {
		throw new RangeError(`customers must be 0 to ${MAX_CUSTOMERS}`);
	}
	return complete;
}
