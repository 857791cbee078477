import { ApiClient, type HttpClient } from '../../kit';

/** What the clients of versions 2 and 3 have in common: each belongs to one account, and knows the address of the API. */
export abstract class AccountClient extends ApiClient {
	/**
	 * @param baseUrl without trailing slashes
	 * @param account identifies the account, for work that must be done sequentially and for state that is kept
	 */
	constructor(
		http: HttpClient,
		protected readonly baseUrl: string,
		readonly account: string,
	) {
		super(http);
	}

	/** Identifies a record across all accounts, e.g. that of `/contacts/7`. IDs may be written in upper or lower case. */
	getKey(target: string): string {
		return `${this.account} ${this.baseUrl}${target.toLowerCase()}`;
	}
}
