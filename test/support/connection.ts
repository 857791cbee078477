import type { CredentialData } from './credentials';

/** How servers are talked to, as a user sets it in a credential under *Customize Connection*. */
export interface Connection {
	maxConcurrentRequests?: number;
	requestsPerSecond?: number;
	retries?: number;
	/** Milliseconds. */
	initialRetryDelay?: number;
	/** Milliseconds. */
	requestTimeout?: number;
}

/** The credentials, with how their servers are talked to. */
export function withConnection(
	credentials: CredentialData,
	connection: Connection,
): CredentialData {
	return Object.fromEntries(
		Object.entries(credentials).map(([type, data]) => [
			type,
			{ ...data, customizeConnection: true, ...connection },
		]),
	);
}
