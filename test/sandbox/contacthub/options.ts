import type { RateLimit } from '../rateLimit';

/** How the emulated ContactHub behaves; every option may be changed while it runs. */
export interface ContactHubOptions {
	/** Number of seeded customers, up to 1,000,000; fixed at the start. */
	customers: number;
	/** Number of seeded events; fixed at the start. */
	events: number;
	/** Delay after which lists and queries see writes; GET by id sees them at once. */
	indexLagMs: number;
	/** Delay after which an accepted event, or the events of a reconciled session, appear. */
	eventLagMs: number;
	/** How POST handles a customer that already exists; the API's default is MERGE. */
	uniquenessPolicy: 'NO_CHECK' | 'BLOCK' | 'MERGE';
	/** The attribute that identifies customers. */
	uniqueProperty: string;
	uniqueCaseSensitive: boolean;
	/** Rejects a POST without the unique property, like the captured 400. */
	uniquePropertyRequired: boolean;
	/** Properties required in POST and PUT, for example base.firstName. */
	mandatoryProperties: string[];
	/** If false, rejects pages beyond the result window, as Elasticsearch does by default. */
	deepPaging: boolean;
	/** Size of that window; fixed at 10,000 in Elasticsearch. */
	resultWindow: number;
	/** Status of that error, which is unknown. */
	deepPagingStatus: number;
	rateLimit?: RateLimit;
	/** 423 for writes of customers and their parts. */
	reindexing: boolean;
	/** 202 without a body for events, as before API 1.11. */
	emptyEventBody: boolean;
	/** Number of consecutive seeded customers that share one registeredAt; fixed at the start. */
	sameTimestampEvery: number;
	/** Addresses from which source tokens may call; by default all. */
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
 * @throws RangeError if more than 1,000,000 customers are requested
 */
export function completeOptions(options: Partial<ContactHubOptions> = {}): ContactHubOptions {
	const complete = { ...DEFAULTS, ...options };
	if (!(complete.customers >= 0 && complete.customers <= MAX_CUSTOMERS)) {
		throw new RangeError(`customers must be 0 to ${MAX_CUSTOMERS}`);
	}
	return complete;
}
