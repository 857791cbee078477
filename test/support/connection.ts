import type { CredentialData } from './credentials';

/** The connection settings, as set by a user in a credential under *Customize Connection*. */
export interface Connection {
	maxConcurrentRequests?: number;
	requestsPerSecond?: number;
	retries?: number;
	/** Milliseconds. */
	initialRetryDelay?: number;
	/** Milliseconds. */
	requestTimeout?: number;
}

/** The credentials, with their connection settings. */
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
